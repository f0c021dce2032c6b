using ImageStudio.Web.Credits;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Admin.People;

/// <summary>Puts somebody's wallet on another plan. Takes forms only; its form stands on the person's page.</summary>
public sealed class PlanPage(ChangePlan change, PeopleQuery people) : PageModel
{
    public IActionResult OnGet(Guid id) => RedirectToPage("/Admin/People/Details", new { id });

    public async Task<IActionResult> OnPostAsync(Guid id, string? plan, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(id, cancellationToken) is null) return NotFound();
        return await change.RunAsync(id, string.IsNullOrEmpty(plan) ? null : plan, cancellationToken)
            ? RedirectToPage("/Admin/People/Details", new { id })
            : BadRequest();
    }
}
