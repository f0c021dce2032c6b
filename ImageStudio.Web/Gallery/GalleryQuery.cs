using System.Globalization;
using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Gallery;

/// <summary>Where a gallery page ended: the next one starts after this picture. Its text form goes into the "Older" link.</summary>
public readonly record struct GalleryCursor(DateTimeOffset KeptAt, Guid Id)
{
    public static GalleryCursor? TryParse(string? text)
    {
        var parts = text?.Split('_');
        return parts is { Length: 2 }
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            && Guid.TryParseExact(parts[1], "N", out var id)
            ? new(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), id)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{KeptAt.ToUnixTimeMilliseconds()}_{Id:N}");
}

/// <summary>One tile, only what it shows.</summary>
public sealed record GalleryTile(Guid Id, string Description, int Width, int Height, string Placeholder, string Hash, DateTimeOffset KeptAt)
{
    public string Alt => GalleryImage.AltOf(Description);
}

/// <summary>A page of the gallery; <paramref name="Older"/> is null on the last one.</summary>
public sealed record GalleryPage(IReadOnlyList<GalleryTile> Tiles, GalleryCursor? Older);

/// <summary>Reads pictures from what a person may see. Newest first, by keyset: a deep page costs what the first one costs.</summary>
public sealed class GalleryQuery(StudioDb db)
{
    public const int PageSize = 48;

    /// <param name="collectionId">Only pictures of this collection of the person's; null for all.</param>
    public async Task<GalleryPage> PageAsync(Guid ownerId, GalleryCursor? after, CancellationToken cancellationToken, Guid? collectionId = null)
    {
        var images = db.GalleryImages.AsNoTracking().Where(i => i.OwnerId == ownerId);
        if (collectionId is { } collection) images = images.Join(LinksOf(collection), i => i.Id, a => a.ImageId, (i, _) => i);
        if (after is { KeptAt: var keptAt, Id: var id })
            images = images.Where(i => i.KeptAt < keptAt || (i.KeptAt == keptAt && i.Id.CompareTo(id) < 0));

        var tiles = await images.OrderByDescending(i => i.KeptAt).ThenByDescending(i => i.Id).Take(PageSize + 1)
            .Select(i => new GalleryTile(i.Id, i.Description, i.Width, i.Height, i.Placeholder, i.Hash, i.KeptAt))
            .ToListAsync(cancellationToken);
        if (tiles.Count <= PageSize) return new(tiles, null);

        tiles.RemoveAt(PageSize);
        return new(tiles, new(tiles[^1].KeptAt, tiles[^1].Id));
    }

    private IQueryable<CollectionImage> LinksOf(Guid collectionId) => db.CollectionImages.Where(a => a.CollectionId == collectionId);

    /// <summary>The picture if <paramref name="viewerId"/> may see it, else null: what is not yours does not exist.</summary>
    public Task<GalleryImage?> FindAsync(Guid viewerId, Guid imageId, CancellationToken cancellationToken) =>
        db.GalleryImages.AsNoTracking().SingleOrDefaultAsync(i => i.Id == imageId && i.OwnerId == viewerId, cancellationToken);

    /// <summary>The pictures before and after this one in its owner's gallery.</summary>
    public async Task<(Guid? Newer, Guid? Older)> NeighboursAsync(GalleryImage image, CancellationToken cancellationToken)
    {
        var (owner, keptAt, id) = (image.OwnerId, image.KeptAt, image.Id);
        var others = db.GalleryImages.AsNoTracking().Where(i => i.OwnerId == owner);
        var newer = await others.Where(i => i.KeptAt > keptAt || (i.KeptAt == keptAt && i.Id.CompareTo(id) > 0))
            .OrderBy(i => i.KeptAt).ThenBy(i => i.Id).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(cancellationToken);
        var older = await others.Where(i => i.KeptAt < keptAt || (i.KeptAt == keptAt && i.Id.CompareTo(id) < 0))
            .OrderByDescending(i => i.KeptAt).ThenByDescending(i => i.Id).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(cancellationToken);
        return (newer, older);
    }
}
