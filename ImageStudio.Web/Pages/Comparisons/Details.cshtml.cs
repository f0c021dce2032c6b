using System.Globalization;
using ImageStudio.Web.Accounts;
using ImageStudio.Web.Data;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Pages.Generations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Comparisons;

/// <summary>One model's column.</summary>
public sealed record ComparisonColumn(GenerationCard Card, bool IsWinner)
{
    public Generation Generation => Card.Generation;

    /// <summary>From the press to the picture; null while it runs or when none came.</summary>
    public string? Took => Card.Tiles.Count > 0 && Generation.Jobs.Max(job => job.FinishedAt) is { } end
        ? (end - Generation.StartedAt).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s"
        : null;
}

/// <summary>The models side by side. Refreshes itself while a column is unfinished.</summary>
public sealed class DetailsPage(CurrentUser user, StudioDb db, CardQuery cards, ChooseWinner choose) : PageModel
{
    public Comparison Comparison { get; private set; } = null!;

    public IReadOnlyList<ComparisonColumn> Columns { get; private set; } = [];

    public bool IsFinished => Columns.All(column => column.Card.IsFinished);

    public long Settled => Columns.Sum(column => column.Generation.Settled);

    public long Estimate => Columns.Sum(column => column.Generation.Estimate);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) => await ReadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnGetColumnsAsync(Guid id, CancellationToken cancellationToken) =>
        await ReadAsync(id, cancellationToken) ? Partial("_Columns", this) : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, Guid? winner, CancellationToken cancellationToken) =>
        await choose.RunAsync(user.Id, id, winner, cancellationToken) ? RedirectToPage(new { id }) : NotFound();

    private async Task<bool> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await db.Comparisons.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.OwnerId == user.Id, cancellationToken) is not { } comparison) return false;
        Comparison = comparison;
        Columns = [.. (await cards.OfComparisonAsync(user.Id, id, cancellationToken)).Select(card => new ComparisonColumn(card, card.Id == comparison.WinnerId))];
        return true;
    }
}
