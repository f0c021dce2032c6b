using ImageStudio.Web.Catalog;

namespace ImageStudio.Tests.Providers.Contract;

/// <summary>One way to ask a route of the catalogue for something that starts from a picture.</summary>
/// <param name="Ratio">Of the result; null keeps that of the picture.</param>
public sealed record ActionCase(
    ImageModel Model, ModelRoute Route, ImageOperation Operation, RouteAction Action, int Sources, AspectRatio? Ratio, int Scale, int Count, bool HasWords)
{
    private static readonly AspectRatio[] Shapes = [AspectRatio.Landscape, AspectRatio.Square, AspectRatio.Portrait];

    /// <summary>Every way: as few and as many pictures as it takes, each ratio, each scale, as few and as many results as one call gives.</summary>
    public static IEnumerable<ActionCase> Of(string provider, ModelCatalog catalog) =>
        from model in catalog.Models
        where model.Status == ModelStatus.Active
        from route in model.Routes
        where route.Provider == provider
        from action in route.Actions.OrderBy(action => action.Key)
        where action.Key != ImageOperation.Create
        from way in Of(model, route, action.Key, action.Value)
        select way;

    /// <summary>The smallest picture of 3:2 that the action takes.</summary>
    public PixelSize Smallest
    {
        get
        {
            var demand = Action.Sources!;
            var step = demand.MultipleOf * 2;
            var half = (Math.Max(64, demand.MinSide) + step - 1) / step;
            return new(half * step / 2 * 3, half * step);
        }
    }

    public override string ToString() =>
        $"{Model.Id} at {Route.Provider}, {Operation} of {Sources}, ratio {Ratio?.ToString() ?? "kept"}, {Scale}×, {Count} of them, {(HasWords ? "with" : "without")} words";

    private static IEnumerable<ActionCase> Of(ImageModel model, ModelRoute route, ImageOperation operation, RouteAction action) =>
        from sources in new[] { 1, action.MostSources }.Distinct()
        from ratio in Ratios(model, operation, action)
        from scale in action.Scales.DefaultIfEmpty(1)
        from count in new[] { 1, Math.Min(action.ImagesPerCall, model.MaxImages) }.Distinct()
        from hasWords in action.Prompt switch { PromptUse.Required => [true], PromptUse.None => [false], _ => new[] { true, false } }
        select new ActionCase(model, route, operation, action, sources, ratio, scale, count, hasWords);

    private static IEnumerable<AspectRatio?> Ratios(ImageModel model, ImageOperation operation, RouteAction action) => operation switch
    {
        ImageOperation.Extend => Shapes.Select(ratio => (AspectRatio?)ratio),
        _ when action.TakesRatio => model.Ratios.Select(ratio => (AspectRatio?)ratio).Prepend(null),
        _ => [null],
    };
}
