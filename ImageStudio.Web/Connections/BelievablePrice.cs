using System.Globalization;
using ImageStudio.Web.Catalog;

namespace ImageStudio.Web.Connections;

/// <summary>Whether a price stays below what a job may cost at most. The credits' room knows; this one has no door to it.</summary>
public delegate bool PriceFits(ImageModel model, ModelRoute route);

/// <summary>
/// Judges what a provider says against the file. A slip in somebody else's list must not make pictures a hundred times dearer overnight, nor
/// free.
/// </summary>
public sealed class BelievablePrice(CurrentCatalog catalog, PriceFits fits)
{
    private const int MostTimes = 10;

    /// <returns>Why it is not taken, in words for an administrator; null when it is.</returns>
    public string? ProblemOf(RoutePrice said)
    {
        var routes = catalog.Shipped.Models.SelectMany(model => model.Routes.Select(route => (Model: model, Route: route)))
            .Where(reached => reached.Route.Provider == said.Provider && reached.Route.VendorModel == said.VendorModel).ToList();
        if (routes.Count == 0) return "no model of the catalogue leads there";
        return routes.Select(reached => ProblemOf(said, reached.Model, reached.Route)).FirstOrDefault(problem => problem is not null);
    }

    private string? ProblemOf(RoutePrice said, ImageModel model, ModelRoute route)
    {
        if (!route.Draws) return "no new pictures are drawn there";
        var filed = route.Price;
        if (said.Unit != filed.Unit) return $"it is a price per {Word(said.Unit)}, the catalogue’s is per {Word(filed.Unit)}";
        if (said.Usd < filed.Usd / MostTimes) return $"{Dollars(said.Usd)} is less than a tenth of the catalogue’s {Dollars(filed.Usd)}";
        if (said.Usd > filed.Usd * MostTimes) return $"{Dollars(said.Usd)} is more than ten times the catalogue’s {Dollars(filed.Usd)}";
        return fits(model, route.With(said)) ? null : $"at {Dollars(said.Usd)} a job would cost more credits than are allowed";
    }

    private static string Word(BillableUnit unit) => unit.ToString().ToLowerInvariant();

    private static string Dollars(decimal usd) => string.Create(CultureInfo.InvariantCulture, $"${usd:0.############}");
}
