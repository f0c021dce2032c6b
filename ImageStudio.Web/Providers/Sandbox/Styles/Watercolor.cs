using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Styles;

/// <summary>Washes on rough paper: wandering edges, darker rims where the water dried, a white border.</summary>
internal static class Watercolor
{
    private static readonly Rgb Paper = new(0.985f, 0.978f, 0.955f);

    public static void Apply(Raster raster, uint seed)
    {
        var source = Washes(raster, seed);
        var rims = Looks.Edges(source, Math.Max(1, (int)(raster.Unit * 0.003f)));
        Blur.Plane(rims, raster.Width, raster.Height, Math.Max(1, (int)(raster.Unit * 0.0012f)));
        raster.Map((x, y, _) =>
        {
            var (u, v) = (x / raster.Unit, y / raster.Unit);
            var grain = Noise.Fbm(u * 190, v * 190, seed + 4, 2);
            var pool = Noise.Fbm(u * 5, v * 5, seed + 6, 3);
            var wash = source[x, y];
            var pigment = 0.6f + pool * 0.34f + (grain - 0.5f) * 0.26f + Math.Min(rims[y * raster.Width + x], 1) * 0.42f;
            var (r, g, b) = (Dry(wash.R, pigment), Dry(wash.G, pigment), Dry(wash.B, pigment));
            var edge = Border(raster, x, y, Noise.Fbm(u * 7, v * 7, seed + 8, 4));
            var rim = 1 - 0.2f * Noise.Step(0, 0.5f, edge) * Noise.Step(1, 0.5f, edge);
            return Rgb.Mix(Paper, new(r * rim, g * rim, b * rim), edge) * (0.975f + 0.045f * grain);
        });
    }

    private static Raster Washes(Raster raster, uint seed)
    {
        var soft = Blur.Quarter(raster, raster.Unit * 0.008f);
        var washes = new Raster(raster.Width, raster.Height);
        var swing = raster.Unit * 0.022f;
        washes.Map((x, y, _) =>
        {
            var (u, v) = (x / raster.Unit * 15, y / raster.Unit * 15);
            var sx = Math.Clamp(x + (int)((Noise.Fbm(u, v, seed, 2) - 0.5f) * swing), 0, raster.Width - 1);
            var sy = Math.Clamp(y + (int)((Noise.Fbm(u, v, seed + 9, 2) - 0.5f) * swing), 0, raster.Height - 1);
            return Looks.Posterise(Looks.Clip(Rgb.Mix(Blur.Sample(soft, sx, sy), raster[sx, sy], 0.55f)), 6, 0.3f).Saturate(1.35f);
        });
        return washes;
    }

    // Transparent colour: the more pigment, the further below paper white.
    private static float Dry(float value, float pigment) => 1 - (1 - Math.Clamp(value, 0.04f, 1)) * Math.Clamp(pigment, 0.2f, 1.12f);

    private static float Border(Raster raster, int x, int y, float ragged)
    {
        var rim = Math.Min(Math.Min(x, raster.Width - 1 - x), Math.Min(y, raster.Height - 1 - y)) / raster.Unit;
        return Noise.Step(0.028f, 0.04f, rim - (ragged - 0.5f) * 0.07f);
    }
}
