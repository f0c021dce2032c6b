using System.Globalization;
using System.Text.Json.Nodes;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.OpenAICompatible;

/// <summary>
/// The part of the images API that such servers share: a model, a description, a size and a count. What only some of them know (seed, steps,
/// what to avoid) is the route's to add.
/// </summary>
public sealed class OpenAICompatibleProvider(VendorHttp http, ResultSpool spool) : IModelSource
{
    /// <summary>Lemonade warns of twenty minutes on slow machines, and two calls at once have hung vLLM-Omni (its issue 1080).</summary>
    private static readonly ProviderPace Slow = new(TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), MaxInFlight: 1);

    public DeliveryClass Delivery => DeliveryClass.Blind;

    public ProviderPace Pace => http.Account.Pace(Slow);

    public VendorAccount Account => http.Account;

    public async Task<JobUpdate> SubmitAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var answer = await http.OrderAsync(http.Request(HttpMethod.Post, "images/generations", JsonContent.Create(Body(request))), cancellationToken);
        if (VendorFault.OfOrder(answer, http.Now) is { } failed) return failed;

        var pictures = OpenAICompatibleResult.Pictures(answer.Json);
        if (pictures.Count > 0) return await spool.KeepAsync(request.JobId, request.JobId.ToString(), pictures, report: null, cancellationToken);
        var addresses = OpenAICompatibleResult.Addresses(answer.Json, http.Account.BaseUrl);
        return addresses.Count > 0
            ? new JobUpdate.Done(request.JobId.ToString(), addresses, Report: null)
            : VendorFault.Of(FailureKind.Unreadable, answer);
    }

    /// <summary>The answer to the order was the end of the job.</summary>
    public Task<JobUpdate> PollAsync(string vendorJobId, CancellationToken cancellationToken) =>
        Task.FromResult<JobUpdate>(new JobUpdate.Failed(FailureKind.Lost, "There is nothing to ask for."));

    public Task<Stream> FetchAsync(ImageSource source, CancellationToken cancellationToken) => http.DownloadAsync(source.Reference, cancellationToken);

    public Task CancelAsync(string vendorJobId, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ConnectionReport> TestAsync(CancellationToken cancellationToken)
    {
        var answer = await http.AskAsync(http.Request(HttpMethod.Get, "models"), cancellationToken);
        if (!answer.IsSuccess) return ConnectionWords.Refused(answer.Status);
        var count = OpenAICompatibleResult.Models(answer.Json).Count;
        return count == 0 ? new(false, "A server answers, but it names no model.") : new(true, $"The server answers. Models it names: {count}.");
    }

    /// <summary>The models that the server names. Most servers do not say which of them draw.</summary>
    public async Task<IReadOnlyList<string>> ModelsAsync(CancellationToken cancellationToken)
    {
        var answer = await http.AskAsync(http.Request(HttpMethod.Get, "models"), cancellationToken);
        return answer.IsSuccess ? OpenAICompatibleResult.Models(answer.Json) : throw new UnclearAnswerException(answer.Detail);
    }

    private static JsonObject Body(ImageRequest request)
    {
        var fields = InputTemplate.Fill(request);
        fields["model"] = request.VendorModel;
        fields["prompt"] = SafePrompt.Of(request.Prompt);
        fields["n"] = request.Count;
        fields["size"] = string.Create(CultureInfo.InvariantCulture, $"{request.Size.Width}x{request.Size.Height}");
        fields["response_format"] = "b64_json";
        return fields;
    }
}
