using ImageStudio.Web.Providers;

namespace ImageStudio.Web.Generations;

/// <summary>Ends a job that the vendor refused, with a log event of its own for each kind of refusal.</summary>
public sealed class RefuseJob(EndJob end, ILogger<RefuseJob> log)
{
    private const int FirstEvent = 2000;

    public Task RunAsync(ProviderJob job, JobUpdate.Failed failed, CancellationToken cancellationToken)
    {
        var known = new EventId(FirstEvent + (int)failed.Kind, $"Job{failed.Kind}");
        // What only an administrator can mend is for the alarm; a declined description is everyday business.
        var level = failed.Kind is FailureKind.ModeratedBefore or FailureKind.ModeratedAfter ? LogLevel.Information : LogLevel.Warning;
        log.Log(level, known, "Job {JobId} ended: {Kind}, {Detail}", job.Id, failed.Kind, failed.Detail);
        return end.FailAsync(job, failed.Kind, cancellationToken);
    }
}
