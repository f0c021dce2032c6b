using ImageStudio.Web.Accounts;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Generations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Ledger = ImageStudio.Web.Credits.Budgets;

namespace ImageStudio.Web.Pages.Admin.Budgets;

/// <summary>Sets, changes or removes the budget of one person or project.</summary>
public sealed class DetailsPage(Ledger budgets, BudgetSubjects subjects, CurrentUser user) : PageModel
{
    [BindProperty]
    public string? Limit { get; set; }

    public BudgetSubject Subject { get; private set; } = null!;

    public BudgetState? State { get; private set; }

    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string kind, Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(kind, id, cancellationToken)) return NotFound();
        Limit = State is null ? null : CreditText.Number(State.Limit).Replace(",", "", StringComparison.Ordinal);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string kind, Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(kind, id, cancellationToken)) return NotFound();
        if (CreditAmount.TryParse(Limit) is not { } limit || limit < 0)
        {
            Problems = [new(nameof(Limit), "Enter the most credits a month, 0 to stop everything, with at most three decimals")];
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await budgets.SetAsync(Subject.Kind, id, limit, user.Id, cancellationToken);
        return Leave();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string kind, Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(kind, id, cancellationToken)) return NotFound();
        await budgets.RemoveAsync(Subject.Kind, id, cancellationToken);
        return Leave();
    }

    private async Task<bool> LoadAsync(string kind, Guid id, CancellationToken cancellationToken)
    {
        BudgetKind? named = kind switch { "user" => BudgetKind.User, "project" => BudgetKind.Project, _ => null };
        if (named is not { } known || await subjects.FindAsync(known, id, cancellationToken) is not { } subject) return false;
        Subject = subject;
        State = await budgets.ReadAsync(known, id, cancellationToken);
        return true;
    }

    private RedirectToPageResult Leave() => RedirectToPage("/Admin/Budgets/Index");
}
