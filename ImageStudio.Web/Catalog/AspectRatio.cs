using System.Globalization;

namespace ImageStudio.Web.Catalog;

/// <summary>Width to height as people say it, "16:9". Both sides are positive.</summary>
public readonly record struct AspectRatio(int Width, int Height)
{
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

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width}:{Height}");

    private static bool TrySide(string text, out int side) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out side) && side is > 0 and <= 100;
}
