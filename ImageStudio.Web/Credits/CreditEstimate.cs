using ImageStudio.Web.Catalog;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Credits;

/// <summary>Turns a route's unit price into credits. Rounds up to a whole millicredit once per provider job, never per unit.</summary>
public sealed class CreditEstimate(ModelCatalog catalog, IOptions<CreditOptions> options)
{
    private const int MillicreditsPerCredit = 1000;

    public CreditQuote Quote(ModelRoute route, AspectRatio ratio, int count)
    {
        var jobs = new List<JobQuote>();
        for (var left = count; left > 0; left -= route.ImagesPerCall)
            jobs.Add(QuoteJob(route, ratio, Math.Min(left, route.ImagesPerCall)));
        return new(jobs, catalog.PriceVersion);
    }

    /// <summary>Exact millicredits for one unit; a cost is the units times this, rounded up.</summary>
    public decimal MillicreditsPer(UnitPrice price) =>
        price.Usd * options.Value.Markup / options.Value.UsdPerCredit * MillicreditsPerCredit;

    /// <summary>What units cost in whole millicredits, rounded up.</summary>
    public static long Cost(decimal millicreditsPerUnit, decimal units) => (long)Math.Ceiling(millicreditsPerUnit * units);

    private JobQuote QuoteJob(ModelRoute route, AspectRatio ratio, int images)
    {
        var expected = route.Price.Expect(ratio, route.Sizes[ratio], images);
        var perUnit = MillicreditsPer(route.Price);
        return new(
            images,
            expected,
            Cost(perUnit, expected.Quantity),
            Cost(perUnit, expected.Quantity * route.Price.Tolerance));
    }
}
