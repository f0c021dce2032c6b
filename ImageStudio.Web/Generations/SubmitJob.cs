using ImageStudio.Web.Catalog;
using ImageStudio.Web.Data;
using ImageStudio.Web.Providers;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Generations;

/// <summary>Hands a job to its vendor, at most once unless the vendor's delivery class allows more (reliability: classes of delivery).</summary>
public sealed partial class SubmitJob(
    StudioDb db, WriteRequest write, PollJob poll, RecoverSubmit recover, RefuseJob refuse, EndJob end, ProviderCircuits circuits, IOptions<GenerationOptions> options, TimeProvider clock,
    ILogger<SubmitJob> log)
{
    public const int MaxAttempts = 5;
    private static readonly TimeSpan LongestRateLimit = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan UsualRateLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestQueue = TimeSpan.FromMinutes(30);

    public async Task RunAsync(IImageProvider provider, Generation generation, ProviderJob job, CancellationToken cancellationToken)
    {
        if (job.State == ProviderJobState.Submitting && await recover.RunAsync(provider, job, cancellationToken)) return;
        if (job.State == ProviderJobState.Ready && await StandBackAsync(provider, generation, job, cancellationToken)) return;
        if (job.SubmitAttempts >= MaxAttempts)
        {
            await refuse.RunAsync(job, new(FailureKind.ProviderFault, "No answer, time and again."), cancellationToken);
            return;
        }

        if (await RequestAsync(generation, job, cancellationToken) is not { } request) return;
        job.BeginSubmit(clock.UtcNow, provider.Pace.Patience ?? TimeSpan.FromMinutes(options.Value.JobMinutes));
        await db.SaveChangesAsync(cancellationToken);
        var update = await CallAsync(provider, request, cancellationToken);
        circuits.Note(provider.Id, generation.VendorModel, update is null ? FailureKind.Transient : (update as JobUpdate.Failed)?.Kind);
        await ApplyAsync(provider, job, update, cancellationToken);
    }

    /// <returns>Null when it cannot be written; the job has then ended, and nothing was sent.</returns>
    private async Task<ImageRequest?> RequestAsync(Generation generation, ProviderJob job, CancellationToken cancellationToken)
    {
        try
        {
            if (generation.Operation != ImageOperation.Create) await db.Entry(generation).Collection(g => g.Sources).LoadAsync(cancellationToken);
            return await write.RunAsync(generation, job, cancellationToken);
        }
        catch (InvalidDataException trouble)
        {
            LogNotWritten(log, trouble, job.Id);
            await end.FailAsync(job, ProviderJobState.Failed, EndReason.SourceUnreadable, cancellationToken);
            return null;
        }
    }

    /// <summary>Nothing is sent to a provider that is out of order: what only its operator can mend ends the job, the rest waits.</summary>
    private async Task<bool> StandBackAsync(IImageProvider provider, Generation generation, ProviderJob job, CancellationToken cancellationToken)
    {
        var open = provider.IsReady ? circuits.Find(provider.Id, generation.VendorModel) : new(FailureKind.BadKey, clock.UtcNow);
        if (open is null) return false;

        if (open.Reason is FailureKind.BadKey or FailureKind.ProviderFunds or FailureKind.ProviderConfig or FailureKind.ModelGone)
            await refuse.RunAsync(job, new(open.Reason, "The provider is out of order; nothing was sent."), cancellationToken);
        else if (open.Until - job.QueuedAt > LongestQueue)
            await refuse.RunAsync(job, new(FailureKind.NotAccepted, "The provider was out of order for too long."), cancellationToken);
        else
            await SaveAsync(() => job.Wait(open.Until), cancellationToken);
        return true;
    }

    /// <returns>The vendor's answer, or null when nobody knows whether the call arrived.</returns>
    private async Task<JobUpdate?> CallAsync(IImageProvider provider, ImageRequest request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(provider.Pace.SubmitLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await provider.SubmitAsync(request, either.Token);
        }
        catch (Exception nothingSent) when (nothingSent is NotSentException or UnsafeAddressException)
        {
            return new JobUpdate.Failed(FailureKind.NotAccepted, nothingSent.Message);
        }
        catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
        {
            LogNoAnswer(log, trouble, request.JobId);
            return null;
        }
    }

    private Task ApplyAsync(IImageProvider provider, ProviderJob job, JobUpdate? update, CancellationToken cancellationToken) => update switch
    {
        JobUpdate.Failed { Kind: FailureKind.RateLimited } failed => WaitForRoomAsync(job, failed, cancellationToken),
        JobUpdate.Failed { Kind: FailureKind.NotAccepted } failed => RetryAsync(job, failed, cancellationToken),
        JobUpdate.Failed failed => refuse.RunAsync(job, failed, cancellationToken),
        not null => poll.ApplyAsync(job, update, cancellationToken),
        null => recover.LookLaterAsync(provider, job, cancellationToken),
    };

    private Task WaitForRoomAsync(ProviderJob job, JobUpdate.Failed failed, CancellationToken cancellationToken)
    {
        var wait = failed.RetryAfter is { } asked && asked > TimeSpan.Zero ? asked : UsualRateLimit;
        if (wait > LongestRateLimit) wait = LongestRateLimit;
        var at = clock.UtcNow + wait;
        if (at - job.QueuedAt > LongestQueue) return refuse.RunAsync(job, failed, cancellationToken);

        return SaveAsync(() => job.SubmitAgain(at, countsAsAttempt: false), cancellationToken);
    }

    private Task RetryAsync(ProviderJob job, JobUpdate.Failed failed, CancellationToken cancellationToken) => job.SubmitAttempts >= MaxAttempts
        ? refuse.RunAsync(job, failed, cancellationToken)
        : SaveAsync(() => job.SubmitAgain(clock.UtcNow + RecoverSubmit.BackOff(job), countsAsAttempt: true), cancellationToken);

    private Task SaveAsync(Action move, CancellationToken cancellationToken)
    {
        move();
        return db.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId}: a picture to start from could not be prepared; nothing was sent")]
    private static partial void LogNotWritten(ILogger logger, Exception trouble, Guid jobId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId}: no answer to the submit")]
    private static partial void LogNoAnswer(ILogger logger, Exception trouble, Guid jobId);
}
