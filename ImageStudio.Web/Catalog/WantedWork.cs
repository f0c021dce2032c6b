using System.Globalization;

namespace ImageStudio.Web.Catalog;

/// <summary>What is asked of a model, before it is known which route does it.</summary>
/// <param name="Operation">What is to be done.</param>
/// <param name="Ratio">Of the result; null keeps that of the picture.</param>
/// <param name="Count">Pictures wanted.</param>
/// <param name="Sources">Sizes of the pictures to start from, the one to change first.</param>
/// <param name="Scale">How many times larger, for upscaling.</param>
public sealed record WantedWork(ImageOperation Operation, AspectRatio? Ratio, int Count, IReadOnlyList<PixelSize> Sources, int Scale = 1)
{
    private const decimal Megapixel = 1_000_000;

    public static WantedWork Create(AspectRatio ratio, int count) => new(ImageOperation.Create, ratio, count, []);

    /// <summary>Why a route's action cannot do it, as the end of a sentence that begins with the model; null when it can.</summary>
    public string? WhyNot(RouteAction action)
    {
        if (Operation == ImageOperation.Create) return null;
        var demand = action.Sources!;
        if (Sources.Count > action.MostSources)
            return action.MostSources == 1 ? "takes one picture" : $"takes at most {action.MostSources} pictures";
        if (Sources.Any(size => !demand.IsLargeEnough(size))) return $"takes pictures of at least {demand.MinSide} × {demand.MinSide} pixels";
        if (Operation == ImageOperation.Edit && Ratio is not null && !action.TakesRatio) return "keeps the picture’s own ratio";
        if (Operation == ImageOperation.Extend && action.Shapes.Count > 0 && !action.Shapes.Contains(Ratio!.Value)) return $"extends to {string.Join(", ", action.Shapes)}";
        return Operation is ImageOperation.Upscale or ImageOperation.RemoveBackground ? WhyNotWhole(action, demand) : null;
    }

    /// <summary>The work as the route would be given it. Only where <see cref="WhyNot"/> says nothing.</summary>
    public ImageWork For(RouteAction action)
    {
        var sent = Sources.Select(size => action.Sources!.Fit(size)).ToList();
        return Operation switch
        {
            ImageOperation.Create => ImageWork.Create(Ratio!.Value, Count),
            ImageOperation.Edit => ImageWork.Edit(Ratio, Count, sent),
            ImageOperation.EditArea => ImageWork.EditArea(Count, sent[0]),
            ImageOperation.Extend => Extend(action.Sources!),
            ImageOperation.Upscale => ImageWork.Upscale(sent[0], Scale),
            ImageOperation.RemoveBackground => ImageWork.RemoveBackground(sent[0]),
            _ => throw new InvalidOperationException($"{Operation} is no work."),
        };
    }

    /// <summary>With a mask the whole canvas is sent; without one the picture alone, and how much is to be drawn around it.</summary>
    private ImageWork Extend(SourceDemand demand)
    {
        var canvas = demand.Fit(Canvas.Around(Sources[0], Ratio!.Value).Size);
        var input = demand.Mask is not null ? canvas : demand.Fit(Sources[0]);
        return ImageWork.Extend(Ratio!.Value, Count, input, demand.Mask is not null ? canvas : Canvas.Around(input, Ratio!.Value).Size);
    }

    /// <summary>What is to stay as it is cannot be made smaller first.</summary>
    private string? WhyNotWhole(RouteAction action, SourceDemand demand)
    {
        if (!demand.Takes(Sources[0])) return $"takes pictures of up to {Number(demand.MaxPixels / Megapixel)} megapixels and {Thousands(demand.MaxSide)} pixels a side";
        if (Operation != ImageOperation.Upscale) return null;
        if (!action.Scales.Contains(Scale)) return $"enlarges {string.Join(" or ", action.Scales.Select(scale => $"{scale}×"))}";
        return Sources[0].Pixels * Scale * Scale > ImageWork.MaxPixels ? "cannot: the result would be larger than 100 megapixels" : null;
    }

    private static string Thousands(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
