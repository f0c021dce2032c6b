using ImageStudio.Web.Accounts;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Gallery;

public sealed class IndexPage(CurrentUser user, GalleryQuery gallery, CollectionQuery collections, TimeProvider clock) : PageModel
{
    private const int StripSize = 12;

    public GalleryPage Gallery { get; private set; } = null!;

    /// <summary>What last changed, above the newest pictures only.</summary>
    public IReadOnlyList<CollectionCard> Collections { get; private set; } = [];

    public bool IsFirstPage { get; private set; }

    public bool HasAnything => Gallery.Tiles.Count > 0 || Collections.Count > 0;

    public DateTimeOffset Now { get; } = clock.UtcNow;

    /// <summary>A cursor that is not one of ours starts at the newest picture.</summary>
    public async Task OnGetAsync(string? after, CancellationToken cancellationToken)
    {
        var cursor = GalleryCursor.TryParse(after);
        IsFirstPage = cursor is null;
        Gallery = await gallery.PageAsync(user.Id, cursor, cancellationToken);
        if (IsFirstPage) Collections = (await collections.PageAsync(user.Id, null, StripSize, cancellationToken)).Cards;
    }
}
