using System.Security.Cryptography;
using System.Text;
using ImageStudio.Web.Accounts;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Projects;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Shared;

/// <summary>A project of the person's that pictures can be made for.</summary>
public sealed record Destination(Guid Id, string Name, bool HasBudget);

/// <summary>What a project asks of every new picture made for it.</summary>
public sealed record ProjectInstructions(Guid ProjectId, string Text)
{
    /// <summary>Tells whether a form shows these words of this project.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{ProjectId:N} {Text}")))[..16];
}

/// <summary>A monthly budget that is nearly or wholly used up.</summary>
/// <param name="Project">Its project's name; null for the person's own.</param>
public sealed record BudgetWarning(string? Project, BudgetState State)
{
    public string Words(DateTimeOffset now)
    {
        var whose = Project is null ? "This month's budget" : $"This month's budget of “{Project}”";
        var anew = new DateTime(now.Year, now.Month, 1).AddMonths(1).ToString("d MMMM", System.Globalization.CultureInfo.InvariantCulture);
        return State.IsOver
            ? $"{whose} of {CreditText.Exact(State.Limit)} is used up. Nothing more starts before {anew} (UTC), unless an administrator raises it."
            : $"{whose}: {CreditText.Number(State.Used)} of {CreditText.Exact(State.Limit)} used. At the limit nothing more starts before {anew} (UTC).";
    }
}

/// <summary>What the person can spend for, and the budgets that will soon stop them: read once for an answer, by one query where there are none.</summary>
public sealed class Destinations(StudioDb db, CurrentUser user, Budgets budgets, IHttpContextAccessor http)
{
    private const int MostProjects = 200;
    private const int MostWarnings = 3;

    private Frame? _frame;
    private (Guid ProjectId, ProjectInstructions? Found)? _instructions;

    private CancellationToken Aborted => http.HttpContext?.RequestAborted ?? CancellationToken.None;

    public async Task<IReadOnlyList<Destination>> ProjectsAsync() => (await FrameAsync()).Projects;

    /// <returns>The person's project of that id; null for any other.</returns>
    public async Task<Destination?> FindAsync(string? id) =>
        Guid.TryParse(id, out var wanted) ? (await ProjectsAsync()).FirstOrDefault(project => project.Id == wanted) : null;

    /// <returns>The instructions of the person's project of that id; null when it has none.</returns>
    public async Task<ProjectInstructions?> InstructionsAsync(string? id)
    {
        if (await FindAsync(id) is not { Id: var project }) return null;
        if (_instructions?.ProjectId != project)
        {
            var text = await db.Projects.Where(p => p.Id == project).Select(p => p.Instructions).SingleOrDefaultAsync(Aborted);
            _instructions = (project, string.IsNullOrEmpty(text) ? null : new(project, text));
        }

        return _instructions?.Found;
    }

    /// <returns>What of it goes along with the description of a form.</returns>
    public async Task<string?> AppliedAsync(GenerationInput input) => input.AppliesInstructions ? (await InstructionsAsync(input.Project))?.Text : null;

    public async Task<IReadOnlyList<BudgetWarning>> WarningsAsync()
    {
        var frame = await FrameAsync();
        var warnings = new List<BudgetWarning>();
        if (frame.HasBudget && await budgets.ReadAsync(BudgetKind.User, user.Id, Aborted) is { IsWarning: true } own) warnings.Add(new(null, own));
        foreach (var project in frame.Projects.Where(project => project.HasBudget))
        {
            if (warnings.Count == MostWarnings) break;
            if (await budgets.ReadAsync(BudgetKind.Project, project.Id, Aborted) is { IsWarning: true } state) warnings.Add(new(project.Name, state));
        }

        return warnings;
    }

    private async Task<Frame> FrameAsync()
    {
        if (_frame is not null) return _frame;
        var (id, all, projects) = (user.Id, db.CreditBudgets, db.Projects);
        var read = await db.Users.AsNoTracking().Where(u => u.Id == id).Select(u => new
        {
            HasBudget = all.Any(b => b.Kind == BudgetKind.User && b.SubjectId == u.Id),
            Projects = projects.Where(p => p.OwnerId == u.Id).OrderByDescending(p => p.ActiveAt).Take(MostProjects)
                .Select(p => new Destination(p.Id, p.Name, all.Any(b => b.Kind == BudgetKind.Project && b.SubjectId == p.Id))).ToList(),
        }).SingleAsync(Aborted);
        return _frame = new(read.HasBudget, read.Projects);
    }

    private sealed record Frame(bool HasBudget, IReadOnlyList<Destination> Projects);
}
