using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Generations;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Admin.Costs;

/// <summary>Reads what the page of prices and costs shows.</summary>
public sealed class CostQuery(StudioDb db, ModelCatalog catalog, CreditEstimate estimate, TimeProvider clock)
{
    private const int PageSize = 20;
    private const int MostVersions = 20;
    private const int Months = 6;
    private static readonly PixelSize OneMegapixel = new(1024, 1024);

    public IReadOnlyList<PriceRow> Prices() => [.. catalog.Models.SelectMany(model => model.Routes.SelectMany(
        route => route.Actions.OrderBy(action => action.Key).Select(action => RowOf(model, route, action.Key, action.Value))))];

    public async Task<IReadOnlyList<VersionRow>> VersionsAsync(CancellationToken cancellationToken)
    {
        var versions = await db.Generations.GroupBy(g => g.PriceVersion)
            .Select(group => new { group.Key, First = group.Min(g => g.StartedAt), Last = group.Max(g => g.StartedAt), Count = group.Count() })
            .OrderByDescending(group => group.Last).Take(MostVersions).ToListAsync(cancellationToken);
        return [.. versions.Select(v => new VersionRow(v.Key, v.First, v.Last, v.Count))];
    }

    /// <summary>The last months, the running one first; by the month a job ended in.</summary>
    public async Task<IReadOnlyList<MonthRow>> MonthsAsync(CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var rows = new List<MonthRow>();
        for (var back = 0; back < Months; back++)
        {
            var start = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(-back);
            rows.AddRange(await MonthAsync(start, start.AddMonths(1), cancellationToken));
        }

        return rows;
    }

    public async Task<(IReadOnlyList<JobRow> Jobs, Guid? Older)> JobsAsync(JobFilter filter, Guid? before, CancellationToken cancellationToken)
    {
        var jobs = filter switch
        {
            JobFilter.Overruns => db.ProviderJobs.Where(j => j.Overrun > 0),
            JobFilter.Flagged => db.ProviderJobs.Where(j => j.ReportProblem != null || j.Basis == SettlementBasis.QuoteInsteadOfAbsurdReport),
            _ => db.ProviderJobs.Where(j => j.State == ProviderJobState.Unknown || j.EndReason == EndReason.OutcomeUnknown),
        };
        if (before is { } last) jobs = jobs.Where(j => j.Id.CompareTo(last) < 0);
        var page = await jobs.AsNoTracking().OrderByDescending(j => j.Id).Take(PageSize + 1)
            .Join(db.Generations, j => j.GenerationId, g => g.Id, (j, g) => new { Job = j, g.OwnerId, g.ModelName, g.ProviderId })
            .OrderByDescending(row => row.Job.Id)
            .Select(row => new JobRow(
                row.Job.Id, row.OwnerId, row.Job.QueuedAt, row.ModelName, row.ProviderId, row.Job.VendorJobId, row.Job.Estimate, row.Job.Settled,
                row.Job.Overrun, row.Job.ExpectedUnit, row.Job.ExpectedQuantity, row.Job.ReportedUnit, row.Job.ReportedQuantity))
            .ToListAsync(cancellationToken);
        return page.Count > PageSize ? (page[..PageSize], page[PageSize - 1].Id) : (page, null);
    }

    private async Task<IEnumerable<MonthRow>> MonthAsync(DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var (from, to) = ((DateTimeOffset?)start, (DateTimeOffset?)end);
        var entries = db.CreditEntries;
        var taken = await db.ProviderJobs.Where(j => j.FinishedAt >= from && j.FinishedAt < to)
            .Join(db.Generations, j => j.GenerationId, g => g.Id, (j, g) => new { g.ProviderId, Job = j })
            .GroupBy(row => row.ProviderId)
            .Select(group => new
            {
                group.Key,
                Jobs = group.Count(),
                Taken = group.Sum(row => row.Job.Settled ?? 0),
                Overrun = group.Sum(row => row.Job.Overrun),
                Billed = group.Sum(row => row.Job.ProviderCostMicros ?? 0),
                Possible = group.Sum(row => row.Job.PossibleCostMicros ?? 0),
            })
            .OrderBy(group => group.Key).ToListAsync(cancellationToken);
        var refunds = await entries.Where(e => e.Kind == CreditEntryKind.Refund && e.At >= start && e.At < end)
            .Join(db.ProviderJobs, e => e.JobId, j => j.Id, (e, j) => new { j.GenerationId, e.PostedChange })
            .Join(db.Generations, row => row.GenerationId, g => g.Id, (row, g) => new { g.ProviderId, row.PostedChange })
            .GroupBy(row => row.ProviderId).Select(group => new { group.Key, Sum = group.Sum(row => row.PostedChange) })
            .ToDictionaryAsync(group => group.Key, group => group.Sum, cancellationToken);
        return taken.Select(row => new MonthRow(
            start, row.Key, row.Jobs, row.Taken, refunds.GetValueOrDefault(row.Key), row.Overrun, row.Billed, row.Possible));
    }

    private PriceRow RowOf(ImageModel model, ModelRoute route, ImageOperation operation, RouteAction action)
    {
        var price = action.Price;
        return new(
            model.Name, WorkOf(operation), route.Provider, action.VendorModel, price.Unit.ToString().ToLowerInvariant(), price.Usd, price.Tolerance, Credits(model, route, operation, action),
            price.Checked, price.Source)
        {
            ReadAt = price.ReadAt,
        };
    }

    /// <summary>From and to a picture of one megapixel.</summary>
    private string Credits(ImageModel model, ModelRoute route, ImageOperation operation, RouteAction action)
    {
        var ratio = model.Ratios.Contains(AspectRatio.Square) ? AspectRatio.Square : model.Ratios.FirstOrDefault(AspectRatio.Square);
        var isWhole = operation is ImageOperation.Create or ImageOperation.Extend;
        var wanted = new WantedWork(operation, isWhole ? ratio : null, 1, operation == ImageOperation.Create ? [] : [OneMegapixel], action.Scales.FirstOrDefault(1));
        return wanted.WhyNot(action) is null && estimate.Quote(model, route, wanted.For(action)) is { } quote ? CreditText.Exact(quote.Estimate) : "";
    }

    private static string WorkOf(ImageOperation operation) => operation switch
    {
        ImageOperation.Create => "New picture",
        ImageOperation.Edit => "Edit",
        ImageOperation.EditArea => "Edit an area",
        ImageOperation.Extend => "Extend",
        ImageOperation.Upscale => "Upscale",
        _ => "Remove background",
    };
}
