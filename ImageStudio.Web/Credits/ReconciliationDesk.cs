using ImageStudio.Web.Data;
using Quartz;

namespace ImageStudio.Web.Credits;

/// <summary>Where an administrator asks for a run, and sees whether one is under way.</summary>
public sealed class ReconciliationDesk(ISchedulerFactory schedulers, TimeProvider clock)
{
    private long _askedAt;

    /// <summary>When the run that is under way was asked for or began; null when none is.</summary>
    public DateTimeOffset? RunningSince =>
        Interlocked.Read(ref _askedAt) is var at and not 0 ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    /// <returns>False when a run is under way already: it will do.</returns>
    public async Task<bool> AskAsync(Guid administratorId, CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref _askedAt, clock.UtcNow.ToUnixTimeMilliseconds(), 0) != 0) return false;
        try
        {
            var scheduler = await schedulers.GetScheduler(cancellationToken);
            await scheduler.TriggerJob(ReconcileJob.Key, new JobDataMap { [ReconcileJob.AskedBy] = administratorId.ToString() }, cancellationToken);
            return true;
        }
        catch
        {
            Interlocked.Exchange(ref _askedAt, 0);
            throw;
        }
    }

    internal IDisposable Begin()
    {
        Interlocked.CompareExchange(ref _askedAt, clock.UtcNow.ToUnixTimeMilliseconds(), 0);
        return new Ending(this);
    }

    private sealed class Ending(ReconciliationDesk desk) : IDisposable
    {
        public void Dispose() => Interlocked.Exchange(ref desk._askedAt, 0);
    }
}
