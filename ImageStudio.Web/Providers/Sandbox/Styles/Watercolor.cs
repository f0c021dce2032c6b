using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Styles;

/// <summary>Washes on rough paper: wandering edges, darker rims where the water dried, a white border.</summary>
internal static class Watercolor
{
    private static readonly Rgb Paper = new(0.985f, 0.978f, 0.955f);

    public static void Apply(Raster raster, uint seed)
    {
        var flow = Flow(raster, seed);
        var source = Washes(raster, flow);
        var rims = Looks.Edges(source, Math.Max(1, (int)(raster.Unit * 0.003f)));
        Blur.Plane(rims, raster.Width, raster.Height, Math.Max(1, (int)(raster.Unit * 0.0012f)));
        raster.Map((x, y, _) =>
        {
            var (u, v) = (x / raster.Unit, y / raster.Unit);
            var grain = Noise.Fbm(u * 190, v * 190, seed + 4, 2);
            var pool = Blur.Sample(flow, x, y).B;
            var wash = source[x, y];
            var pigment = 0.6f + pool * 0.34f + (grain - 0.5f) * 0.26f + Math.Min(rims[y * raster.Width + x], 1) * 0.42f;
            var (r, g, b) = (Dry(wash.R, pigment), Dry(wash.G, pigment), Dry(wash.B, pigment));
            var edge = Border(raster, x, y, seed);
            var rim = 1 - 0.2f * Noise.Step(0, 0.5f, edge) * Noise.Step(1, 0.5f, edge);
            return Rgb.Mix(Paper, new(r * rim, g * rim, b * rim), edge) * (0.975f + 0.045f * grain);
        });
    }

    // How far the water carried the colour, across and down, and where it pooled; smooth, so a quarter of the size is enough.
    private static Raster Flow(Raster raster, uint seed)
    {
        var flow = new Raster((raster.Width + 3) / 4, (raster.Height + 3) / 4);
        flow.Map((x, y, _) =>
        {
            var (u, v) = (x / flow.Unit, y / flow.Unit);
            return new(Noise.Fbm(u * 15, v * 15, seed, 2) - 0.5f, Noise.Fbm(u * 15, v * 15, seed + 9, 2) - 0.5f, Noise.Fbm(u * 5, v * 5, seed + 6, 3));
        });
        return flow;
    }

    private static Raster Washes(Raster raster, Raster flow)
    {
        var soft = Blur.Quarter(raster, raster.Unit * 0.008f);
        var washes = new Raster(raster.Width, raster.Height);
        var swing = raster.Unit * 0.022f;
        washes.Map((x, y, _) =>
        {
            var carried = Blur.Sample(flow, x, y);
            var sx = Math.Clamp(x + (int)(carried.R * swing), 0, raster.Width - 1);
            var sy = Math.Clamp(y + (int)(carried.G * swing), 0, raster.Height - 1);
            return Looks.Posterise(Looks.Clip(Rgb.Mix(Blur.Sample(soft, sx, sy), raster[sx, sy], 0.55f)), 6, 0.3f).Saturate(1.35f);
        });
        return washes;
    }

    // Transparent colour: the more pigment, the further below paper white.
    private static float Dry(float value, float pigment) => 1 - (1 - Math.Clamp(value, 0.04f, 1)) * Math.Clamp(pigment, 0.2f, 1.12f);

    private static float Border(Raster raster, int x, int y, uint seed)
    {
        var rim = Math.Min(Math.Min(x, raster.Width - 1 - x), Math.Min(y, raster.Height - 1 - y)) / raster.Unit;
        if (rim > 0.08f) return 1;
        var ragged = Noise.Fbm(x / raster.Unit * 7, y / raster.Unit * 7, seed + 8, 4);
        return Noise.Step(0.028f, 0.04f, rim - (ragged - 0.5f) * 0.07f);
    }
}
