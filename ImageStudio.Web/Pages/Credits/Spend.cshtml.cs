using ImageStudio.Web.Accounts;
using ImageStudio.Web.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Credits;

public sealed class SpendPage(CurrentUser user, Spending spending, CreditActivity activity, TimeProvider clock) : PageModel
{
    private const string AllTime = "all";

    /// <summary>Null for all time.</summary>
    public CreditMonth? Month { get; private set; }

    public CreditMonth? MonthBefore { get; private set; }

    public bool HasNext { get; private set; }

    public SpendLine Total { get; private set; } = new("", null, 0, 0, 0);

    public IReadOnlyList<SpendLine> ByModel { get; private set; } = [];

    public IReadOnlyList<SpendLine> ByProject { get; private set; } = [];

    /// <summary>Empty while nothing that was paid for is in any collection.</summary>
    public IReadOnlyList<SpendLine> ByCollection { get; private set; } = [];

    public IReadOnlyList<string> Notes { get; private set; } = [];

    public string Period => Month?.Name ?? "All time";

    public bool IsEmpty => ByModel.Count == 0;

    public async Task OnGetAsync(string? month, CancellationToken cancellationToken)
    {
        var (current, notes) = (CreditMonth.Of(clock.UtcNow), new List<string>());
        Month = month == AllTime ? null : ActivityFilter.MonthOf(month, current, notes);
        Notes = notes;
        HasNext = Month is { } shown && shown != current;
        if (Month is { } asked) MonthBefore = await activity.MonthBeforeAsync(user.Id, asked.Start, cancellationToken);

        var cells = await spending.CellsAsync(user.Id, Month, cancellationToken);
        var projects = (await activity.ChoicesAsync(user.Id, cancellationToken)).Projects.ToDictionary(p => p.Value, p => p.Name);
        Total = SpendLine.Sum("Together", null, cells);
        ByModel = Largest(cells.GroupBy(c => c.ModelId).Select(group => SpendLine.Sum(group.First().ModelName, null, group)));
        ByProject = Largest(cells.GroupBy(c => c.ProjectId).Select(group => group.Key is { } id
            ? SpendLine.Sum(projects.GetValueOrDefault(id.ToString()) ?? "Another project", projects.ContainsKey(id.ToString()) ? $"/projects/{id}" : null, group)
            : SpendLine.Sum("In no project", null, group)));
        ByCollection = await ByCollectionAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<SpendLine>> ByCollectionAsync(CancellationToken cancellationToken)
    {
        var collections = await spending.CollectionsAsync(user.Id, Month, cancellationToken);
        if (collections.All(c => c.CollectionId is null)) return [];
        return Largest(collections.Select(c => c.CollectionId is { } id
            ? new SpendLine(c.Name!, $"/gallery/collections/{id}", c.Spent, c.Pictures, c.Pictures)
            : new SpendLine("In no collection", null, c.Spent, c.Pictures, c.Pictures)));
    }

    private static IReadOnlyList<SpendLine> Largest(IEnumerable<SpendLine> lines) =>
        [.. lines.OrderByDescending(line => line.Spent).ThenBy(line => line.Name, StringComparer.OrdinalIgnoreCase)];
}
