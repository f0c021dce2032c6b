using System.Globalization;
using ImageStudio.Web.Accounts;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Admin.Reconciliation;

/// <summary>One line of the history.</summary>
public sealed record PastRun(Guid Id, DateTimeOffset StartedAt, long Milliseconds, Guid? AskedBy, bool IsSound, int Findings, string HeadsDigest)
{
    public string Result => IsSound ? "Sound" : Findings == 0 ? "Not all could be checked" : Findings == 1 ? "1 finding" : $"{Findings} findings";

    public string Took => string.Create(CultureInfo.InvariantCulture, $"{Milliseconds / 1000m:0.0} s");

    public string Occasion => AskedBy is null ? "nightly" : "asked for";
}

/// <summary>The reports of the past, the newest in full, and the button for another one.</summary>
public sealed class IndexPage(StudioDb db, ReconciliationDesk desk, CurrentUser user) : PageModel
{
    private const int PageSize = 20;

    public DateTimeOffset? RunningSince => desk.RunningSince;

    /// <summary>The run shown in full: the one asked for, else the newest.</summary>
    public PastRun? Shown { get; private set; }

    public IReadOnlyList<ReportLine> Lines { get; private set; } = [];

    public IReadOnlyList<PastRun> History { get; private set; } = [];

    public Guid? Older { get; private set; }

    public bool IsFirstPage { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? run, Guid? before, CancellationToken cancellationToken)
    {
        IsFirstPage = before is null;
        var shown = await db.ReconciliationRuns.AsNoTracking().Where(r => run == null || r.Id == run)
            .OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken);
        if (run is not null && shown is null) return NotFound();

        if (shown is not null) (Shown, Lines) = (Row(shown), shown.ReadLines());
        await LoadHistoryAsync(before, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await desk.AskAsync(user.Id, cancellationToken);
        return RedirectToPage();
    }

    private async Task LoadHistoryAsync(Guid? before, CancellationToken cancellationToken)
    {
        var runs = db.ReconciliationRuns.AsNoTracking();
        if (before is { } last) runs = runs.Where(r => r.Id.CompareTo(last) < 0);
        var page = await runs.OrderByDescending(r => r.Id).Take(PageSize + 1)
            .Select(r => new PastRun(r.Id, r.StartedAt, r.Milliseconds, r.AskedBy, r.IsSound, r.Findings, r.HeadsDigest)).ToListAsync(cancellationToken);
        if (page.Count > PageSize)
        {
            page.RemoveAt(PageSize);
            Older = page[^1].Id;
        }

        History = page;
    }

    private static PastRun Row(ReconciliationRun r) => new(r.Id, r.StartedAt, r.Milliseconds, r.AskedBy, r.IsSound, r.Findings, r.HeadsDigest);
}
