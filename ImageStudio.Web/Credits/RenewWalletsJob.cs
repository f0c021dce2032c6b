using Quartz;

namespace ImageStudio.Web.Credits;

/// <summary>Once a minute: what plans grant comes, what has expired goes.</summary>
[DisallowConcurrentExecution]
public sealed class RenewWalletsJob(RenewWallet renew) : IJob
{
    public static readonly JobKey Key = new("renew-wallets");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await renew.RunAllAsync(cancellationToken);
}
