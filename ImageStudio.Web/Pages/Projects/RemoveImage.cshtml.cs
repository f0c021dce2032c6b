using ImageStudio.Web.Accounts;
using ImageStudio.Web.Projects;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Projects;

public sealed class RemoveImagePage(CurrentUser user, AttachImage attach) : PageModel
{
    public IActionResult OnGet(Guid id) => RedirectToPage("/Projects/Details", new { id });

    public async Task<IActionResult> OnPostAsync(Guid id, Guid imageId, string? returnUrl, CancellationToken cancellationToken)
    {
        if (!await attach.DetachAsync(user.Id, id, imageId, cancellationToken)) return NotFound();
        return Url.IsLocalUrl(returnUrl) ? LocalRedirect(returnUrl) : RedirectToPage("/Projects/Details", new { id });
    }
}
