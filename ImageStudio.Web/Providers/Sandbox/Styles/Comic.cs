using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Styles;

/// <summary>Printed comic: few strong tones, halftone dots in the shadows, ink around shapes.</summary>
internal static class Comic
{
    public static void Apply(Raster raster)
    {
        var edges = Looks.Edges(raster, Math.Max(1, (int)(raster.Unit * 0.0024f)));
        var cell = Math.Max(3, raster.Unit / 130);
        raster.Map((x, y, colour) =>
        {
            var source = Looks.Clip(colour);
            var flat = Looks.Clip(Looks.Posterise(source, 4, 0.05f).Saturate(1.75f));
            var print = Rgb.Mix(new(1, 0.965f, 0.87f), flat, 0.9f);
            var dots = Dot(x, y, cell) * cell;
            var size = Math.Clamp(0.62f - source.Luma, 0, 0.5f) * 1.15f * cell;
            var shaded = Rgb.Mix(print, new(print.R * 0.35f, print.G * 0.3f, print.B * 0.5f), Math.Clamp(size - dots + 0.5f, 0, 1) * 0.75f);
            var light = Math.Clamp((source.Luma - 0.66f) * 0.9f * cell - dots + 0.5f, 0, 1);
            var lit = Rgb.Mix(shaded, new(1, 0.98f, 0.9f), light * 0.6f);
            var ink = Noise.Step(0.3f, 0.5f, edges[y * raster.Width + x]);
            return Rgb.Mix(lit, new(0.06f, 0.05f, 0.09f), ink);
        });
    }

    // The distance to the nearest dot of a screen turned by 45 degrees, in cells.
    private static float Dot(int x, int y, float cell)
    {
        var (u, v) = ((x + y) * 0.7071f / cell, (x - y) * 0.7071f / cell);
        var (du, dv) = (u - MathF.Floor(u) - 0.5f, v - MathF.Floor(v) - 0.5f);
        return MathF.Sqrt(du * du + dv * dv);
    }
}
