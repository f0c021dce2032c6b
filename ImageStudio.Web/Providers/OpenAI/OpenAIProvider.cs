using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.OpenAI;

/// <summary>
/// OpenAI's Images API: the answer to the call holds the pictures and a count of tokens. No idempotency key is honoured and nothing can be
/// looked up, so it is class B; a call that is broken off goes on there and is billed.
/// </summary>
public sealed class OpenAIProvider(VendorHttp http, ResultSpool spool) : IVendor
{
    private const string ImageModels = "gpt-image-";

    /// <summary>As long as the official clients wait.</summary>
    private static readonly TimeSpan SubmitLimit = TimeSpan.FromMinutes(10);

    public DeliveryClass Delivery => DeliveryClass.Blind;

    public ProviderPace Pace => http.Account.Pace(ProviderPace.Usual with { SubmitLimit = SubmitLimit });

    public VendorAccount Account => http.Account;

    public async Task<JobUpdate> SubmitAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var answer = await http.OrderAsync(Order(request), cancellationToken);
        if (OpenAIFault.OfOrder(answer, http.Now) is { } failed) return failed;
        var pictures = answer.Json.Pictures("data", "b64_json");
        return pictures is null or []
            ? VendorFault.Of(pictures is null ? FailureKind.Unreadable : FailureKind.ProviderFault, answer)
            : await spool.KeepAsync(request.JobId, request.JobId.ToString("N"), pictures, OpenAIUsage.Report(request, answer.Json), cancellationToken);
    }

    public Task<JobUpdate> PollAsync(string vendorJobId, CancellationToken cancellationToken) =>
        Task.FromResult<JobUpdate>(new JobUpdate.Failed(FailureKind.Lost, "There is nothing to ask: the pictures come with the answer to the order."));

    public Task<Stream> FetchAsync(ImageSource source, CancellationToken cancellationToken) =>
        throw new InvalidDataException("OpenAI names no addresses of pictures.");

    public Task CancelAsync(string vendorJobId, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ConnectionReport> TestAsync(CancellationToken cancellationToken)
    {
        var answer = await http.AskAsync(http.Request(HttpMethod.Get, "models"), cancellationToken);
        if (!answer.IsSuccess) return ConnectionWords.Refused(answer.Status);
        var drawing = answer.Json.Items("data").Count(model => model.Text("id")?.StartsWith(ImageModels, StringComparison.Ordinal) == true);
        return drawing > 0 ? ConnectionWords.Accepted : new(false, "The key is accepted, but no GPT-Image model is listed for it.");
    }

    /// <summary>What starts from pictures is a form: the first picture is the one to change, and its mask is transparent where it may be.</summary>
    private HttpRequestMessage Order(ImageRequest request)
    {
        var fields = InputTemplate.Fill(request);
        // The server's own default has changed over time.
        fields["model"] = request.VendorModel;
        if (request.Sources.Count == 0) return http.Request(HttpMethod.Post, "images/generations", JsonContent.Create(fields));

        var form = VendorForm.Of(fields);
        foreach (var (index, picture) in request.Sources.Index()) form.With("image[]", picture, $"image-{index + 1}");
        if (request.Mask is { } mask) form.With("mask", mask, "mask");
        return http.Request(HttpMethod.Post, "images/edits", form);
    }
}
