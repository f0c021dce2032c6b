using ImageStudio.Web.Catalog;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Credits;

/// <summary>
/// Turns a route's unit price into credits. The rules of rounding, all of them:
/// <list type="number">
/// <item>credits = the provider's US dollars × markup ÷ value of a credit, in exact decimals;</item>
/// <item>a provider job's credits are rounded up to a whole millicredit, once: estimate, upper bound and settlement alike, never unit by unit;</item>
/// <item>a generation is the sum of its jobs;</item>
/// <item>prices are shown rounded up to whole credits, balances and settled sums as they are;</item>
/// <item>megapixels are rounded up picture by picture, because providers bill them so (<see cref="UnitPrice"/>);</item>
/// <item>the platform's own cost is rounded up to a millionth of a dollar.</item>
/// </list>
/// </summary>
public sealed class CreditEstimate(ModelCatalog catalog, IOptions<CreditOptions> options)
{
    /// <returns>Null when the route has no price for the operation.</returns>
    public CreditQuote? Quote(ImageModel model, ModelRoute route, ImageWork work)
    {
        if (route.Find(work.Operation) is not { } action) return null;
        var rate = new CreditRate(action.Price, options.Value);
        var jobs = new List<JobQuote>();
        for (var left = work.Images; left > 0; left -= action.ImagesPerCall)
            jobs.Add(QuoteJob(action.Price, rate, work.Part(Math.Min(left, action.ImagesPerCall)), work.Output(route.Sizes)));
        return new(jobs, rate, model.Class, catalog.PriceVersion);
    }

    private static JobQuote QuoteJob(UnitPrice price, CreditRate rate, ImageWork work, PixelSize output)
    {
        var expected = price.Expect(work, output);
        var usd = rate.Usd(expected.Quantity);
        return new(work.Images, expected, rate.Millicredits(usd), rate.Millicredits(usd * price.Tolerance), CreditRate.Micros(usd));
    }
}
