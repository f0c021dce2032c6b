using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Generations;

/// <summary>Reads generations with their jobs and pictures: two statements however many cards there are.</summary>
public sealed class CardQuery(StudioDb db, TimeProvider clock)
{
    public const int FeedSize = 12;

    private static readonly CompiledQuery<Func<StudioDb, Guid, IAsyncEnumerable<Generation>>> Newest = new(
        () => EF.CompileAsyncQuery((StudioDb db, Guid ownerId) =>
            db.Set<Generation>().AsNoTracking().Include(g => g.Jobs.OrderBy(job => job.Index)).Where(g => g.OwnerId == ownerId)
                .OrderByDescending(g => g.StartedAt).ThenByDescending(g => g.Id).Take(FeedSize)));

    /// <param name="live">Whether unfinished cards refresh themselves.</param>
    public async Task<IReadOnlyList<GenerationCard>> FeedAsync(Guid ownerId, bool live, CancellationToken cancellationToken)
    {
        var generations = new List<Generation>(FeedSize);
        await foreach (var generation in Newest.For(db)(db, ownerId).WithCancellation(cancellationToken)) generations.Add(generation);
        return generations.Count == 0 ? [] : await CardsAsync(generations, live, cancellationToken);
    }

    public async Task<GenerationCard?> FindAsync(Guid ownerId, Guid id, bool live, CancellationToken cancellationToken)
    {
        var generation = await db.Generations.AsNoTracking().Include(g => g.Jobs.OrderBy(job => job.Index))
            .SingleOrDefaultAsync(g => g.Id == id && g.OwnerId == ownerId, cancellationToken);
        return generation is null ? null : (await CardsAsync([generation], live, cancellationToken))[0];
    }

    /// <summary>The columns of a comparison, in the order of the form.</summary>
    public async Task<IReadOnlyList<GenerationCard>> OfComparisonAsync(Guid ownerId, Guid comparisonId, CancellationToken cancellationToken)
    {
        var generations = await db.Generations.AsNoTracking().Include(g => g.Jobs.OrderBy(job => job.Index))
            .Where(g => g.ComparisonId == comparisonId && g.OwnerId == ownerId).OrderBy(g => g.Id).Take(Comparison.MostModels).ToListAsync(cancellationToken);
        return generations.Count == 0 ? [] : await CardsAsync(generations, live: true, cancellationToken);
    }

    private async Task<IReadOnlyList<GenerationCard>> CardsAsync(List<Generation> generations, bool live, CancellationToken cancellationToken)
    {
        var ids = generations.Select(g => g.Id).ToList();
        var images = await db.GalleryImages.AsNoTracking().Where(i => ids.Contains(i.GenerationId!.Value))
            .OrderBy(i => i.Seed).ThenBy(i => i.Id)
            .Select(i => new { GenerationId = i.GenerationId!.Value, Tile = new GalleryTile(i.Id, i.Description, i.Width, i.Height, i.Placeholder, i.Hash, i.KeptAt) })
            .ToListAsync(cancellationToken);
        var tiles = images.ToLookup(i => i.GenerationId, i => i.Tile);
        return [.. generations.Select(g => new GenerationCard(g, [.. tiles[g.Id]], clock.UtcNow, live))];
    }
}
