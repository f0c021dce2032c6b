using System.Globalization;

namespace ImageStudio.Web.Credits;

/// <summary>What one check said.</summary>
/// <param name="Failed">The check itself broke down: nothing is known.</param>
public sealed record ReportLine(string Id, string Title, IReadOnlyList<string> Findings, IReadOnlyList<string> Notes, bool Failed = false)
{
    public bool IsSound => Findings.Count == 0 && !Failed;

    /// <summary>"R1 ok", "R1 2 findings".</summary>
    public string Verdict => this switch
    {
        { Failed: true } => "could not be checked",
        { Findings.Count: 0 } => "ok",
        { Findings.Count: 1 } => "1 finding",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Findings.Count} findings"),
    };
}

/// <summary>All checks of one moment, in their order.</summary>
/// <param name="HeadsDigest">SHA-256 over the newest entry of every account: kept elsewhere, it proves later what was booked by then.</param>
public sealed record ReconciliationReport(
    DateTimeOffset StartedAt, TimeSpan Duration, IReadOnlyList<ReportLine> Lines, string HeadsDigest)
{
    public bool IsSound => Lines.All(line => line.IsSound);

    public int Findings => Lines.Sum(line => line.Findings.Count);
}
