using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Pages.Admin.Costs;

/// <summary>Prices as they are and were, what providers cost against what was taken, and jobs to look at. Nothing is changed here.</summary>
public sealed class IndexPage(CostQuery query, ModelCatalog catalog, IOptions<CreditOptions> options) : PageModel
{
    public CreditOptions Settings => options.Value;

    public string PriceVersion => catalog.PriceVersion;

    public IReadOnlyList<PriceRow> Prices { get; private set; } = [];

    public IReadOnlyList<VersionRow> Versions { get; private set; } = [];

    public IReadOnlyList<MonthRow> Months { get; private set; } = [];

    public JobFilter Show { get; private set; }

    public IReadOnlyList<JobRow> Jobs { get; private set; } = [];

    public Guid? Older { get; private set; }

    public bool IsFirstPage { get; private set; }

    public async Task OnGetAsync(string? show, Guid? before, CancellationToken cancellationToken)
    {
        Show = Enum.TryParse<JobFilter>(show, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : JobFilter.Overruns;
        IsFirstPage = before is null;
        Prices = query.Prices();
        Versions = await query.VersionsAsync(cancellationToken);
        Months = await query.MonthsAsync(cancellationToken);
        (Jobs, Older) = await query.JobsAsync(Show, before, cancellationToken);
    }

    public static string Name(JobFilter filter) => filter switch
    {
        JobFilter.Overruns => "Overruns",
        JobFilter.Flagged => "Flagged reports",
        _ => "Outcome unknown",
    };
}
