namespace ImageStudio.Web.Catalog;

/// <summary>What a provider counts on its bill.</summary>
public enum BillableUnit
{
    Image,
    Megapixel,
    Token,
}

/// <summary>What a provider says, or is expected, to bill: a count of units, never money.</summary>
public sealed record Usage(BillableUnit Unit, decimal Quantity);

/// <summary>What one unit costs on one route, in US dollars before markup.</summary>
/// <param name="Unit">The unit the provider bills by.</param>
/// <param name="Usd">Dollars per unit, between 0 and 100.</param>
/// <param name="Tolerance">How far the bill may exceed the estimate: 1 for a fixed price, 1.5 for half as much again. The upper bound of a quote is the estimate times this.</param>
/// <param name="TokensPerImage">For <see cref="BillableUnit.Token"/>: expected output tokens of one image, by ratio ("16:9").</param>
/// <param name="Source">Where the price was read.</param>
/// <param name="Checked">When it was read.</param>
public sealed record UnitPrice(
    BillableUnit Unit,
    decimal Usd,
    decimal Tolerance,
    IReadOnlyDictionary<AspectRatio, int> TokensPerImage,
    string Source,
    DateOnly Checked)
{
    /// <summary>
    /// Megapixels are counted the way fal bills them: 1024 × 1024 is one, 1376 × 768 is still one, 1920 × 1080 is two
    /// (recorded bills of April 2026).
    /// </summary>
    public Usage Expect(AspectRatio ratio, PixelSize size, int count) => Unit switch
    {
        BillableUnit.Image => new(Unit, count),
        BillableUnit.Megapixel => new(Unit, BilledMegapixels(size) * count),
        BillableUnit.Token => new(Unit, (decimal)TokensPerImage[ratio] * count),
        _ => throw new InvalidOperationException($"No rule counts {Unit}."),
    };

    private static decimal BilledMegapixels(PixelSize size) => Math.Max(1, Math.Ceiling(size.Pixels / 1_048_576m - 0.05m));
}
