using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace ImageStudio.Web.Catalog;

/// <summary>Checks one route of a model: prices, what the provider reports, pixel sizes, native styles.</summary>
internal sealed class RouteReader(IReadOnlyList<Style> styles, IReadOnlyList<AspectRatio> ratios)
{
    private const int LeastSidePixels = 16;
    private const int MostSidePixels = 16_384;

    // Vendors round sides to multiples of 8 to 64; more than this is a wrong or a swapped pair.
    private const double MostRatioDeviation = 0.05;

    private readonly RatioTable table = new(ratios);

    public ModelRoute Read(CatalogPlace place, RouteRow row)
    {
        var prices = Prices(place, row);
        return new(
            place.Id("provider", row.Provider),
            place.Text("vendorModel", row.VendorModel, 120),
            place.Whole("imagesPerCall", row.ImagesPerCall, 1, 4),
            prices,
            Reports(place, row.Reports, prices),
            table.Read(place, "sizes", place.Given("sizes", row.Sizes), Size),
            NativeStyles(place.In("nativeStyles"), row.NativeStyles))
        {
            Input = Input(place, row.Input),
        };
    }

    private static string Input(CatalogPlace place, JsonElement? input)
    {
        if (input is null) return "{}";
        if (input.Value.ValueKind != JsonValueKind.Object) throw place.Wrong("input", "not an object of fields");
        var text = JsonSerializer.Serialize(input.Value);
        return text.Length <= ModelRoute.MaxInputCharacters ? text : throw place.Wrong("input", $"longer than {ModelRoute.MaxInputCharacters} characters");
    }

    private FrozenDictionary<ImageOperation, UnitPrice> Prices(CatalogPlace place, RouteRow row)
    {
        var reader = new PriceReader(table);
        var prices = new Dictionary<ImageOperation, UnitPrice>();
        Add(ImageOperation.Create, place.Given("price", row.Price));
        Add(ImageOperation.Edit, row.Edit);
        Add(ImageOperation.Upscale, row.Upscale);
        Add(ImageOperation.RemoveBackground, row.RemoveBackground);
        return prices.ToFrozenDictionary();

        void Add(ImageOperation operation, PriceRow? price)
        {
            if (price is not null) prices.Add(operation, reader.Read(place.In(FieldOf(operation)), price, operation));
        }
    }

    /// <summary>The field of a route that holds the price of an operation.</summary>
    public static string FieldOf(ImageOperation operation) => operation switch
    {
        ImageOperation.Create => "price",
        ImageOperation.Edit => "edit",
        ImageOperation.Upscale => "upscale",
        ImageOperation.RemoveBackground => "removeBackground",
        _ => throw new InvalidOperationException($"No field prices {operation}."),
    };

    private static BillReport Reports(CatalogPlace place, string? word, FrozenDictionary<ImageOperation, UnitPrice> prices)
    {
        var reports = place.Choice(
            "reports",
            word ?? "nothing",
            ("nothing", BillReport.Nothing),
            ("units", BillReport.Units),
            ("tokens", BillReport.Tokens),
            ("cost", BillReport.Cost));
        var perToken = prices.Values.Count(price => price.Unit == BillableUnit.Token);
        if (reports == BillReport.Tokens && perToken < prices.Count) throw place.Wrong("reports", "\"tokens\" needs prices per token");
        if (reports == BillReport.Units && perToken > 0) throw place.Wrong("reports", "\"units\" is \"tokens\" for a price per token");
        return reports;
    }

    private static PixelSize Size(CatalogPlace place, AspectRatio ratio, string? text)
    {
        var field = ratio.ToString();
        var sides = place.Given(field, text).Split('x');
        if (sides.Length != 2 || !TrySide(sides[0], out var width) || !TrySide(sides[1], out var height))
            throw place.NotA(field, text!, "a size such as 1024x1024");

        var size = new PixelSize(
            place.Whole(field, width, LeastSidePixels, MostSidePixels),
            place.Whole(field, height, LeastSidePixels, MostSidePixels));
        var deviation = (double)width * ratio.Height / ((double)height * ratio.Width) - 1;
        return Math.Abs(deviation) <= MostRatioDeviation ? size : throw place.Wrong(field, $"{size} is not {ratio}, not even nearly");
    }

    private static bool TrySide(string text, out int side) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out side);

    private FrozenDictionary<string, string> NativeStyles(CatalogPlace place, IReadOnlyDictionary<string, string?>? rows)
    {
        var values = new Dictionary<string, string>();
        foreach (var (id, value) in rows ?? FrozenDictionary<string, string?>.Empty)
        {
            if (!styles.Any(s => s.Id == id)) throw place.Wrong(id, "there is no such style");
            values.Add(id, place.Text(id, value, 80));
        }

        return values.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
