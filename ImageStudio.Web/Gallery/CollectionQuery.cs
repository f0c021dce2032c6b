using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Gallery;

/// <summary>A collection as lists show it.</summary>
/// <param name="Cover">Its newest picture; null while it is empty.</param>
public sealed record CollectionCard(Guid Id, string Name, DateTimeOffset ActiveAt, int Pictures, GalleryTile? Cover)
{
    public static string Count(int pictures) => pictures switch { 0 => "No pictures yet", 1 => "1 picture", _ => $"{pictures} pictures" };
}

/// <summary>A page of collections; <paramref name="Older"/> is null on the last one.</summary>
public sealed record CollectionList(IReadOnlyList<CollectionCard> Cards, GalleryCursor? Older);

/// <summary>A collection that a picture could go into.</summary>
/// <param name="IsThere">The picture is in it already.</param>
public sealed record CollectionChoice(Guid Id, string Name, int Pictures, bool IsThere);

/// <summary>Reads a person's collections, what last changed first.</summary>
public sealed class CollectionQuery(StudioDb db)
{
    public const int PageSize = 24;

    public async Task<CollectionList> PageAsync(Guid ownerId, GalleryCursor? after, int size, CancellationToken cancellationToken)
    {
        var collections = db.Collections.AsNoTracking().Where(c => c.OwnerId == ownerId);
        if (after is { KeptAt: var activeAt, Id: var id })
            collections = collections.Where(c => c.ActiveAt < activeAt || (c.ActiveAt == activeAt && c.Id.CompareTo(id) < 0));

        var cards = await CardsAsync(collections.OrderByDescending(c => c.ActiveAt).ThenByDescending(c => c.Id).Take(size + 1), cancellationToken);
        if (cards.Count <= size) return new(cards, null);

        cards.RemoveAt(size);
        return new(cards, new(cards[^1].ActiveAt, cards[^1].Id));
    }

    /// <summary>The collection if it is <paramref name="ownerId"/>'s, else null.</summary>
    public async Task<CollectionCard?> FindAsync(Guid ownerId, Guid collectionId, CancellationToken cancellationToken)
    {
        var own = db.Collections.AsNoTracking().Where(c => c.Id == collectionId && c.OwnerId == ownerId);
        return (await CardsAsync(own, cancellationToken)).SingleOrDefault();
    }

    /// <summary>All of a person's collections by name, as a picture sees them: never more than <see cref="Collection.MostOfOnePerson"/>.</summary>
    public Task<List<CollectionChoice>> ChoicesAsync(Guid ownerId, Guid imageId, CancellationToken cancellationToken)
    {
        var links = db.CollectionImages;
        return db.Collections.AsNoTracking().Where(c => c.OwnerId == ownerId).OrderBy(c => c.NameKey).Take(Collection.MostOfOnePerson)
            .Select(c => new CollectionChoice(
                c.Id,
                c.Name,
                links.Count(a => a.CollectionId == c.Id),
                links.Any(a => a.CollectionId == c.Id && a.ImageId == imageId)))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The collections a picture is in, by name.</summary>
    public Task<List<CollectionChoice>> OfImageAsync(Guid ownerId, Guid imageId, CancellationToken cancellationToken)
    {
        var links = db.CollectionImages;
        return db.Collections.AsNoTracking().Where(c => c.OwnerId == ownerId && links.Any(a => a.CollectionId == c.Id && a.ImageId == imageId))
            .OrderBy(c => c.NameKey).Take(Collection.MostOfOnePerson)
            .Select(c => new CollectionChoice(c.Id, c.Name, links.Count(a => a.CollectionId == c.Id), true))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Ids of pictures grow with time, so the newest picture is the last one of the key: no other picture is looked at.</summary>
    private async Task<List<CollectionCard>> CardsAsync(IQueryable<Collection> collections, CancellationToken cancellationToken)
    {
        var (links, images) = (db.CollectionImages, db.GalleryImages);
        var rows = await collections
            .Select(c => new
            {
                c.Id,
                c.Name,
                c.ActiveAt,
                Pictures = links.Count(a => a.CollectionId == c.Id),
                CoverId = links.Where(a => a.CollectionId == c.Id).OrderByDescending(a => a.ImageId).Select(a => (Guid?)a.ImageId).FirstOrDefault(),
            })
            .LeftJoin(images, c => c.CoverId, i => i.Id, (c, i) => new
            {
                Card = c,
                Cover = i == null ? null : new GalleryTile(i.Id, i.Description, i.Width, i.Height, i.Placeholder, i.Hash, i.KeptAt),
            })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new CollectionCard(row.Card.Id, row.Card.Name, row.Card.ActiveAt, row.Card.Pictures, row.Cover));
    }
}
