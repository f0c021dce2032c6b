using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Pages.Admin.People;
using ImageStudio.Web.Projects;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Admin.Budgets;

/// <summary>Who or what a budget is for.</summary>
/// <param name="Owner">For a project: whose it is.</param>
public sealed record BudgetSubject(BudgetKind Kind, Guid Id, string Name, string? Owner)
{
    public string Address => $"/admin/credits/budgets/{Kind.ToString().ToLowerInvariant()}/{Id}";
}

/// <summary>A budget with what is used of it this month.</summary>
public sealed record BudgetRow(BudgetSubject Subject, BudgetState State)
{
    public string Words => State switch
    {
        { IsOver: true } => "Used up",
        { IsWarning: true } => "Nearly used up",
        _ => "Fine",
    };
}

/// <summary>Finds the people and projects that budgets are for.</summary>
public sealed class BudgetSubjects(StudioDb db, PeopleQuery people)
{
    public async Task<BudgetSubject?> FindAsync(BudgetKind kind, Guid id, CancellationToken cancellationToken)
    {
        if (kind == BudgetKind.User) return await people.FindAsync(id, cancellationToken) is { } person ? new(kind, id, person.Email!, null) : null;
        return (await ProjectsAsync([id], cancellationToken)).SingleOrDefault();
    }

    public async Task<IReadOnlyDictionary<Guid, BudgetSubject>> FindAllAsync(IReadOnlyList<CreditBudget> budgets, CancellationToken cancellationToken)
    {
        var names = await people.NamesAsync(budgets.Where(b => b.Kind == BudgetKind.User).Select(b => b.SubjectId), cancellationToken);
        var projects = await ProjectsAsync([.. budgets.Where(b => b.Kind == BudgetKind.Project).Select(b => b.SubjectId)], cancellationToken);
        return names.Select(name => new BudgetSubject(BudgetKind.User, name.Key, name.Value, null)).Concat(projects).ToDictionary(s => s.Id);
    }

    /// <summary>Projects whose name or owner's address contains the text, the newest first.</summary>
    public async Task<IReadOnlyList<BudgetSubject>> SearchProjectsAsync(string? text, int most, CancellationToken cancellationToken)
    {
        var part = (text ?? "").Trim().ToUpperInvariant();
        return await db.Projects.AsNoTracking().Join(db.Users, p => p.OwnerId, u => u.Id, (p, u) => new { Project = p, u.Email, u.NormalizedEmail })
#pragma warning disable CA1862 // It is the database that compares, and it knows no StringComparison.
            .Where(row => part == "" || row.Project.Name.ToUpper().Contains(part) || row.NormalizedEmail!.Contains(part))
#pragma warning restore CA1862
            .OrderByDescending(row => row.Project.Id).Take(most)
            .Select(row => new BudgetSubject(BudgetKind.Project, row.Project.Id, row.Project.Name, row.Email)).ToListAsync(cancellationToken);
    }

    private async Task<List<BudgetSubject>> ProjectsAsync(List<Guid> ids, CancellationToken cancellationToken) =>
        await db.Projects.AsNoTracking().Where(p => ids.Contains(p.Id)).Join(db.Users, p => p.OwnerId, u => u.Id, (p, u) =>
            new BudgetSubject(BudgetKind.Project, p.Id, p.Name, u.Email)).ToListAsync(cancellationToken);
}
