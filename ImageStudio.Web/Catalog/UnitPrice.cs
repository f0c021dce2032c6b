using System.Collections.Frozen;

namespace ImageStudio.Web.Catalog;

/// <summary>What a provider counts on its bill.</summary>
public enum BillableUnit
{
    Image,

    /// <summary>Of the pictures that come out.</summary>
    Megapixel,
    Token,

    /// <summary>Of the pictures that go in.</summary>
    InputMegapixel,

    /// <summary>Of all pictures, in and out, at one price.</summary>
    InputAndOutputMegapixel,

    /// <summary>Of computing.</summary>
    Second,

    /// <summary>A flat price, whatever goes in and comes out.</summary>
    Call,
}

/// <summary>What a provider says, or is expected, to bill: a count of units, never money.</summary>
public sealed record Usage(BillableUnit Unit, decimal Quantity);

/// <summary>What one unit costs on one route, in US dollars before markup.</summary>
/// <param name="Unit">The unit the provider bills by.</param>
/// <param name="Usd">Dollars per unit, more than 0 and at most 100; 0 only for <see cref="FreeOfCharge"/>.</param>
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
    /// <summary>Nobody bills an engine of one's own.</summary>
    public static UnitPrice FreeOfCharge { get; } =
        new(BillableUnit.Image, 0, 1, FrozenDictionary<AspectRatio, int>.Empty, "an engine of one’s own", DateOnly.MinValue);

    /// <summary>Whatever is drawn, it costs nothing.</summary>
    public bool IsFree => Usd == 0;

    /// <summary>For <see cref="BillableUnit.Second"/>: expected seconds of computing for one image.</summary>
    public decimal SecondsPerImage { get; init; }

    /// <summary>For <see cref="BillableUnit.Token"/>: tokens that each picture to start from costs besides.</summary>
    public int TokensPerInput { get; init; }

    /// <summary>When the provider itself said it; null for a price of the file.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>The units one call is expected to be billed.</summary>
    /// <param name="work">What the call is to do.</param>
    /// <param name="output">The size of each picture that comes out.</param>
    public Usage Expect(ImageWork work, PixelSize output) => new(Unit, Unit switch
    {
        BillableUnit.Image => work.Images,
        BillableUnit.Megapixel => Megapixels(output) * work.Images,
        BillableUnit.InputMegapixel => work.Inputs.Sum(Megapixels),
        BillableUnit.InputAndOutputMegapixel => Megapixels(output) * work.Images + work.Inputs.Sum(Megapixels),
        BillableUnit.Token => Tokens(work.Ratio) * work.Images + (decimal)TokensPerInput * work.Inputs.Count,
        BillableUnit.Second => SecondsPerImage * work.Images,
        BillableUnit.Call => 1,
        _ => throw new InvalidOperationException($"No rule counts {Unit}."),
    });

    /// <summary>
    /// Megapixels are counted the way fal bills them, each picture rounded up by itself: 1024 × 1024 is one, 1376 × 768 is still one,
    /// 1920 × 1080 is two (recorded bills of April 2026).
    /// </summary>
    private static decimal Megapixels(PixelSize size) => Math.Max(1, Math.Ceiling(size.Pixels / 1_048_576m - 0.05m));

    /// <summary>Where the result has a ratio that is not listed, as that of what went in, the dearest is expected.</summary>
    private decimal Tokens(AspectRatio? ratio) => ratio is { } known && TokensPerImage.TryGetValue(known, out var tokens) ? tokens : TokensPerImage.Values.Max();
}
