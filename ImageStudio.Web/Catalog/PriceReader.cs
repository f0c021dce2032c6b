using System.Collections.Frozen;

namespace ImageStudio.Web.Catalog;

/// <summary>Checks the price of one operation on one route.</summary>
internal sealed class PriceReader(RatioTable table)
{
    /// <summary>Instead of a unit and all the rest: an engine of one's own.</summary>
    private const string Free = "free";

    public UnitPrice Read(CatalogPlace place, PriceRow row, ImageOperation operation)
    {
        if (row.Unit == Free) return row with { Unit = null } == new PriceRow() ? UnitPrice.FreeOfCharge : throw place.Wrong("unit", "\"free\" stands alone");
        var unit = Unit(place, row.Unit, operation);
        var usd = place.Decimal("usd", row.Usd, 0, 100);
        if (usd == 0) throw place.Wrong("usd", "0 is not a price");
        return new(
            unit,
            usd,
            place.Decimal("tolerance", row.Tolerance, 1, 5),
            Tokens(place, unit, row.TokensPerImage),
            place.Text("source", row.Source, 200),
            place.Date("checked", row.Checked))
        {
            SecondsPerImage = Seconds(place, unit, row.SecondsPerImage),
            TokensPerInput = TokensPerInput(place, unit, row.TokensPerInput),
        };
    }

    private static BillableUnit Unit(CatalogPlace place, string? word, ImageOperation operation)
    {
        var unit = place.Choice(
            "unit",
            word,
            ("image", BillableUnit.Image),
            ("megapixel", BillableUnit.Megapixel),
            ("inputMegapixel", BillableUnit.InputMegapixel),
            ("inputAndOutputMegapixel", BillableUnit.InputAndOutputMegapixel),
            ("token", BillableUnit.Token),
            ("second", BillableUnit.Second),
            ("call", BillableUnit.Call),
            (Free, BillableUnit.Image));
        if (operation == ImageOperation.Create && unit is BillableUnit.InputMegapixel or BillableUnit.InputAndOutputMegapixel)
            throw place.Wrong("unit", $"\"{word}\" cannot be counted, a new picture has no input");
        if (operation is ImageOperation.Upscale or ImageOperation.RemoveBackground && unit == BillableUnit.Token)
            throw place.Wrong("unit", $"\"{word}\" cannot be expected of this operation");
        return unit;
    }

    private FrozenDictionary<AspectRatio, int> Tokens(CatalogPlace place, BillableUnit unit, IReadOnlyDictionary<string, int?>? rows)
    {
        if (unit == BillableUnit.Token) return table.Read(place, "tokensPerImage", place.Given("tokensPerImage", rows), Tokens);
        return rows is null ? FrozenDictionary<AspectRatio, int>.Empty : throw place.Wrong("tokensPerImage", "only for prices per token");
    }

    private static int Tokens(CatalogPlace place, AspectRatio ratio, int? tokens) => place.Whole(ratio.ToString(), tokens, 1, 1_000_000);

    private static int TokensPerInput(CatalogPlace place, BillableUnit unit, int? tokens)
    {
        if (tokens is null) return 0;
        return unit == BillableUnit.Token ? place.Whole("tokensPerInput", tokens, 0, 100_000) : throw place.Wrong("tokensPerInput", "only for prices per token");
    }

    private static decimal Seconds(CatalogPlace place, BillableUnit unit, decimal? seconds)
    {
        if (unit == BillableUnit.Second) return place.Decimal("secondsPerImage", seconds, 0.1m, 600);
        return seconds is null ? 0 : throw place.Wrong("secondsPerImage", "only for prices per second");
    }
}
