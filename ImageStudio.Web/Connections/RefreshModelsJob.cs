using Quartz;

namespace ImageStudio.Web.Connections;

/// <summary>Once a minute: which models engines of one's own have, and whether they answer.</summary>
[DisallowConcurrentExecution]
public sealed class RefreshModelsJob(RefreshModels refresh, IHostApplicationLifetime lifetime) : IJob
{
    public static readonly JobKey Key = new("refresh-models");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        await refresh.RunAsync(stop.Token);
    }
}
