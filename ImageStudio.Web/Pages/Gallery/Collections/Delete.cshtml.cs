using ImageStudio.Web.Accounts;
using ImageStudio.Web.Gallery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Gallery.Collections;

public sealed class DeletePage(CurrentUser user, CollectionQuery collections, DeleteCollection delete) : PageModel
{
    public CollectionCard Collection { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await collections.FindAsync(user.Id, id, cancellationToken) is not { } collection) return NotFound();
        Collection = collection;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken) =>
        await delete.RunAsync(user.Id, id, cancellationToken) ? RedirectToPage("/Gallery/Collections/Index") : NotFound();
}
