using System.Globalization;

namespace ImageStudio.Web.Catalog;

/// <summary>Width and height in pixels.</summary>
public readonly record struct PixelSize(int Width, int Height)
{
    public long Pixels => (long)Width * Height;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width} × {Height}");
}
