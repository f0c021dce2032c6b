using ImageStudio.Web.Accounts;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Gallery;

public sealed class IndexPage(CurrentUser user, GalleryQuery gallery, TimeProvider clock) : PageModel
{
    public GalleryPage Gallery { get; private set; } = null!;

    public bool IsFirstPage { get; private set; }

    public DateTimeOffset Now { get; } = clock.UtcNow;

    public IEnumerable<IGrouping<DateTime, GalleryTile>> Days => Gallery.Tiles.GroupBy(tile => tile.KeptAt.UtcDateTime.Date);

    /// <summary>A cursor that is not one of ours starts at the newest picture.</summary>
    public async Task OnGetAsync(string? after, CancellationToken cancellationToken)
    {
        var cursor = GalleryCursor.TryParse(after);
        IsFirstPage = cursor is null;
        Gallery = await gallery.PageAsync(user.Id, cursor, cancellationToken);
    }
}
