using System.Runtime.CompilerServices;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Generations.Checks;

/// <summary>A stored job with all that its settlement rested on.</summary>
/// <param name="Booked">What the ledger took for it, in millicredits.</param>
/// <param name="Kept">Its pictures in the gallery.</param>
public sealed record StoredJob(ProviderJob Job, Generation Generation, long Booked, int Kept)
{
    public Guid Id => Job.Id;

    /// <summary>How many pictures the provider made is not kept; its bill lies between what arrived whole and what was asked for.</summary>
    public bool CostIsBooked =>
        Job.ProviderCostMicros is not { } cost || (cost >= Recompute(Kept).CostMicros && cost <= Recompute(Job.Images).CostMicros);

    /// <summary>The settlement as the rules make it from what was stored.</summary>
    public Settlement Recompute() => Recompute(Job.Images);

    private Settlement Recompute(int delivered)
    {
        // What was ordered before the kind of report was kept had units, or nothing at all.
        var reports = Generation.Reports ?? (Job.Report is null ? BillReport.Nothing : BillReport.Units);
        var terms = new SettlementTerms(Job.ExpectedUsage, Generation.Rate, reports, Job.UpperBound, Job.Images);
        return Settlement.Of(terms, Job.Report, Math.Min(delivered, Job.Images), Math.Min(Kept, Job.Images));
    }
}

/// <summary>Reads all stored jobs in pages, oldest first, so that a long history does not have to fit into memory.</summary>
public sealed class StoredJobs(StudioDb db)
{
    private const int PageSize = 500;

    /// <param name="findingOf">What is wrong with a job, in words; null when all is well.</param>
    /// <returns>The first findings, as many as a check names.</returns>
    public async Task<IReadOnlyList<string>> FindAsync(Func<StoredJob, string?> findingOf, CancellationToken cancellationToken)
    {
        var findings = new List<string>();
        await foreach (var stored in ReadAsync(cancellationToken))
        {
            if (findingOf(stored) is { } finding) findings.Add(finding);
            if (findings.Count == IReconciliationCheck.Most) break;
        }

        return findings;
    }

    private async IAsyncEnumerable<StoredJob> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<StoredJob> page;
        var after = Guid.Empty;
        do
        {
            page = await PageAsync(after, cancellationToken);
            foreach (var job in page) yield return job;
            if (page.Count > 0) after = page[^1].Id;
        }
        while (page.Count == PageSize);
    }

    private Task<List<StoredJob>> PageAsync(Guid after, CancellationToken cancellationToken)
    {
        var (entries, images) = (db.CreditEntries, db.GalleryImages);
        return db.ProviderJobs.AsNoTracking()
            .Where(j => j.State == ProviderJobState.Stored && j.Id.CompareTo(after) > 0)
            .OrderBy(j => j.Id).Take(PageSize)
            .Join(db.Generations, j => j.GenerationId, g => g.Id, (j, g) => new { Job = j, Generation = g })
            .OrderBy(row => row.Job.Id)
            .Select(row => new StoredJob(
                row.Job,
                row.Generation,
                -entries.Where(e => e.Kind == CreditEntryKind.Settle
                    && entries.Any(h => h.Id == e.HoldId && h.JobId == row.Job.Id && h.Kind == CreditEntryKind.Hold)).Sum(e => e.PostedChange),
                images.Count(i => i.GenerationId == row.Job.GenerationId && i.JobId == row.Job.Id)))
            .ToListAsync(cancellationToken);
    }
}
