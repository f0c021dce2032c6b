using System.Globalization;

namespace ImageStudio.Web.Catalog;

/// <summary>Width to height as people say it, "16:9". Both sides are positive.</summary>
public readonly record struct AspectRatio(int Width, int Height)
{
    private const int MostSide = 100;
    private const int MostSaid = 21;

    public static readonly AspectRatio Landscape = new(16, 9);
    public static readonly AspectRatio Square = new(1, 1);
    public static readonly AspectRatio Portrait = new(9, 16);

    public static bool TryParse(string? text, out AspectRatio ratio)
    {
        ratio = default;
        var parts = text?.Split(':');
        if (parts is not { Length: 2 } || !TrySide(parts[0], out var width) || !TrySide(parts[1], out var height)) return false;
        ratio = new(width, height);
        return true;
    }

    public static AspectRatio Parse(string text) =>
        TryParse(text, out var ratio) ? ratio : throw new FormatException($"'{text}' is not an aspect ratio such as 16:9.");

    /// <summary>The ratio of a picture's sides: exact where small numbers say it, else the nearest that small numbers can say.</summary>
    public static AspectRatio Of(PixelSize size)
    {
        var divisor = (int)System.Numerics.BigInteger.GreatestCommonDivisor(size.Width, size.Height);
        var (width, height) = (size.Width / divisor, size.Height / divisor);
        if (Math.Max(width, height) <= MostSaid) return new(width, height);
        var exact = (double)size.Width / size.Height;
        var best = Enumerable.Range(1, MostSaid).Select(side => Near(side, exact)).MinBy(near => Math.Abs((double)near.Width / near.Height - exact));
        return best;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width}:{Height}");

    private static AspectRatio Near(int side, double exact) => exact >= 1
        ? new(Math.Clamp((int)Math.Round(side * exact), 1, MostSide), side)
        : new(side, Math.Clamp((int)Math.Round(side / exact), 1, MostSide));

    private static bool TrySide(string text, out int side) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out side) && side is > 0 and <= MostSide;
}
