using System.Globalization;
using ImageStudio.Web.Credits;
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

    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        var findings = new List<string>();
        await foreach (var stored in jobs.ReadAsync(cancellationToken))
        {
            if (stored.Kept == 0 || stored.Recompute().Basis == stored.Job.Basis) continue;
            findings.Add($"Job {stored.Id} was settled by {stored.Job.Basis}; from what was reported it should be {stored.Recompute().Basis}.");
            if (findings.Count == IReconciliationCheck.Most) break;
        }

        return findings;
    }

    public async Task<IReadOnlyList<string>> NoteAsync(CancellationToken cancellationToken)
    {
        var doubtful = await db.ProviderJobs.AsNoTracking()
            .Where(j => j.EndReason == EndReason.OutcomeUnknown || j.Basis == SettlementBasis.QuoteInsteadOfAbsurdReport)
            .Join(db.Generations, j => j.GenerationId, g => g.Id, (j, g) => new
            {
                j.Id, j.EndReason, j.FinishedAt, j.ReportedQuantity, j.ReportedUnit, j.Estimate, g.ModelName, g.ProviderId,
            })
            .OrderByDescending(row => row.FinishedAt).Take(IReconciliationCheck.Most).ToListAsync(cancellationToken);
        return [.. doubtful.Select(j => j.EndReason == EndReason.OutcomeUnknown
            ? $"Job {j.Id}, {j.ModelName} at {j.ProviderId}: outcome unknown; the provider may bill up to {CreditText.Exact(j.Estimate)} that nobody paid."
            : string.Create(CultureInfo.InvariantCulture, $"Job {j.Id}, {j.ModelName} at {j.ProviderId}: reported {j.ReportedQuantity} {j.ReportedUnit}, which cannot be; settled at the quote."))];
    }
}
