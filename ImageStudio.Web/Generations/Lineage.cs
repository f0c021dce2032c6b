using ImageStudio.Web.Catalog;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Generations;

/// <summary>A picture in its version tree, with the step that made it.</summary>
/// <param name="Tile">What is shown of it.</param>
/// <param name="Kind">How it came to be.</param>
/// <param name="IsVariation">Another try of the picture above it, not made from its pixels.</param>
/// <param name="ModelName">Which model made it; empty for an upload.</param>
/// <param name="Cost">Millicredits of this step.</param>
/// <param name="ParentId">The picture above it; null for the first.</param>
public sealed record Version(GalleryTile Tile, ImageKind Kind, bool IsVariation, string ModelName, long Cost, Guid? ParentId)
{
    public Guid Id => Tile.Id;
}

/// <summary>All that grew from one picture, each picture under the one it was made from.</summary>
/// <param name="Root">The first.</param>
/// <param name="Versions">The first among them.</param>
public sealed record VersionTree(Version Root, IReadOnlyList<Version> Versions)
{
    private readonly ILookup<Guid?, Version> children = Versions.ToLookup(version => version.ParentId);

    public IEnumerable<Version> Under(Version version) => children[version.Id];

    /// <summary>What all steps that led to a picture cost together, the first picture included.</summary>
    public long BranchCost(Guid id)
    {
        var sum = 0L;
        for (var at = Versions.FirstOrDefault(version => version.Id == id); at is not null; at = Versions.FirstOrDefault(version => version.Id == at.ParentId)) sum += at.Cost;
        return sum;
    }
}

/// <summary>Reads version trees: up from a picture to the first, and down to all that grew from that. Limited in depth and in number.</summary>
public sealed class Lineage(StudioDb db)
{
    public const int MostVersions = 60;
    private const int Deepest = 20;

    /// <returns>Null when the picture stands alone.</returns>
    public async Task<VersionTree?> OfAsync(Guid ownerId, Guid imageId, CancellationToken cancellationToken)
    {
        var rootId = await RootAsync(ownerId, imageId, cancellationToken);
        var versions = new List<Version>();
        var level = await FirstAsync(ownerId, rootId, cancellationToken);
        for (var depth = 0; depth < Deepest && level.Count > 0 && versions.Count < MostVersions; depth++)
        {
            versions.AddRange(level.Take(MostVersions - versions.Count));
            level = await UnderAsync(ownerId, [.. level.Select(version => version.Id)], cancellationToken);
        }

        return versions.Count > 1 ? new(versions[0], versions) : null;
    }

    /// <summary>The pictures that one was made from besides the one above it in its tree.</summary>
    public async Task<IReadOnlyList<GalleryTile>> ReferencesAsync(Guid ownerId, Guid generationId, CancellationToken cancellationToken) =>
        await db.GenerationSources.Where(s => s.GenerationId == generationId && s.Role == SourceRole.Reference)
            .Join(db.GalleryImages.Where(i => i.OwnerId == ownerId), s => s.ImageId, i => i.Id, (s, i) => new { s.Index, Image = i })
            .OrderBy(row => row.Index).Take(ImageWork.MaxInputs)
            .Select(row => new GalleryTile(row.Image.Id, row.Image.Description, row.Image.Width, row.Image.Height, row.Image.Placeholder, row.Image.Hash, row.Image.KeptAt))
            .ToListAsync(cancellationToken);

    private async Task<Guid> RootAsync(Guid ownerId, Guid imageId, CancellationToken cancellationToken)
    {
        var at = imageId;
        for (var step = 0; step < Deepest; step++)
        {
            if (await ParentAsync(ownerId, at, cancellationToken) is not { } parent) break;
            at = parent;
        }

        return at;
    }

    private Task<Guid?> ParentAsync(Guid ownerId, Guid imageId, CancellationToken cancellationToken)
    {
        var images = db.GalleryImages;
        return images.Where(i => i.Id == imageId && i.OwnerId == ownerId)
            .Join(db.GenerationSources.Where(s => s.Role != SourceRole.Reference), i => i.GenerationId, s => s.GenerationId, (_, s) => s.ImageId)
            .Where(id => images.Any(i => i.Id == id && i.OwnerId == ownerId))
            .Select(id => (Guid?)id).FirstOrDefaultAsync(cancellationToken);
    }

    private Task<List<Version>> FirstAsync(Guid ownerId, Guid rootId, CancellationToken cancellationToken) =>
        db.GalleryImages.AsNoTracking().Where(i => i.Id == rootId && i.OwnerId == ownerId)
            .Select(i => new Version(
                new(i.Id, i.Description, i.Width, i.Height, i.Placeholder, i.Hash, i.KeptAt), i.Kind, false, i.ModelName, i.CostMillicredits, null))
            .ToListAsync(cancellationToken);

    private Task<List<Version>> UnderAsync(Guid ownerId, List<Guid> parents, CancellationToken cancellationToken) =>
        db.GenerationSources.AsNoTracking().Where(s => parents.Contains(s.ImageId) && s.Role != SourceRole.Reference)
            .Join(db.GalleryImages.Where(i => i.OwnerId == ownerId), s => s.GenerationId, i => i.GenerationId, (s, i) => new { Source = s, Image = i })
            .OrderBy(row => row.Image.KeptAt).ThenBy(row => row.Image.Id).Take(MostVersions)
            .Select(row => new Version(
                new(row.Image.Id, row.Image.Description, row.Image.Width, row.Image.Height, row.Image.Placeholder, row.Image.Hash, row.Image.KeptAt),
                row.Image.Kind, row.Source.Role == SourceRole.Variation, row.Image.ModelName, row.Image.CostMillicredits, row.Source.ImageId))
            .ToListAsync(cancellationToken);
}
