using ImageStudio.Web.Accounts;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Generations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Admin.People;

/// <summary>
/// Puts somebody's wallet on another plan, never one's own: its credits come at once. Takes forms only; its form stands on the person's page,
/// and here after a wrong choice.
/// </summary>
public sealed class PlanPage(ChangePlan change, CreditPlans plans, PeopleQuery people, StudioDb db, CurrentUser user) : PageModel
{
    private const string NoSuchPlan = "Choose a plan from the list; that one does not exist";
    private const string OwnPlan = "Your own plan is for another administrator to change";

    public StudioUser Person { get; private set; } = null!;

    public PlanForm Form { get; private set; } = null!;

    public IReadOnlyList<FieldProblem> Problems => [new("Plan", Form.Problem!)];

    public IActionResult OnGet(Guid id) => RedirectToPage("/Admin/People/Details", new { id });

    public async Task<IActionResult> OnPostAsync(Guid id, string? plan, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(id, cancellationToken) is not { } person) return NotFound();
        var isOwn = id == user.Id;
        if (!isOwn && await change.RunAsync(id, string.IsNullOrEmpty(plan) ? null : plan, cancellationToken))
            return RedirectToPage("/Admin/People/Details", new { id });

        Person = person;
        var now = await db.WalletPlans.Where(p => p.OwnerId == id).Select(p => p.Plan).SingleOrDefaultAsync(cancellationToken);
        Form = new(id, now, plans.Find(null).Name, plans.All, isOwn ? OwnPlan : NoSuchPlan);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
