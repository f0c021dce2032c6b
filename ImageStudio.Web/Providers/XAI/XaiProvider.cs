using System.Text.Json.Nodes;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.XAI;

/// <summary>xAI's images: the answer to an order holds the pictures and what they cost.</summary>
public sealed class XaiProvider(VendorHttp http, ResultSpool spool) : IVendor
{
    private static readonly ProviderPace Usual = new(TimeSpan.FromMinutes(3), null, 8);

    public DeliveryClass Delivery => DeliveryClass.Blind;

    public ProviderPace Pace => http.Account.Pace(Usual);

    public VendorAccount Account => http.Account;

    public async Task<JobUpdate> SubmitAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var answer = await http.OrderAsync(http.Request(HttpMethod.Post, request.Sources.Count > 0 ? "images/edits" : "images/generations", JsonContent.Create(Fields(request))), cancellationToken);
        return XaiFault.OfOrder(answer, http.Now) ?? await KeepAsync(request.JobId, answer, cancellationToken);
    }

    /// <summary>The answer to an order is the end; there is nothing to ask for.</summary>
    public Task<JobUpdate> PollAsync(string vendorJobId, CancellationToken cancellationToken) =>
        Task.FromResult<JobUpdate>(new JobUpdate.Failed(FailureKind.Lost, "The answer to the order was lost."));

    public Task<Stream> FetchAsync(ImageSource source, CancellationToken cancellationToken) =>
        throw new InvalidDataException("The pictures come with the answer.");

    public Task CancelAsync(string vendorJobId, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ConnectionReport> TestAsync(CancellationToken cancellationToken)
    {
        var answer = await http.AskAsync(http.Request(HttpMethod.Get, "image-generation-models"), cancellationToken);
        if (!answer.IsSuccess) return ConnectionWords.Refused(XaiFault.IsBadKey(answer) ? 401 : answer.Status);
        return answer.Json.Items("models").Count() is var models and > 0
            ? new(true, $"The key is accepted. Image models offered there: {models}.")
            : ConnectionWords.Accepted;
    }

    private static JsonObject Fields(ImageRequest request)
    {
        var fields = InputTemplate.Fill(request);
        fields["model"] = request.VendorModel;
        // Addresses live on hosts that are written down nowhere.
        fields["response_format"] = "b64_json";
        if (request.Sources is [var only]) fields["image"] = Picture(only);
        else if (request.Sources.Count > 1) fields["images"] = new JsonArray([.. request.Sources.Select(Picture)]);
        return fields;
    }

    private static JsonObject Picture(RequestPicture picture) => new() { ["url"] = picture.DataUri, ["type"] = "image_url" };

    private async Task<JobUpdate> KeepAsync(Guid jobId, VendorAnswer answer, CancellationToken cancellationToken)
    {
        var result = XaiResult.Read(answer);
        return result.Pictures.Count > 0
            ? await spool.KeepAsync(jobId, jobId.ToString("N"), result.Pictures, result.Report, cancellationToken)
            : VendorFault.Of(result.Failure, answer);
    }
}
