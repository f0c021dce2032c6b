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
public sealed record StoredJob(Guid Id, ProviderJob Job, Generation Generation, long Booked, int Kept)
{
    /// <summary>The settlement as the rules make it from what was stored.</summary>
    public Settlement Recompute()
    {
        var kept = Math.Min(Kept, Job.Images);
        var terms = new SettlementTerms(Job.ExpectedUsage, Generation.Rate, Generation.Reports ?? BillReport.Units, Job.UpperBound, Job.Images);
        return Settlement.Of(terms, Job.Report, kept, kept);
    }
}

/// <summary>Reads all stored jobs in pages, oldest first, so that a long history does not have to fit into memory.</summary>
public sealed class StoredJobs(StudioDb db)
{
    private const int PageSize = 500;

    public async IAsyncEnumerable<StoredJob> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
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
                row.Job.Id,
                row.Job,
                row.Generation,
                -entries.Where(e => e.Kind == CreditEntryKind.Settle
                    && entries.Any(h => h.Id == e.HoldId && h.JobId == row.Job.Id && h.Kind == CreditEntryKind.Hold)).Sum(e => e.PostedChange),
                images.Count(i => i.GenerationId == row.Job.GenerationId && i.JobId == row.Job.Id)))
            .ToListAsync(cancellationToken);
    }
}
