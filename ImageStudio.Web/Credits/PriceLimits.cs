using System.Globalization;
using ImageStudio.Web.Catalog;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Credits;

/// <summary>
/// Refuses to start on prices that markup and credit value blow up beyond reason: the dearest job of each row of the catalogue is counted
/// out. Below this limit no sum of prices, and no tenfold bill, comes near the end of a 64-bit number.
/// </summary>
public sealed class PriceLimits(CurrentCatalog catalog) : IValidateOptions<CreditOptions>
{
    public const int MaxCreditsPerJob = 1_000_000;

    private static readonly PixelSize Largest = new(10_000, 10_000);

    public ValidateOptionsResult Validate(string? name, CreditOptions options)
    {
        // A value that cannot divide is refused by its own rule.
        if (options.UsdPerCredit <= 0) return ValidateOptionsResult.Skip;
        var problems = Dearest().Select(row => Problem(row, options)).OfType<string>().ToList();
        return problems.Count > 0 ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }

    private IEnumerable<Row> Dearest() =>
        from model in catalog.Shipped.Models.Select((model, index) => (Index: index, Value: model))
        from route in model.Value.Routes.Select((route, index) => (Index: index, Value: route))
        from action in route.Value.Actions
        select new Row(model.Index, model.Value, route.Index, route.Value, action.Key, action.Value);

    /// <summary>Whether new pictures by a route stay below the limit, for a price that was learnt after the start.</summary>
    public static bool Fits(ImageModel model, ModelRoute route, CreditOptions options) =>
        route.Find(ImageOperation.Create) is not { } create || Credits(new(0, model, 0, route, ImageOperation.Create, create), options) <= MaxCreditsPerJob;

    private static decimal Credits(Row row, CreditOptions options)
    {
        var units = Works(row).Max(work => row.Action.Price.Expect(work, work.Output(row.Route.Sizes)).Quantity);
        return Math.Ceiling(units * row.Action.Price.Usd * row.Action.Price.Tolerance * options.Markup / options.UsdPerCredit);
    }

    private static string? Problem(Row row, CreditOptions options)
    {
        var credits = Credits(row, options);
        if (credits <= MaxCreditsPerJob) return null;
        return CatalogPlace.Row(ModelsReader.File, "models", row.ModelIndex, row.Model.Id)
            .In($"routes[{row.RouteIndex}]").In(ActionReader.FieldOf(row.Operation))
            .Wrong("usd", string.Create(
                CultureInfo.InvariantCulture,
                $"a job would cost up to {credits:#,0} credits at a Markup of {options.Markup} and a UsdPerCredit of {options.UsdPerCredit}, at most {MaxCreditsPerJob:#,0} are allowed"))
            .Message;
    }

    private static IEnumerable<ImageWork> Works(Row row)
    {
        var images = row.Action.ImagesPerCall;
        var inputs = Enumerable.Repeat(Largest, Math.Max(1, row.Action.MostSources)).ToList();
        return row.Operation switch
        {
            ImageOperation.Create => row.Model.Ratios.Select(ratio => ImageWork.Create(ratio, images)),
            ImageOperation.Edit => row.Route.Sizes.Keys.Select(ratio => ImageWork.Edit(ratio, images, inputs)).Append(ImageWork.Edit(null, images, inputs)),
            ImageOperation.EditArea => [ImageWork.EditArea(images, Largest)],
            ImageOperation.Extend => [ImageWork.Extend(AspectRatio.Square, images, Largest, Largest)],
            ImageOperation.Upscale => [ImageWork.Upscale(new(Largest.Width / 2, Largest.Height / 2), 2)],
            _ => [ImageWork.RemoveBackground(Largest)],
        };
    }

    private sealed record Row(int ModelIndex, ImageModel Model, int RouteIndex, ModelRoute Route, ImageOperation Operation, RouteAction Action);
}
