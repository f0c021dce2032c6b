using System.Text.Json.Nodes;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.Recraft;

/// <summary>
/// Recraft: the answer to the call holds the pictures and the exact bill in units, of which a thousand are a dollar. Nothing can be looked
/// up, so it is class B.
/// </summary>
public sealed class RecraftProvider(VendorHttp http, ResultSpool spool) : IVendor
{
    private const decimal UnitsPerUsd = 1000;

    /// <summary>The dearest picture of the price list; who has less is refused for want of units (recraft.ai, August 2026).</summary>
    private const decimal DearestPictureUnits = 300;

    private static readonly TimeSpan SubmitLimit = TimeSpan.FromMinutes(3);

    public DeliveryClass Delivery => DeliveryClass.Blind;

    public ProviderPace Pace => http.Account.Pace(ProviderPace.Usual with { SubmitLimit = SubmitLimit });

    public VendorAccount Account => http.Account;

    public async Task<JobUpdate> SubmitAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var answer = await http.OrderAsync(http.Request(HttpMethod.Post, PathOf(request), JsonContent.Create(Fields(request))), cancellationToken);
        if (RecraftFault.OfOrder(answer, http.Now) is { } failed) return answer.Status == 403 ? await WithBalanceAsync(failed, cancellationToken) : failed;
        var pictures = answer.Json.Field("image")?.Base64("b64_json") is { } one ? [one] : answer.Json.Pictures("data", "b64_json");
        if (pictures is null or []) return VendorFault.Of(pictures is null ? FailureKind.Unreadable : FailureKind.ProviderFault, answer);
        var report = answer.Json.Number("credits") is { } units ? new ProviderReport(CostUsd: units / UnitsPerUsd) : null;
        return await spool.KeepAsync(request.JobId, request.JobId.ToString("N"), pictures, report, cancellationToken);
    }

    public Task<JobUpdate> PollAsync(string vendorJobId, CancellationToken cancellationToken) =>
        Task.FromResult<JobUpdate>(new JobUpdate.Failed(FailureKind.Lost, "There is nothing to ask: the pictures come with the answer to the order."));

    public Task<Stream> FetchAsync(ImageSource source, CancellationToken cancellationToken) =>
        throw new InvalidDataException("Recraft was asked for pictures, not for their addresses.");

    public Task CancelAsync(string vendorJobId, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ConnectionReport> TestAsync(CancellationToken cancellationToken)
    {
        var answer = await AskBalanceAsync(cancellationToken);
        if (!answer.IsSuccess) return ConnectionWords.Refused(answer.Status);
        return answer.Json.Number("credits") is { } units
            ? new(true, $"The key is accepted. {units:0} units are left there, worth {units / UnitsPerUsd:0.00} US dollars.")
            : ConnectionWords.Accepted;
    }

    /// <summary>What starts from a picture has a path of its own, which the catalogue names; the model, where one is asked for, stands in the fields.</summary>
    private static string PathOf(ImageRequest request) => request.Sources.Count > 0 ? request.VendorModel : "images/generations";

    /// <summary>A style's value is "style" or "style/substyle", as in "digital_illustration/hard_comics".</summary>
    private static JsonObject Fields(ImageRequest request)
    {
        var fields = InputTemplate.Fill(request);
        if (request.Sources.Count == 0) fields["model"] = request.VendorModel;
        // An address would have to be fetched within a day; the bytes are here at once.
        fields["response_format"] = "b64_json";
        if (request.NativeStyle?.Split('/') is not [var style, .. var rest]) return fields;
        fields["style"] = style;
        if (rest is [var substyle]) fields["substyle"] = substyle;
        return fields;
    }

    /// <summary>How an empty account is refused is not documented; what it has left tells it from a lack of rights.</summary>
    private async Task<JobUpdate.Failed> WithBalanceAsync(JobUpdate.Failed refusal, CancellationToken cancellationToken)
    {
        if (refusal.Kind != FailureKind.ProviderConfig) return refusal;
        try
        {
            var answer = await AskBalanceAsync(cancellationToken);
            return answer.Json.Number("credits") < DearestPictureUnits ? refusal with { Kind = FailureKind.ProviderFunds } : refusal;
        }
        catch (Exception trouble) when (trouble is HttpRequestException or NotSentException or IOException or TimeoutException or InvalidDataException)
        {
            return refusal;
        }
    }

    private Task<VendorAnswer> AskBalanceAsync(CancellationToken cancellationToken) =>
        http.AskAsync(http.Request(HttpMethod.Get, "users/me"), cancellationToken);
}
