using ImageStudio.Web.Gallery;

namespace ImageStudio.Web.Pages.Gallery;

/// <summary>A page of pictures under their days.</summary>
/// <param name="CollectionId">The collection they are shown in, from which each can be removed; null in the gallery itself.</param>
public sealed record GalleryDays(GalleryPage Gallery, DateTimeOffset Now, Guid? CollectionId = null)
{
    public IEnumerable<IGrouping<DateTime, GalleryTile>> Days => Gallery.Tiles.GroupBy(tile => tile.KeptAt.UtcDateTime.Date);

    /// <summary>Where the links to the newest and to older pictures lead.</summary>
    public string Address => CollectionId is { } id ? $"/gallery/collections/{id}" : "/gallery";
}
