using System.Globalization;
using System.Text.Json.Nodes;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.DashScope;

/// <summary>
/// Qwen Image by the vendor's synchronous route: the answer names the pictures, which stay for a day. There is no key against doubles and
/// no job to look up, so it is class B.
/// </summary>
public sealed class DashScopeProvider(VendorHttp http) : IVendor
{
    /// <summary>Its gateway gives up after 298 s (a header of recorded answers).</summary>
    private static readonly TimeSpan SubmitLimit = TimeSpan.FromSeconds(310);

    /// <summary>Small accounts may send two calls a minute; more at once would only be refused.</summary>
    private const int MaxInFlight = 2;

    public DeliveryClass Delivery => DeliveryClass.Blind;

    public ProviderPace Pace => http.Account.Pace(new(SubmitLimit, null, MaxInFlight));

    public VendorAccount Account => http.Account;

    public async Task<JobUpdate> SubmitAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var order = http.Request(HttpMethod.Post, "services/aigc/multimodal-generation/generation", JsonContent.Create(Body(request)));
        var answer = await http.OrderAsync(order, cancellationToken);
        return DashScopeFault.OfOrder(answer, http.Now) ?? DashScopeResult.Read(request.JobId.ToString(), answer);
    }

    /// <summary>The answer to the order was the end of the job.</summary>
    public Task<JobUpdate> PollAsync(string vendorJobId, CancellationToken cancellationToken) =>
        Task.FromResult<JobUpdate>(new JobUpdate.Failed(FailureKind.Lost, "There is nothing to ask for."));

    public Task<Stream> FetchAsync(ImageSource source, CancellationToken cancellationToken) => http.DownloadAsync(source.Reference, cancellationToken);

    public Task CancelAsync(string vendorJobId, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ConnectionReport> TestAsync(CancellationToken cancellationToken)
    {
        // A task that nobody has is answered with 200 and "UNKNOWN", to a right key only (recorded answers).
        var answer = await http.AskAsync(http.Request(HttpMethod.Get, $"tasks/{Guid.Empty}"), cancellationToken);
        return answer.IsSuccess ? ConnectionWords.Accepted : ConnectionWords.Refused(answer.Status);
    }

    private static JsonObject Body(ImageRequest request)
    {
        var parameters = InputTemplate.Fill(request);
        // Without a size a result takes the shape of the picture it starts from.
        if (!request.KeepsRatio) parameters["size"] = string.Create(CultureInfo.InvariantCulture, $"{request.Size.Width}*{request.Size.Height}");
        return new()
        {
            ["model"] = request.VendorModel,
            ["input"] = new JsonObject
            {
                ["messages"] = new JsonArray(new JsonObject
                {
                    ["role"] = "user",
                    ["content"] = Content(request),
                }),
            },
            ["parameters"] = parameters,
        };
    }

    /// <summary>Pictures first, then the words (recorded requests).</summary>
    private static JsonArray Content(ImageRequest request) =>
        [.. request.Sources.Select(picture => new JsonObject { ["image"] = picture.DataUri }), new JsonObject { ["text"] = request.Prompt }];
}
