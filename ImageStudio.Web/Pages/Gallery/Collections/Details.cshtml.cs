using ImageStudio.Web.Accounts;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Gallery.Collections;

public sealed class DetailsPage(CurrentUser user, CollectionQuery collections, GalleryQuery gallery, TimeProvider clock) : PageModel
{
    public CollectionCard Collection { get; private set; } = null!;

    public GalleryPage Gallery { get; private set; } = null!;

    public bool IsFirstPage { get; private set; }

    public DateTimeOffset Now { get; } = clock.UtcNow;

    public async Task<IActionResult> OnGetAsync(Guid id, string? after, CancellationToken cancellationToken)
    {
        if (await collections.FindAsync(user.Id, id, cancellationToken) is not { } collection) return NotFound();

        Collection = collection;
        var cursor = GalleryCursor.TryParse(after);
        IsFirstPage = cursor is null;
        Gallery = await gallery.PageAsync(user.Id, cursor, cancellationToken, id);
        return Page();
    }
}
