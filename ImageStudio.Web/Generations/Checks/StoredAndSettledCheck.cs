using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Generations.Checks;

/// <summary>R8: nobody paid without a picture, no picture is there unpaid, and the pictures' shares add up to what was paid.</summary>
public sealed class StoredAndSettledCheck(StudioDb db) : IReconciliationCheck
{
    public string Id => "R8";

    public string Title => "What is stored is settled, and the reverse";

    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken) =>
    [
        .. (await WithoutJobAsync(cancellationToken))
            .Concat(await SharesAsync(cancellationToken))
            .Concat(await PaidForNothingAsync(cancellationToken))
            .Take(IReconciliationCheck.Most),
    ];

    private async Task<IEnumerable<string>> WithoutJobAsync(CancellationToken cancellationToken)
    {
        var jobs = db.ProviderJobs;
        var pictures = await db.GalleryImages.AsNoTracking()
            .Where(i => i.JobId != null && !jobs.Any(j => j.Id == i.JobId && j.State == ProviderJobState.Stored))
            .OrderBy(i => i.Id).Take(IReconciliationCheck.Most).Select(i => new { i.Id, i.JobId }).ToListAsync(cancellationToken);
        return pictures.Select(picture => $"Picture {picture.Id} is there, but its job {picture.JobId} is not stored.");
    }

    private async Task<IEnumerable<string>> SharesAsync(CancellationToken cancellationToken)
    {
        var images = db.GalleryImages;
        var wrong = await db.ProviderJobs.AsNoTracking().Where(j => j.State == ProviderJobState.Stored)
            .Select(j => new
            {
                j.Id,
                Settled = j.Settled ?? 0,
                Kept = images.Count(i => i.GenerationId == j.GenerationId && i.JobId == j.Id),
                Shares = images.Where(i => i.GenerationId == j.GenerationId && i.JobId == j.Id).Sum(i => i.CostMillicredits),
            })
            .Where(j => j.Kept == 0 || j.Shares != j.Settled)
            .OrderBy(j => j.Id).Take(IReconciliationCheck.Most).ToListAsync(cancellationToken);
        return wrong.Select(j => j.Kept == 0
            ? $"Job {j.Id} is stored and settled {CreditText.Number(j.Settled)}, but has no picture."
            : $"Job {j.Id} settled {CreditText.Number(j.Settled)}; its {j.Kept} pictures say {CreditText.Number(j.Shares)}.");
    }

    private async Task<IEnumerable<string>> PaidForNothingAsync(CancellationToken cancellationToken)
    {
        var jobs = db.ProviderJobs;
        var settles = await db.CreditEntries.AsNoTracking()
            .Where(e => e.Kind == CreditEntryKind.Settle && !jobs.Any(j => j.Id == e.JobId && j.State == ProviderJobState.Stored))
            .OrderBy(e => e.Id).Take(IReconciliationCheck.Most).Select(e => new { e.Id, e.JobId, e.PostedChange }).ToListAsync(cancellationToken);
        return settles.Select(e => $"Entry {e.Id} took {CreditText.Number(-e.PostedChange)} for job {e.JobId}, which is not stored.");
    }
}
