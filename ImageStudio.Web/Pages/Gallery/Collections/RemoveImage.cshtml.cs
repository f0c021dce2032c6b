using ImageStudio.Web.Accounts;
using ImageStudio.Web.Gallery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Gallery.Collections;

public sealed class RemoveImagePage(CurrentUser user, CollectImage collect, CollectionQuery collections) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await collections.FindAsync(user.Id, id, cancellationToken) is null ? NotFound() : RedirectToPage("/Gallery/Collections/Details", new { id });

    public async Task<IActionResult> OnPostAsync(Guid id, Guid imageId, string? returnUrl, CancellationToken cancellationToken)
    {
        if (!await collect.RemoveAsync(user.Id, id, imageId, cancellationToken)) return NotFound();
        return Url.IsLocalUrl(returnUrl) ? LocalRedirect(returnUrl) : RedirectToPage("/Gallery/Collections/Details", new { id });
    }
}
