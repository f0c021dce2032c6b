using System.Text.Json.Nodes;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.Google;

/// <summary>
/// Gemini's image models: one picture in the answer to one call, with a count of tokens. Nothing can be looked up, so it is class B; a call
/// that is broken off is billed all the same.
/// </summary>
public sealed class GoogleProvider(VendorHttp http, ResultSpool spool) : IVendor
{
    private static readonly TimeSpan SubmitLimit = TimeSpan.FromMinutes(5);

    public DeliveryClass Delivery => DeliveryClass.Blind;

    public ProviderPace Pace => http.Account.Pace(ProviderPace.Usual with { SubmitLimit = SubmitLimit });

    public VendorAccount Account => http.Account;

    public async Task<JobUpdate> SubmitAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var order = http.Request(HttpMethod.Post, $"models/{request.VendorModel}:generateContent", JsonContent.Create(Body(request)));
        var answer = await http.OrderAsync(order, cancellationToken);
        if (GoogleFault.OfOrder(answer, http.Now) is { } failed) return failed;
        return GoogleResult.Read(answer.Json) switch
        {
            { Picture: { } picture } => await spool.KeepAsync(
                request.JobId, request.JobId.ToString("N"), [picture], GoogleResult.Report(request, answer.Json), cancellationToken),
            { Failure: var kind } => VendorFault.Of(kind, answer),
        };
    }

    public Task<JobUpdate> PollAsync(string vendorJobId, CancellationToken cancellationToken) =>
        Task.FromResult<JobUpdate>(new JobUpdate.Failed(FailureKind.Lost, "There is nothing to ask: the picture comes with the answer to the order."));

    public Task<Stream> FetchAsync(ImageSource source, CancellationToken cancellationToken) =>
        throw new InvalidDataException("Google names no addresses of pictures.");

    public Task CancelAsync(string vendorJobId, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ConnectionReport> TestAsync(CancellationToken cancellationToken)
    {
        var answer = await http.AskAsync(http.Request(HttpMethod.Get, "models?pageSize=1"), cancellationToken);
        if (answer.IsSuccess) return ConnectionWords.Accepted;
        // A wrong key is called a wrong argument here.
        return ConnectionWords.Refused(GoogleFault.IsBadKey(answer) ? 401 : answer.Status);
    }

    /// <summary>
    /// The route's fields are the generation's configuration. Without the modality only words come back. Pictures stand after the words, in the
    /// order that the words speak of them; the first gives its ratio where none is named.
    /// </summary>
    private static JsonObject Body(ImageRequest request)
    {
        var configuration = InputTemplate.Fill(request);
        configuration["responseModalities"] = new JsonArray("IMAGE");
        var parts = new JsonArray(new JsonObject { ["text"] = request.Prompt });
        foreach (var picture in request.Sources) parts.Add((JsonNode)Inline(picture));
        return new()
        {
            ["contents"] = new JsonArray(new JsonObject { ["role"] = "user", ["parts"] = parts }),
            ["generationConfig"] = configuration,
        };
    }

    private static JsonObject Inline(RequestPicture picture) =>
        new() { ["inlineData"] = new JsonObject { ["mimeType"] = picture.ContentType, ["data"] = picture.Base64 } };
}
