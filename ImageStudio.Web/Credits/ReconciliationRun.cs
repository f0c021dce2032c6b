using System.Text.Json;

namespace ImageStudio.Web.Credits;

/// <summary>A report that was kept: when the books were checked and what was found.</summary>
public sealed class ReconciliationRun
{
    private ReconciliationRun()
    {
    }

    /// <param name="askedBy">The administrator who asked for it; null for the nightly one.</param>
    public ReconciliationRun(ReconciliationReport report, Guid? askedBy)
    {
        Id = Guid.CreateVersion7(report.StartedAt);
        (StartedAt, Milliseconds, AskedBy) = (report.StartedAt, (long)report.Duration.TotalMilliseconds, askedBy);
        (IsSound, Findings, HeadsDigest) = (report.IsSound, report.Findings, report.HeadsDigest);
        LinesJson = JsonSerializer.Serialize(report.Lines);
    }

    public Guid Id { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }
    public long Milliseconds { get; private set; }
    public Guid? AskedBy { get; private set; }
    public bool IsSound { get; private set; }
    public int Findings { get; private set; }
    public string HeadsDigest { get; private set; } = "";

    /// <summary>The report's lines as they were said.</summary>
    public string LinesJson { get; private set; } = "[]";

    public IReadOnlyList<ReportLine> ReadLines() => JsonSerializer.Deserialize<List<ReportLine>>(LinesJson) ?? [];
}
