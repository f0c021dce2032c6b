using System.Globalization;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Generations.Checks;

/// <summary>
/// R9: what was booked rests on what the provider reported. Reports that cannot be true, and calls whose outcome nobody knows, are noted by
/// name: only the provider's own bill can tell.
/// </summary>
public sealed class ProviderReportsCheck(StudioDb db, StoredJobs jobs) : IReconciliationCheck
{
    public string Id => "R9";

    public string Title => "Booked is what providers reported";

    public Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken) => jobs.FindAsync(FindingOf, cancellationToken);

    private static string? FindingOf(StoredJob stored)
    {
        if (stored.Kept == 0) return null;
        var again = stored.Recompute();
        if (again.Basis != stored.Job.Basis) return $"Job {stored.Id} was settled by {stored.Job.Basis}; from what was reported it should be {again.Basis}.";
        return stored.CostIsBooked
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Job {stored.Id} books {stored.Job.ProviderCostMicros} millionths of a dollar at the provider; its report makes {again.CostMicros}.");
    }

    public async Task<IReadOnlyList<string>> NoteAsync(CancellationToken cancellationToken)
    {
        var doubtful = await db.ProviderJobs.AsNoTracking()
            .Where(j => j.EndReason == EndReason.OutcomeUnknown || j.Basis == SettlementBasis.QuoteInsteadOfAbsurdReport)
            .Join(db.Generations, j => j.GenerationId, g => g.Id, (j, g) => new
            {
                j.Id,
                j.EndReason,
                j.FinishedAt,
                j.ReportedQuantity,
                j.ReportedUnit,
                j.ReportedCostUsd,
                j.ReportProblem,
                j.PossibleCostMicros,
                g.ModelName,
                g.ProviderId,
            })
            .OrderByDescending(row => row.FinishedAt).Take(IReconciliationCheck.Most).ToListAsync(cancellationToken);
        return [.. doubtful.Select(j => j.EndReason == EndReason.OutcomeUnknown
            ? string.Create(CultureInfo.InvariantCulture, $"Job {j.Id}, {j.ModelName} at {j.ProviderId}: outcome unknown; the provider may bill ${(j.PossibleCostMicros ?? 0) / 1_000_000m:0.####}, which nobody paid.")
            : $"Job {j.Id}, {j.ModelName} at {j.ProviderId}: {Said(j.ReportedQuantity, j.ReportedUnit, j.ReportedCostUsd)} ({j.ReportProblem}) cannot be; settled at the quote.")];
    }

    private static string Said(decimal? quantity, BillableUnit? unit, decimal? usd) => (quantity, usd) switch
    {
        ({ } units, _) => string.Create(CultureInfo.InvariantCulture, $"a report of {units} {unit}"),
        (_, { } dollars) => string.Create(CultureInfo.InvariantCulture, $"a report of ${dollars}"),
        _ => "no report",
    };
}
