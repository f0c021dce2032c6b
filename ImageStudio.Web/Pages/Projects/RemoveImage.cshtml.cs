using ImageStudio.Web.Accounts;
using ImageStudio.Web.Data;
using ImageStudio.Web.Projects;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Projects;

public sealed class RemoveImagePage(CurrentUser user, AttachImage attach, StudioDb db) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Projects.AnyAsync(project => project.Id == id && project.OwnerId == user.Id, cancellationToken)
            ? RedirectToPage("/Projects/Details", new { id })
            : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, Guid imageId, string? returnUrl, CancellationToken cancellationToken)
    {
        if (!await attach.DetachAsync(user.Id, id, imageId, cancellationToken)) return NotFound();
        return Url.IsLocalUrl(returnUrl) ? LocalRedirect(returnUrl) : RedirectToPage("/Projects/Details", new { id });
    }
}
