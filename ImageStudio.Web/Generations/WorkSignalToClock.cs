using Quartz;

namespace ImageStudio.Web.Generations;

/// <summary>
/// At start voids the leases of a process that was killed; then turns the signal of new work into a tick of the clock. At the end lets the
/// workers stop while the rooms they need are still there, which they no longer are when the container is taken down.
/// </summary>
public sealed partial class WorkSignalToClock(
    ISchedulerFactory schedulers, WorkSignal signal, JobWorkers workers, IServiceScopeFactory scopes, ILogger<WorkSignalToClock> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var forgotten = await scope.ServiceProvider.GetRequiredService<ClaimJobs>().ForgetLeasesAsync(cancellationToken);
        if (forgotten > 0) LogResumed(log, forgotten);
        signal.OnRaise(() => _ = TickAsync());
    }

    public Task StopAsync(CancellationToken cancellationToken) => workers.DisposeAsync().AsTask();

    private async Task TickAsync()
    {
        try
        {
            var scheduler = await schedulers.GetScheduler();
            await scheduler.TriggerJob(AdvanceGenerationsJob.Key);
        }
        catch (SchedulerException)
        {
            // The site is stopping, or has not started its clock: the next regular tick finds the work.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} unfinished jobs go on after a restart")]
    private static partial void LogResumed(ILogger logger, int count);
}
