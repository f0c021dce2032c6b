using System.Diagnostics;
using System.Globalization;
using ImageStudio.Web.Data;

namespace ImageStudio.Web.Credits;

/// <summary>Runs every room's checks, R1 to R12. It reads only; what it finds is for people to judge, nothing is repaired by itself.</summary>
public sealed partial class Reconciliation(
    IEnumerable<IReconciliationCheck> checks, ChainHeads heads, TimeProvider clock, ILogger<Reconciliation> log)
{
    public async Task<ReconciliationReport> RunAsync(CancellationToken cancellationToken)
    {
        var (startedAt, started) = (clock.UtcNow, Stopwatch.GetTimestamp());
        var digest = await heads.DigestAsync(cancellationToken);
        var lines = new List<ReportLine>();
        foreach (var check in checks.OrderBy(check => int.Parse(check.Id.AsSpan(1), CultureInfo.InvariantCulture)))
            lines.Add(await RunAsync(check, cancellationToken));
        return new(startedAt, Stopwatch.GetElapsedTime(started), lines, digest);
    }

    /// <summary>One check that breaks down does not hide what the others find.</summary>
    private async Task<ReportLine> RunAsync(IReconciliationCheck check, CancellationToken cancellationToken)
    {
        try
        {
            var findings = await check.FindAsync(cancellationToken);
            return new(check.Id, check.Title, findings, await check.NoteAsync(cancellationToken));
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            LogTrouble(log, trouble, check.Id);
            return new(check.Id, check.Title, [], [], Failed: true);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Reconciliation: {Check} could not be checked")]
    private static partial void LogTrouble(ILogger logger, Exception trouble, string check);
}
