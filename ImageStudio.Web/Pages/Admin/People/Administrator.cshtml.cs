using ImageStudio.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Admin.People;

/// <summary>Makes somebody an administrator, or no longer one. Takes forms only; its form stands on the person's page.</summary>
public sealed class AdministratorPage(AppointAdministrator appoint, CurrentUser user) : PageModel
{
    public IActionResult OnGet(Guid id) => RedirectToPage("/Admin/People/Details", new { id });

    public async Task<IActionResult> OnPostAsync(Guid id, bool? administrator, CancellationToken cancellationToken)
    {
        if (administrator is not { } wanted) return BadRequest();
        return await appoint.RunAsync(user.Id, id, wanted, cancellationToken) switch
        {
            Appointment.NoSuchPerson => NotFound(),
            // Whoever steps down has no business on these pages any more.
            Appointment.Made when id == user.Id && !wanted => Redirect("/studio"),
            _ => RedirectToPage("/Admin/People/Details", new { id }),
        };
    }
}
