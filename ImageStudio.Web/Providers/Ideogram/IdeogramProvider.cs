using System.Text.Json.Nodes;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.Ideogram;

/// <summary>
/// Ideogram's two APIs: version 3 of the model is asked by a form, the later ones by JSON. Both answer with addresses of finished pictures,
/// good for a day. Nothing can be looked up by an id of ours, so it is class B.
/// </summary>
public sealed class IdeogramProvider(VendorHttp http) : IVendor
{
    /// <summary>How the first API writes its models: "ideogram-v3", where the second has "ideogram-4-5".</summary>
    private const string FirstApi = "ideogram-v";

    private static readonly TimeSpan SubmitLimit = TimeSpan.FromMinutes(3);

    public DeliveryClass Delivery => DeliveryClass.Blind;

    public ProviderPace Pace => http.Account.Pace(ProviderPace.Usual with { SubmitLimit = SubmitLimit });

    public VendorAccount Account => http.Account;

    public async Task<JobUpdate> SubmitAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var fields = Fields(request);
        var order = request.VendorModel.StartsWith(FirstApi, StringComparison.Ordinal)
            ? http.Request(HttpMethod.Post, $"v1/{request.VendorModel}/generate", Form(fields))
            : http.Request(HttpMethod.Post, $"v2/image/generate/{request.VendorModel}", JsonContent.Create(fields));
        var answer = await http.OrderAsync(order, cancellationToken);
        return IdeogramFault.OfOrder(answer, http.Now) ?? IdeogramResult.Read(request.JobId.ToString("N"), answer);
    }

    public Task<JobUpdate> PollAsync(string vendorJobId, CancellationToken cancellationToken) =>
        Task.FromResult<JobUpdate>(new JobUpdate.Failed(FailureKind.Lost, "There is nothing to ask: the answer to the order names the pictures."));

    public Task<Stream> FetchAsync(ImageSource source, CancellationToken cancellationToken) => http.DownloadAsync(source.Reference, cancellationToken);

    public Task CancelAsync(string vendorJobId, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ConnectionReport> TestAsync(CancellationToken cancellationToken)
    {
        // A dry run is answered with a price; nothing is drawn and nothing is billed (developer.ideogram.ai, price quotes).
        var fields = new JsonObject { ["prompt"] = "a heron", ["num_images"] = 1, ["size"] = "1024x1024", ["quality"] = "medium", ["magic_prompt"] = "off" };
        var answer = await http.AskAsync(http.Request(HttpMethod.Post, "v2/image/generate/ideogram-4-5?dry_run=true", JsonContent.Create(fields)), cancellationToken);
        if (!answer.IsSuccess) return ConnectionWords.Refused(answer.Status);
        return answer.Json.Number("usd_micros") is { } micros
            ? new(true, $"The key is accepted. A picture of Ideogram 4.5 costs {micros / 1_000_000:0.####} US dollars there.")
            : ConnectionWords.Accepted;
    }

    /// <summary>A style's value names its field as well: "style_type:REALISTIC".</summary>
    private static JsonObject Fields(ImageRequest request)
    {
        var fields = InputTemplate.Fill(request);
        if (request.NativeStyle?.Split(':') is [var field, var value]) fields[field] = value;
        return fields;
    }

    /// <summary>As browsers write a form: names in quotes, the boundary without, and no type on a text.</summary>
    private static MultipartFormDataContent Form(JsonObject fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var boundary in form.Headers.ContentType!.Parameters) boundary.Value = boundary.Value!.Trim('"');
        foreach (var (name, value) in fields)
        {
            var part = new StringContent(value!.ToString());
            part.Headers.ContentType = null;
            form.Add(part, $"\"{name}\"");
        }

        return form;
    }
}
