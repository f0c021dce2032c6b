using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Credits;

/// <summary>One entry of the ledger as a receipt shows it.</summary>
public sealed record ReceiptEntry(DateTimeOffset At, Guid Id, string Kind, CreditBucket Bucket, Guid JobId, long PostedChange, long HeldChange, string? Reason);

/// <summary>Everything one generation has to do with credits.</summary>
/// <param name="Kept">Stored pictures of each job.</param>
public sealed record Receipt(
    Generation Generation, IReadOnlyList<ReceiptEntry> Entries, IReadOnlyDictionary<Guid, int> Kept, PictureCost Cost, bool NamesBuckets)
{
    public long Settled => Generation.Settled;

    public long OnHold => Generation.Held;

    public long Refunded => Refunds.Sum(entry => entry.PostedChange);

    /// <summary>Of what was on hold and is not any more.</summary>
    public long CameBack => Generation.UpperBound - OnHold - Settled;

    public IEnumerable<ReceiptEntry> Refunds => Entries.Where(entry => entry.Kind == CreditEntryKind.Refund);
}

/// <summary>Reads receipts; what is not yours has none.</summary>
public sealed class Receipts(StudioDb db, PictureCosts costs)
{
    public async Task<Receipt?> FindAsync(Guid ownerId, Guid generationId, CancellationToken cancellationToken)
    {
        var generation = await db.Generations.AsNoTracking().Include(g => g.Jobs.OrderBy(job => job.Index))
            .SingleOrDefaultAsync(g => g.Id == generationId && g.OwnerId == ownerId, cancellationToken);
        if (generation is null) return null;

        var jobs = generation.Jobs.Select(job => (Guid?)job.Id).ToList();
        var entries = await db.CreditEntries.Where(e => jobs.Contains(e.JobId))
            .Join(db.CreditAccounts, e => e.AccountId, a => a.Id, (e, a) => new { e, a.Bucket })
            .OrderBy(one => one.e.At).ThenBy(one => one.e.Id)
            .Select(one => new ReceiptEntry(
                one.e.At, one.e.Id, one.e.Kind, one.Bucket, one.e.JobId!.Value, one.e.PostedChange, one.e.HeldChange, one.e.Reason))
            .ToListAsync(cancellationToken);
        var kept = await db.GalleryImages.Where(i => i.GenerationId == generationId).GroupBy(i => i.JobId!.Value)
            .ToDictionaryAsync(images => images.Key, images => images.Count(), cancellationToken);
        var namesBuckets = await db.CreditAccounts.CountAsync(a => a.OwnerId == ownerId, cancellationToken) > 1;
        return new(generation, entries, kept, await costs.OfAsync(generationId, cancellationToken), namesBuckets);
    }
}
