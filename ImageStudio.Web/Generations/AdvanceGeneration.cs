using ImageStudio.Web.Data;
using ImageStudio.Web.Providers;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Generations;

/// <summary>Takes one claimed provider job one step further. Every step ends in a saved row, so that a crash repeats at most one step.</summary>
public sealed partial class AdvanceGeneration(
    StudioDb db, SubmitJob submit, PollJob poll, StoreImages store, EndJob end, ProviderRegistry providers, TimeProvider clock,
    ILogger<AdvanceGeneration> log)
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TellFor = TimeSpan.FromMinutes(10);

    /// <returns>When the next step is due; null when the job has ended or is no longer this worker's.</returns>
    public async Task<DateTimeOffset?> StepAsync(JobLease lease, CancellationToken cancellationToken)
    {
        var job = await db.ProviderJobs.SingleOrDefaultAsync(j => j.Id == lease.JobId && j.LeaseToken == lease.Token, cancellationToken);
        if (job is null) return null;

        var generation = await db.Generations.SingleAsync(g => g.Id == job.GenerationId, cancellationToken);
        try
        {
            await StepAsync(generation, job, cancellationToken);
            return job.DueAt;
        }
        catch (DbUpdateConcurrencyException)
        {
            LogLeaseLost(log, job.Id);
            await TellProviderIfCancelledAsync(generation, job, cancellationToken);
            return null;
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogTrouble(log, trouble, job.Id, job.State);
            await PostponeAsync(lease, cancellationToken);
            return null;
        }
    }

    private Task StepAsync(Generation generation, ProviderJob job, CancellationToken cancellationToken)
    {
        var provider = providers.Find(generation.ProviderId);
        if (job.State == ProviderJobState.Cancelled) return TellProviderAsync(provider, job, cancellationToken);
        if (provider is null) return end.FailAsync(job, ProviderJobState.Failed, EndReason.ProviderUnavailable, cancellationToken);

        return job.State switch
        {
            ProviderJobState.Ready or ProviderJobState.Submitting => submit.RunAsync(provider, generation, job, cancellationToken),
            ProviderJobState.Submitted => poll.RunAsync(provider, job, cancellationToken),
            ProviderJobState.Done => store.RunAsync(provider, generation, job, cancellationToken),
            ProviderJobState.Unknown => end.FailAsync(job, ProviderJobState.Expired, EndReason.OutcomeUnknown, cancellationToken),
            _ => throw new InvalidOperationException($"Job {job.Id} is {job.State}: nothing is left to do."),
        };
    }

    /// <summary>The job has ended for its owner already. A provider that is gone or cannot be told for a while is left alone.</summary>
    private async Task TellProviderAsync(IImageProvider? provider, ProviderJob job, CancellationToken cancellationToken)
    {
        if (provider is not null && clock.UtcNow < job.FinishedAt + TellFor) await provider.CancelAsync(job.VendorJobId!, cancellationToken);
        job.CancelToldProvider();
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Cancelled while the submit was under way: the handle that came back is only known here.</summary>
    private async Task TellProviderIfCancelledAsync(Generation generation, ProviderJob job, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var cancelled = await db.ProviderJobs.AnyAsync(j => j.Id == job.Id && j.State == ProviderJobState.Cancelled, cancellationToken);
        if (cancelled && job.VendorJobId is { } handle && providers.Find(generation.ProviderId) is { } provider)
            await provider.CancelAsync(handle, cancellationToken);
    }

    private Task<int> PostponeAsync(JobLease lease, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        DateTimeOffset? later = clock.UtcNow + AfterTrouble;
        return db.ProviderJobs.Where(j => j.Id == lease.JobId && j.LeaseToken == lease.Token && j.DueAt != null)
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.DueAt, later), cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {JobId}: another worker or its owner moved it on")]
    private static partial void LogLeaseLost(ILogger logger, Guid jobId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {JobId} stays {State}: this step will be repeated")]
    private static partial void LogTrouble(ILogger logger, Exception trouble, Guid jobId, ProviderJobState state);
}
