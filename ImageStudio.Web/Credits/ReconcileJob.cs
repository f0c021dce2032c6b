using ImageStudio.Web.Data;
using Quartz;

namespace ImageStudio.Web.Credits;

/// <summary>Checks the books and keeps the report: every night at 03:00 UTC, and when an administrator asks. One at a time.</summary>
[DisallowConcurrentExecution]
public sealed partial class ReconcileJob(
    Reconciliation reconciliation, ReconciliationDesk desk, StudioDb db, IHostApplicationLifetime lifetime, ILogger<ReconcileJob> log) : IJob
{
    public const string Nightly = "0 0 3 * * ?";
    public const string AskedBy = "askedBy";
    public static readonly JobKey Key = new("reconcile");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        // Checksums of many pictures take a while: a site that is told to stop does not wait for them.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        using var running = desk.Begin();
        var report = await reconciliation.RunAsync(stop.Token);
        Guid? askedBy = Guid.TryParse(context.MergedJobDataMap.GetString(AskedBy), out var id) ? id : null;
        db.Add(new ReconciliationRun(report, askedBy));
        await db.SaveChangesAsync(stop.Token);
        if (!report.IsSound) LogUnsound(log, report.Findings, string.Join(", ", report.Lines.Where(line => !line.IsSound).Select(line => line.Id)));
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Reconciliation: {Findings} findings in {Checks}; see /admin/credits/reconciliation")]
    private static partial void LogUnsound(ILogger logger, int findings, string checks);
}
