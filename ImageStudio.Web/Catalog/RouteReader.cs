using System.Collections.Frozen;
using System.Globalization;

namespace ImageStudio.Web.Catalog;

/// <summary>Checks one route of a model: price, pixel sizes, native styles.</summary>
internal sealed class RouteReader(IReadOnlyList<Style> styles, IReadOnlyList<AspectRatio> ratios)
{
    private const int LeastSidePixels = 16;
    private const int MostSidePixels = 16_384;

    // Vendors round sides to multiples of 8 to 64; more than this is a wrong or a swapped pair.
    private const double MostRatioDeviation = 0.05;

    public ModelRoute Read(CatalogPlace place, RouteRow row) => new(
        place.Id("provider", row.Provider),
        place.Text("vendorModel", row.VendorModel, 120),
        place.Whole("imagesPerCall", row.ImagesPerCall, 1, 4),
        Price(place.In("price"), place.Given("price", row.Price)),
        ByRatio(place, "sizes", place.Given("sizes", row.Sizes), Size),
        NativeStyles(place.In("nativeStyles"), row.NativeStyles));

    private UnitPrice Price(CatalogPlace place, PriceRow row)
    {
        var unit = place.Choice(
            "unit", row.Unit, ("image", BillableUnit.Image), ("megapixel", BillableUnit.Megapixel), ("token", BillableUnit.Token));
        var usd = place.Decimal("usd", row.Usd, 0, 100);
        if (usd == 0) throw place.Wrong("usd", "0 is not a price");
        return new(
            unit,
            usd,
            place.Decimal("tolerance", row.Tolerance, 1, 5),
            Tokens(place, unit, row.TokensPerImage),
            place.Text("source", row.Source, 200),
            place.Date("checked", row.Checked));
    }

    private FrozenDictionary<AspectRatio, int> Tokens(CatalogPlace place, BillableUnit unit, IReadOnlyDictionary<string, int?>? rows)
    {
        if (unit == BillableUnit.Token) return ByRatio(place, "tokensPerImage", place.Given("tokensPerImage", rows), Tokens);
        return rows is null ? FrozenDictionary<AspectRatio, int>.Empty : throw place.Wrong("tokensPerImage", "only for prices per token");
    }

    private static int Tokens(CatalogPlace place, AspectRatio ratio, int? tokens) => place.Whole(ratio.ToString(), tokens, 1, 1_000_000);

    private FrozenDictionary<AspectRatio, TOut> ByRatio<TIn, TOut>(
        CatalogPlace place, string field, IReadOnlyDictionary<string, TIn> rows, Func<CatalogPlace, AspectRatio, TIn, TOut> read)
    {
        var values = new Dictionary<AspectRatio, TOut>();
        foreach (var (text, value) in rows)
        {
            var ratio = place.Ratio(field, text);
            if (!ratios.Contains(ratio)) throw place.Wrong(field, $"{ratio} is not among the model's ratios");
            if (!values.TryAdd(ratio, read(place.In(field), ratio, value))) throw place.Wrong(field, $"{ratio} is listed twice");
        }

        foreach (var ratio in ratios)
        {
            if (!values.ContainsKey(ratio)) throw place.Wrong(field, $"{ratio} is missing");
        }

        return values.ToFrozenDictionary();
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
