using System.Collections.Frozen;
using System.Globalization;

namespace ImageStudio.Web.Catalog;

/// <summary>Checks one route of a model: what it can do, what the provider reports, pixel sizes, native styles.</summary>
internal sealed class RouteReader(IReadOnlyList<Style> styles, IReadOnlyList<AspectRatio> ratios)
{
    private const int LeastSidePixels = 16;
    private const int MostSidePixels = 16_384;

    // Vendors round sides to multiples of 8 to 64; more than this is a wrong or a swapped pair.
    private const double MostRatioDeviation = 0.05;

    private readonly RatioTable table = new(ratios);

    public ModelRoute Read(CatalogPlace place, RouteRow row)
    {
        var actions = new ActionReader(table).Read(place, row);
        return new(
            place.Id("provider", row.Provider),
            place.Text("vendorModel", row.VendorModel, 120),
            actions,
            Reports(place, row.Reports, actions),
            Sizes(place, row, actions),
            NativeStyles(place.In("nativeStyles"), row.NativeStyles));
    }

    /// <summary>What draws nothing new asks for no size.</summary>
    private FrozenDictionary<AspectRatio, PixelSize> Sizes(CatalogPlace place, RouteRow row, FrozenDictionary<ImageOperation, RouteAction> actions)
    {
        if (actions.ContainsKey(ImageOperation.Create) || row.Sizes is not null) return table.Read(place, "sizes", place.Given("sizes", row.Sizes), Size);
        return FrozenDictionary<AspectRatio, PixelSize>.Empty;
    }

    private static BillReport Reports(CatalogPlace place, string? word, FrozenDictionary<ImageOperation, RouteAction> actions)
    {
        var reports = place.Choice(
            "reports",
            word ?? "nothing",
            ("nothing", BillReport.Nothing),
            ("units", BillReport.Units),
            ("tokens", BillReport.Tokens),
            ("cost", BillReport.Cost));
        var perToken = actions.Values.Count(action => action.Price.Unit == BillableUnit.Token);
        if (reports == BillReport.Tokens && perToken < actions.Count) throw place.Wrong("reports", "\"tokens\" needs prices per token");
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
