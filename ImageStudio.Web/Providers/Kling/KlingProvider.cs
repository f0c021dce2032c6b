using System.Globalization;
using System.Text.Json;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.Kling;

/// <summary>
/// Kling's task queue. A task carries an id of our choosing, unique in the account, by which it can be asked for: an order whose answer got
/// lost is looked up, and sent again only when Kling has no such task.
/// </summary>
public sealed class KlingProvider(VendorHttp http, KlingOptions options) : IVendor
{
    private const string Tasks = "v1/images/generations";

    /// <summary>Tasks that start from pictures have a route of their own, and are asked for there; their handles begin with this.</summary>
    private const string OmniTasks = "v1/images/omni-image";
    private const string OmniMark = "omni:";

    /// <summary>Packs are listed by when they were bought, and last a year at most.</summary>
    private static readonly TimeSpan PacksOf = TimeSpan.FromDays(400);

    public DeliveryClass Delivery => DeliveryClass.Listable;

    public ProviderPace Pace => http.Account.Pace(ProviderPace.Usual with { SubmitLimit = TimeSpan.FromSeconds(60) });

    public VendorAccount Account => http.Account;

    public async Task<JobUpdate> SubmitAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var fields = InputTemplate.Fill(request);
        // By the name of "model" it would be overlooked, and the oldest model would draw.
        fields["model_name"] = request.VendorModel;
        fields["external_task_id"] = request.JobId.ToString();
        var isOmni = request.Sources.Count > 0;
        if (isOmni) KlingPictures.Add(fields, request);
        var answer = await http.OrderAsync(Dated(HttpMethod.Post, isOmni ? OmniTasks : Tasks, JsonContent.Create(fields)), cancellationToken);
        if (KlingFault.OfOrder(answer, http.Now) is not { } failed) return Read(answer, isOmni);

        // An id that Kling already has is refused like any other field: then the task was taken before.
        return failed.Kind == FailureKind.SettingsRefused && await LookUpAsync(request.JobId, cancellationToken) is { } taken ? taken : failed;
    }

    public async Task<JobUpdate> PollAsync(string vendorJobId, CancellationToken cancellationToken)
    {
        var isOmni = vendorJobId.StartsWith(OmniMark, StringComparison.Ordinal);
        var id = isOmni ? vendorJobId[OmniMark.Length..] : vendorJobId;
        var answer = await AskAsync($"{(isOmni ? OmniTasks : Tasks)}/{Uri.EscapeDataString(id)}", cancellationToken);
        return KlingFault.OfQuestion(answer, http.Now) ?? Read(answer, isOmni);
    }

    /// <summary>An id of ours is unique in the account, but each route knows its own tasks only.</summary>
    public async Task<JobUpdate?> LookUpAsync(Guid jobId, CancellationToken cancellationToken) =>
        await LookUpAsync(jobId, isOmni: false, cancellationToken) ?? await LookUpAsync(jobId, isOmni: true, cancellationToken);

    private async Task<JobUpdate?> LookUpAsync(Guid jobId, bool isOmni, CancellationToken cancellationToken)
    {
        var answer = await AskAsync($"{(isOmni ? OmniTasks : Tasks)}/{jobId}", cancellationToken);
        if (KlingFault.CodeOf(answer) == KlingFault.NoSuchTask) return null;
        return (KlingFault.OfQuestion(answer, http.Now) ?? Read(answer, isOmni)) switch
        {
            JobUpdate.Failed { Kind: FailureKind.ProviderFault or FailureKind.ModeratedAfter } ended => ended,
            // Another page's 404 or a gateway's trouble says nothing about the task.
            JobUpdate.Failed trouble => throw new UnclearAnswerException(trouble.Detail),
            var found => found,
        };
    }

    public Task<Stream> FetchAsync(ImageSource source, CancellationToken cancellationToken) => http.DownloadAsync(source.Reference, cancellationToken);

    /// <summary>Kling's image tasks cannot be stopped.</summary>
    public Task CancelAsync(string vendorJobId, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ConnectionReport> TestAsync(CancellationToken cancellationToken)
    {
        var (from, to) = ((http.Now - PacksOf).ToUnixTimeMilliseconds(), http.Now.ToUnixTimeMilliseconds());
        var answer = await AskAsync(string.Create(CultureInfo.InvariantCulture, $"account/costs?start_time={from}&end_time={to}"), cancellationToken);
        if (!answer.IsSuccess || KlingFault.CodeOf(answer) is > 0) return ConnectionWords.Refused(KlingFault.StatusOf(answer));
        var left = UnitsLeft(answer.Json).ToString("0.##", CultureInfo.InvariantCulture);
        return new(true, $"The key is accepted. {left} units are left in its packs.");
    }

    private JobUpdate Read(VendorAnswer answer, bool isOmni) => KlingTask.Read(answer, options) switch
    {
        JobUpdate.Running running when isOmni => running with { VendorJobId = OmniMark + running.VendorJobId },
        JobUpdate.Done done when isOmni => done with { VendorJobId = OmniMark + done.VendorJobId },
        var update => update,
    };

    private static decimal UnitsLeft(JsonElement body) => (body.Field("data") ?? default).Items("resource_pack_subscribe_infos")
        .Where(pack => pack.Text("status") == "online").Sum(pack => pack.Number("remaining_quantity") ?? 0);

    private Task<VendorAnswer> AskAsync(string path, CancellationToken cancellationToken) => http.AskAsync(Dated(HttpMethod.Get, path), cancellationToken);

    private HttpRequestMessage Dated(HttpMethod method, string path, HttpContent? content = null) => http.Request(method, path, content).Dated(http.Now);
}
