using System.Collections.Frozen;
using System.Text.Json;

namespace ImageStudio.Web.Catalog;

/// <summary>Checks what one route can do: new pictures by the route's own fields, all else by a part for each.</summary>
internal sealed class ActionReader(RatioTable table)
{
    private const int Megabyte = 1024 * 1024;
    private const int MostPixelsOfASide = 16_384;

    private static readonly SourceFormat[] AnyFormat = [SourceFormat.Png, SourceFormat.WebP, SourceFormat.Jpeg];

    private readonly PriceReader prices = new(table);

    public FrozenDictionary<ImageOperation, RouteAction> Read(CatalogPlace place, RouteRow row)
    {
        var actions = new Dictionary<ImageOperation, RouteAction>();
        if (Create(place, row) is { } create) actions.Add(ImageOperation.Create, create);
        Add(ImageOperation.Edit, row.Edit);
        Add(ImageOperation.EditArea, row.EditArea);
        Add(ImageOperation.Extend, row.Extend);
        Add(ImageOperation.Upscale, row.Upscale);
        Add(ImageOperation.RemoveBackground, row.RemoveBackground);
        return actions.Count > 0 ? actions.ToFrozenDictionary() : throw place.Wrong("price", "missing");

        void Add(ImageOperation operation, ActionRow? action)
        {
            if (action is not null) actions.Add(operation, Read(place.In(FieldOf(operation)), action, operation, row));
        }
    }

    /// <summary>The field of a route that holds an operation, or for new pictures its price.</summary>
    public static string FieldOf(ImageOperation operation) => operation switch
    {
        ImageOperation.Create => "price",
        ImageOperation.Edit => "edit",
        ImageOperation.EditArea => "editArea",
        ImageOperation.Extend => "extend",
        ImageOperation.Upscale => "upscale",
        ImageOperation.RemoveBackground => "removeBackground",
        _ => throw new InvalidOperationException($"No field holds {operation}."),
    };

    private RouteAction? Create(CatalogPlace place, RouteRow row)
    {
        if (row.Price is null) return row.Sizes is null && row.Input is null ? null : throw place.Wrong("price", "missing");
        return new(place.Text("vendorModel", row.VendorModel, 120), prices.Read(place.In("price"), row.Price, ImageOperation.Create))
        {
            Input = Input(place, row.Input),
            ImagesPerCall = place.Whole("imagesPerCall", row.ImagesPerCall, 1, ImageWork.MaxImages),
            TakesRatio = true,
        };
    }

    private RouteAction Read(CatalogPlace place, ActionRow row, ImageOperation operation, RouteRow route)
    {
        var usual = operation is ImageOperation.Edit or ImageOperation.EditArea ? "required" : operation == ImageOperation.Extend ? "optional" : "none";
        return new(
            place.Text("vendorModel", row.VendorModel ?? route.VendorModel, 120),
            prices.Read(place.In("price"), place.Given("price", row.Price), operation))
        {
            Input = Input(place, row.Input),
            ImagesPerCall = place.Whole("imagesPerCall", row.ImagesPerCall ?? 1, 1, ImageWork.MaxImages),
            MostSources = place.Whole("sources", row.Sources ?? 1, 1, operation == ImageOperation.Edit ? ImageWork.MaxInputs : 1),
            Sources = Demand(place, row, operation),
            Prompt = place.Choice("prompt", row.Prompt ?? usual, ("required", PromptUse.Required), ("optional", PromptUse.Optional), ("none", PromptUse.None)),
            TakesRatio = Ratios(place, row, operation),
            Shapes = row.Shapes is null ? [] : [.. row.Shapes.Select((text, index) => place.Ratio($"shapes[{index}]", text))],
            Scales = Scales(place, row, operation),
        };
    }

    private static SourceDemand Demand(CatalogPlace place, ActionRow row, ImageOperation operation) => new(
        row.Formats is null ? AnyFormat : [.. row.Formats.Select((word, index) => Format(place, $"formats[{index}]", word))],
        place.Whole("minSide", row.MinSide ?? 16, 1, MostPixelsOfASide),
        place.Whole("maxSide", row.MaxSide ?? 4096, 64, MostPixelsOfASide),
        (long)(place.Decimal("maxMegapixels", row.MaxMegapixels ?? 16, 0.1m, ImageWork.MaxPixels / 1_000_000) * 1_000_000),
        place.Whole("maxMegabytes", row.MaxMegabytes ?? 8, 1, 50) * (long)Megabyte,
        place.Whole("multipleOf", row.MultipleOf ?? 1, 1, 64),
        Mask(place, row, operation));

    private static SourceFormat Format(CatalogPlace place, string field, string? word) =>
        place.Choice(field, word, ("png", SourceFormat.Png), ("jpeg", SourceFormat.Jpeg), ("webp", SourceFormat.WebP));

    /// <summary>An area cannot be changed without one; extending may go by a mask or by margins.</summary>
    private static MaskKind? Mask(CatalogPlace place, ActionRow row, ImageOperation operation)
    {
        if (row.Mask is null) return operation == ImageOperation.EditArea ? throw place.Wrong("mask", "missing") : null;
        if (operation is not (ImageOperation.EditArea or ImageOperation.Extend)) throw place.Wrong("mask", "only for editArea and extend");
        return place.Choice("mask", row.Mask, ("white", MaskKind.White), ("black", MaskKind.Black), ("transparent", MaskKind.Transparent));
    }

    private static bool Ratios(CatalogPlace place, ActionRow row, ImageOperation operation)
    {
        if (operation == ImageOperation.Extend) return true;
        return row.Ratios is true && operation != ImageOperation.Edit ? throw place.Wrong("ratios", "only for edit") : row.Ratios ?? false;
    }

    private static IReadOnlyList<int> Scales(CatalogPlace place, ActionRow row, ImageOperation operation)
    {
        if (operation != ImageOperation.Upscale) return row.Scales is null ? [] : throw place.Wrong("scales", "only for upscale");
        var scales = place.Given("scales", row.Scales);
        if (scales.Count == 0) throw place.Wrong("scales", "empty");
        return [.. scales.Select((scale, index) => place.Whole($"scales[{index}]", scale, 2, (int)ImageWork.MaxScale)).Distinct().Order()];
    }

    private static string Input(CatalogPlace place, JsonElement? input)
    {
        if (input is null) return "{}";
        if (input.Value.ValueKind != JsonValueKind.Object) throw place.Wrong("input", "not an object of fields");
        var text = JsonSerializer.Serialize(input.Value);
        return text.Length <= ModelRoute.MaxInputCharacters ? text : throw place.Wrong("input", $"longer than {ModelRoute.MaxInputCharacters} characters");
    }
}
