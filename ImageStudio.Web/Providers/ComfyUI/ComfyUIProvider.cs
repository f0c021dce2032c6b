using System.Text.Json;
using System.Text.Json.Nodes;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.ComfyUI;

/// <summary>
/// ComfyUI's queue (server.py and execution.py of Comfy-Org/ComfyUI): a workflow goes in, files come out. An order carries our job's id twice.
/// Newer servers take it as their own id; older ones give out another, which then counts. Both keep the name of who sent an order, which is
/// that id again, so that an order whose answer got lost is found on either. Queue and history are forgotten with a restart:
/// an order that is in neither is gone and may be sent again, at the worst drawing on the operator's machine what nobody sees.
/// </summary>
public sealed class ComfyUIProvider(VendorHttp http, ComfyUIWorkflow workflow) : IModelSource
{
    /// <summary>Enough for what was ordered meanwhile; each comes with its whole workflow.</summary>
    private const int MostHistory = 20;

    /// <summary>It draws one order after the other, and may have to read a model of many gigabytes first.</summary>
    private static readonly ProviderPace Slow = new(TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), MaxInFlight: 2);

    public DeliveryClass Delivery => DeliveryClass.Listable;

    public ProviderPace Pace => http.Account.Pace(Slow);

    public VendorAccount Account => http.Account;

    public async Task<JobUpdate> SubmitAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var ours = request.JobId.ToString();
        var order = new JsonObject { ["prompt"] = workflow.Fill(request), ["client_id"] = ours, ["prompt_id"] = ours };
        var answer = await http.OrderAsync(http.Request(HttpMethod.Post, "prompt", JsonContent.Create(order)), cancellationToken);
        if (ComfyUIFault.OfOrder(answer, request.VendorModel, http.Now) is { } failed) return failed;
        return ComfyUIJob.IdOf(answer.Json.Field("prompt_id") ?? default) is { } id
            ? new JobUpdate.Running(id)
            : VendorFault.Of(FailureKind.Unreadable, answer);
    }

    public async Task<JobUpdate> PollAsync(string vendorJobId, CancellationToken cancellationToken) =>
        await FindAsync(vendorJobId, cancellationToken) ?? new JobUpdate.Failed(FailureKind.Lost, "Neither in the queue nor in the history.");

    public async Task<JobUpdate?> LookUpAsync(Guid jobId, CancellationToken cancellationToken) =>
        (await FindAsync(jobId.ToString(), cancellationToken) ?? await FindByNameAsync(jobId.ToString(), cancellationToken)) switch
        {
            JobUpdate.Failed { Kind: FailureKind.ProviderFault or FailureKind.UnsafeResult } ended => ended,
            JobUpdate.Failed trouble => throw new UnclearAnswerException(trouble.Detail),
            var found => found,
        };

    public Task<Stream> FetchAsync(ImageSource source, CancellationToken cancellationToken) => http.DownloadAsync(source.Reference, cancellationToken);

    /// <summary>
    /// Out of the queue; or, where it runs, stopped. Older servers stop whatever runs at that moment, so they are asked only while that is ours.
    /// </summary>
    public async Task CancelAsync(string vendorJobId, CancellationToken cancellationToken)
    {
        await TellAsync("queue", new JsonObject { ["delete"] = new JsonArray(vendorJobId) }, cancellationToken);
        var queue = await AskAsync("queue", cancellationToken);
        if (ComfyUIQueue.Of(queue.Json)?.IsRunning(vendorJobId) == true)
            await TellAsync("interrupt", new JsonObject { ["prompt_id"] = vendorJobId }, cancellationToken);
    }

    public async Task<ConnectionReport> TestAsync(CancellationToken cancellationToken)
    {
        var answer = await AskForModelsAsync(cancellationToken);
        if (!answer.IsSuccess) return ConnectionWords.Refused(answer.Status);
        var models = Models(answer);
        if (models.Count == 0) return new(false, "A server answers, but it has no model for the workflow.");
        return new(true, "The server answers. " + (workflow.Loader is null ? $"The workflow is {workflow.Name}." : $"Models it has: {models.Count}."));
    }

    /// <summary>The files that the workflow's node can be given; a workflow with a model of its own is one model by its file's name.</summary>
    public async Task<IReadOnlyList<string>> ModelsAsync(CancellationToken cancellationToken)
    {
        var answer = await AskForModelsAsync(cancellationToken);
        return answer.IsSuccess ? Models(answer) : throw new UnclearAnswerException(answer.Detail);
    }

    /// <summary>A job goes from the queue to the history and never back: in neither, it may just have gone, so the history is asked again.</summary>
    /// <returns>Null when the server has no such job.</returns>
    private async Task<JobUpdate?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (await EndAsync(id, cancellationToken) is { } ended) return ended;
        var answer = await AskAsync("queue", cancellationToken);
        if (VendorFault.OfQuestion(answer, http.Now) is { } failed) return failed;
        if (ComfyUIQueue.Of(answer.Json) is not { } queue) return VendorFault.Of(FailureKind.Unreadable, answer);
        return queue.Find(id) ?? await EndAsync(id, cancellationToken);
    }

    private async Task<JobUpdate?> EndAsync(string id, CancellationToken cancellationToken)
    {
        var answer = await AskAsync($"history/{Uri.EscapeDataString(id)}", cancellationToken);
        if (VendorFault.OfQuestion(answer, http.Now) is { } failed) return failed;
        if (answer.Json.ValueKind != JsonValueKind.Object) return VendorFault.Of(FailureKind.Unreadable, answer);
        return answer.Json.Field(id) is { } entry ? ComfyUIJob.Ended(id, entry, http.Account.BaseUrl) : null;
    }

    /// <summary>On a server that gives out ids of its own.</summary>
    private async Task<JobUpdate?> FindByNameAsync(string name, CancellationToken cancellationToken)
    {
        var waiting = await AskAsync("queue", cancellationToken);
        if (VendorFault.OfQuestion(waiting, http.Now) is { } trouble) return trouble;
        if (ComfyUIQueue.Of(waiting.Json) is not { } queue) return VendorFault.Of(FailureKind.Unreadable, waiting);
        if (queue.IdOfClient(name) is { } id) return new JobUpdate.Running(id);
        var ended = await AskAsync($"history?max_items={MostHistory}", cancellationToken);
        if (VendorFault.OfQuestion(ended, http.Now) is { } failed) return failed;
        if (ended.Json.ValueKind != JsonValueKind.Object) return VendorFault.Of(FailureKind.Unreadable, ended);
        var entries = ended.Json.EnumerateObject()
            .Select(entry => (Order: ComfyUIQueue.Item.Of(entry.Value.Field("prompt") ?? default), entry.Value));
        return entries.FirstOrDefault(entry => entry.Order?.Client == name) is { Order: { } order, Value: var found }
            ? ComfyUIJob.Ended(order.Id, found, http.Account.BaseUrl)
            : null;
    }

    /// <summary>Something small where the workflow has its own model: that this is ComfyUI, and that it answers.</summary>
    private Task<VendorAnswer> AskForModelsAsync(CancellationToken cancellationToken) =>
        AskAsync(workflow.Loader is { } loader ? $"object_info/{Uri.EscapeDataString(loader.Class)}" : "prompt", cancellationToken);

    private IReadOnlyList<string> Models(VendorAnswer answer) => workflow.Loader is { } loader
        ? ComfyUIModels.Of(answer.Json, loader)
        : answer.Json.Field("exec_info") is null ? [] : [workflow.Name];

    private Task<VendorAnswer> AskAsync(string path, CancellationToken cancellationToken) =>
        http.AskAsync(http.Request(HttpMethod.Get, path), cancellationToken);

    private Task TellAsync(string path, JsonObject body, CancellationToken cancellationToken) =>
        http.AskAsync(http.Request(HttpMethod.Post, path, JsonContent.Create(body)), cancellationToken);
}
