using Quartz;

namespace ImageStudio.Web.Connections;

/// <summary>Asks for prices: every few hours, shortly after the start, and when a key was typed. One at a time.</summary>
[DisallowConcurrentExecution]
public sealed class RefreshPricesJob(RefreshPrices refresh, IHostApplicationLifetime lifetime) : IJob
{
    private const string Provider = "provider";

    public static readonly JobKey Key = new("refresh-prices");

    /// <summary>Soon, without making anybody wait for it.</summary>
    public static async Task AskAsync(ISchedulerFactory schedulers, string providerId, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.TriggerJob(Key, new JobDataMap { [Provider] = providerId }, cancellationToken);
    }

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        if (context.MergedJobDataMap.GetString(Provider) is { } providerId) await refresh.RunAsync(providerId, stop.Token);
        else await refresh.RunAsync(stop.Token);
    }
}
