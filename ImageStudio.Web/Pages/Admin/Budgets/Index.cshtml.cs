using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Ledger = ImageStudio.Web.Credits.Budgets;

namespace ImageStudio.Web.Pages.Admin.Budgets;

public sealed class IndexPage(StudioDb db, Ledger budgets, BudgetSubjects subjects) : PageModel
{
    private const int PageSize = 30;
    private const int MostProjects = 10;

    public IReadOnlyList<BudgetRow> Rows { get; private set; } = [];

    public Guid? Next { get; private set; }

    public bool IsFirstPage { get; private set; }

    public string? Search { get; private set; }

    public IReadOnlyList<BudgetSubject> Projects { get; private set; } = [];

    public async Task OnGetAsync(Guid? after, string? search, CancellationToken cancellationToken)
    {
        (IsFirstPage, Search) = (after is null, search);
        await LoadAsync(after ?? Guid.Empty, cancellationToken);
        if (search is not null) Projects = await subjects.SearchProjectsAsync(search, MostProjects, cancellationToken);
    }

    private async Task LoadAsync(Guid after, CancellationToken cancellationToken)
    {
        var page = await db.CreditBudgets.AsNoTracking().Where(b => b.Id.CompareTo(after) > 0).OrderBy(b => b.Id).Take(PageSize + 1)
            .ToListAsync(cancellationToken);
        if (page.Count > PageSize) Next = page[PageSize - 1].Id;
        var shown = page.Take(PageSize).ToList();
        var names = await subjects.FindAllAsync(shown, cancellationToken);
        var rows = new List<BudgetRow>();
        foreach (var budget in shown)
        {
            if (await budgets.ReadAsync(budget.Kind, budget.SubjectId, cancellationToken) is not { } state) continue;
            rows.Add(new(names.GetValueOrDefault(budget.SubjectId, new(budget.Kind, budget.SubjectId, "Something that is gone", null)), state));
        }

        Rows = rows;
    }
}
