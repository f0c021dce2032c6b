using Quartz;

namespace ImageStudio.Web.Generations;

/// <summary>The clock: once a second, and whenever work was just queued, free workers claim due jobs.</summary>
[DisallowConcurrentExecution]
public sealed class AdvanceGenerationsJob(JobWorkers workers) : IJob
{
    public static readonly JobKey Key = new("advance-generations");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await workers.ClaimAsync(cancellationToken);
}
