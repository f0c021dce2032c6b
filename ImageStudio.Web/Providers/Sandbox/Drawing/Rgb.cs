namespace ImageStudio.Web.Providers.Sandbox.Drawing;

/// <summary>A colour in display space; values outside 0 to 1 are clipped only when the picture is written.</summary>
internal readonly record struct Rgb(float R, float G, float B)
{
    public static readonly Rgb White = new(1, 1, 1);
    public static readonly Rgb Black = new(0, 0, 0);

    public float Luma => 0.299f * R + 0.587f * G + 0.114f * B;

    public static Rgb Hex(uint rgb) => new((rgb >> 16 & 255) / 255f, (rgb >> 8 & 255) / 255f, (rgb & 255) / 255f);

    public static Rgb Mix(Rgb a, Rgb b, float t) => new(a.R + (b.R - a.R) * t, a.G + (b.G - a.G) * t, a.B + (b.B - a.B) * t);

    public Rgb Saturate(float amount)
    {
        var luma = Luma;
        return new(luma + (R - luma) * amount, luma + (G - luma) * amount, luma + (B - luma) * amount);
    }

    /// <summary>Turns the hue by an angle in radians and keeps the brightness about where it was.</summary>
    public Rgb TurnHue(float angle)
    {
        var (sin, cos) = MathF.SinCos(angle);
        var third = (1 - cos) / 3;
        var root = sin * 0.57735f;
        return new(
            R * (cos + third) + G * (third - root) + B * (third + root),
            R * (third + root) + G * (cos + third) + B * (third - root),
            R * (third - root) + G * (third + root) + B * (cos + third));
    }

    public static Rgb operator *(Rgb colour, float factor) => new(colour.R * factor, colour.G * factor, colour.B * factor);

    public static Rgb operator *(Rgb a, Rgb b) => new(a.R * b.R, a.G * b.G, a.B * b.B);

    public static Rgb operator +(Rgb a, Rgb b) => new(a.R + b.R, a.G + b.G, a.B + b.B);
}
