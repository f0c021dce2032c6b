using ImageStudio.Web.Data;
using ImageStudio.Web.Providers;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Generations;

/// <summary>What to do with a submit that may have left: after a crash in between, or when no clear answer came.</summary>
public sealed partial class RecoverSubmit(
    StudioDb db, PollJob poll, ResultSpool spool, IOptions<GenerationOptions> options, TimeProvider clock, ILogger<RecoverSubmit> log)
{
    /// <summary>A provider may be slow to list what it has just taken.</summary>
    private static readonly TimeSpan ListedWithin = TimeSpan.FromMinutes(2);

    /// <returns>False when the same call may go out (again).</returns>
    public async Task<bool> RunAsync(IImageProvider provider, ProviderJob job, CancellationToken cancellationToken)
    {
        if (await spool.FindAsync(job.Id, cancellationToken) is { } answered)
        {
            await poll.ApplyAsync(job, answered, cancellationToken);
            return true;
        }

        switch (provider.Delivery)
        {
            case DeliveryClass.Idempotent:
                return false;
            case DeliveryClass.Listable:
                return await FoundAsync(provider, job, cancellationToken);
            default:
                await BecomeUnknownAsync(job, cancellationToken);
                return true;
        }
    }

    /// <summary>The call just made brought no answer.</summary>
    public Task LookLaterAsync(IImageProvider provider, ProviderJob job, CancellationToken cancellationToken)
    {
        if (provider.Delivery == DeliveryClass.Blind) return BecomeUnknownAsync(job, cancellationToken);
        job.CheckAgain(clock.UtcNow + BackOff(job));
        return db.SaveChangesAsync(cancellationToken);
    }

    public static TimeSpan BackOff(ProviderJob job) => TimeSpan.FromSeconds(Math.Pow(2, Math.Min(job.SubmitAttempts, 6)));

    private async Task<bool> FoundAsync(IImageProvider provider, ProviderJob job, CancellationToken cancellationToken)
    {
        JobUpdate? found;
        try
        {
            found = await provider.LookUpAsync(job.Id, cancellationToken);
        }
        catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotLookedUp(log, trouble, job.Id);
            await LookLaterOrGiveUpAsync(job, cancellationToken);
            return true;
        }

        if (found is not null) await poll.ApplyAsync(job, found, cancellationToken);
        else if (clock.UtcNow < job.SubmittedAt + ListedWithin) await LookAgainAsync(job, cancellationToken);
        else return false;
        return true;
    }

    private Task LookLaterOrGiveUpAsync(ProviderJob job, CancellationToken cancellationToken) =>
        clock.UtcNow < job.DeadlineAt ? LookAgainAsync(job, cancellationToken) : BecomeUnknownAsync(job, cancellationToken);

    private Task LookAgainAsync(ProviderJob job, CancellationToken cancellationToken)
    {
        job.CheckAgain(clock.UtcNow + TimeSpan.FromSeconds(20));
        return db.SaveChangesAsync(cancellationToken);
    }

    private Task BecomeUnknownAsync(ProviderJob job, CancellationToken cancellationToken)
    {
        job.BecomeUnknown(clock.UtcNow + TimeSpan.FromMinutes(options.Value.UnknownMinutes));
        return db.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId}: the provider could not be asked whether it has the job")]
    private static partial void LogNotLookedUp(ILogger logger, Exception trouble, Guid jobId);
}
