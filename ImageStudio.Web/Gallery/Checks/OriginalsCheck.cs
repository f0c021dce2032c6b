using ImageStudio.Web.Data;
using ImageStudio.Web.Media;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Gallery.Checks;

/// <summary>
/// R12: every picture's original is there with the bytes its name promises, and no file lies there without a picture. Renditions do not count:
/// they are made again from the original.
/// </summary>
public sealed class OriginalsCheck(StudioDb db, OriginalsAudit originals, TimeProvider clock) : IReconciliationCheck
{
    private const int PageSize = 500;

    /// <summary>The file is on disk before its row: a young file without a picture may be on its way into the gallery.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    public string Id => "R12";

    public string Title => "Originals are there, intact, and nobody's is too many";

    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        var findings = await MissingAsync(cancellationToken);
        foreach (var page in originals.List().Chunk(PageSize))
        {
            if (findings.Count >= IReconciliationCheck.Most) break;
            findings.AddRange(await OrphansAsync(page, cancellationToken));
            foreach (var file in page.Where(file => file.Hash is not null))
            {
                if (!await originals.IsIntactAsync(file, cancellationToken)) findings.Add($"File {file.Name} no longer has the bytes its name promises.");
            }
        }

        return [.. findings.Take(IReconciliationCheck.Most)];
    }

    private async Task<List<string>> MissingAsync(CancellationToken cancellationToken)
    {
        var findings = new List<string>();
        var after = Guid.Empty;
        for (var more = true; more && findings.Count < IReconciliationCheck.Most;)
        {
            var page = await db.GalleryImages.AsNoTracking().Where(i => i.Id.CompareTo(after) > 0).OrderBy(i => i.Id).Take(PageSize)
                .Select(i => new { i.Id, i.Hash, i.Format, i.Bytes }).ToListAsync(cancellationToken);
            findings.AddRange(page.Where(i => !originals.Exists(i.Hash, i.Format, i.Bytes))
                .Select(i => $"Picture {i.Id}: its original {i.Hash} is not there, or has another length."));
            more = page.Count == PageSize;
            if (more) after = page[^1].Id;
        }

        return findings;
    }

    private async Task<IEnumerable<string>> OrphansAsync(OriginalFile[] page, CancellationToken cancellationToken)
    {
        var hashes = page.Where(file => file.Hash is not null).Select(file => file.Hash!).ToList();
        var known = (await db.GalleryImages.Where(i => hashes.Contains(i.Hash)).Select(i => i.Hash).Distinct().ToListAsync(cancellationToken)).ToHashSet();
        var limit = clock.UtcNow - Grace;
        return page.Where(file => file.WrittenAt < limit && (file.Hash is null || !known.Contains(file.Hash)))
            .Select(file => $"File {file.Name} belongs to no picture.");
    }
}
