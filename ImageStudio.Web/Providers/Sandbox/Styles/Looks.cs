using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Styles;

/// <summary>What several styles need: edges, bloom, vignette, grain.</summary>
internal static class Looks
{
    /// <summary>How strongly brightness or hue changes at each pixel; about 0 on even ground and 1 at a hard edge.</summary>
    public static float[] Edges(Raster raster, int reach)
    {
        var (w, h, values) = (raster.Width, raster.Height, raster.Values);
        var edges = new float[w * h];
        for (var y = 0; y < h; y++)
            for (var x = 0; x < w; x++)
            {
                var left = (y * w + Math.Max(x - reach, 0)) * 3;
                var right = (y * w + Math.Min(x + reach, w - 1)) * 3;
                var above = (Math.Max(y - reach, 0) * w + x) * 3;
                var below = (Math.Min(y + reach, h - 1) * w + x) * 3;
                edges[y * w + x] = Change(values, left, right) + Change(values, above, below);
            }

        return edges;
    }

    public static void Bloom(Raster raster, float threshold, float strength, float radius)
    {
        var soft = Blur.Quarter(raster, radius * raster.Unit);
        raster.Map((x, y, colour) =>
        {
            var glow = Blur.Sample(soft, x, y);
            return colour + glow * (Math.Max(0, glow.Luma - threshold) * strength);
        });
    }

    public static void Finish(Raster raster, uint seed, float grain, float vignette)
    {
        var (cx, cy) = (raster.Width / 2f, raster.Height / 2f);
        raster.Map((x, y, colour) =>
        {
            var (dx, dy) = ((x - cx) / cx, (y - cy) / cy);
            var away = (dx * dx + dy * dy) * 0.5f;
            var dark = 1 - vignette * away * MathF.Sqrt(away);
            var noise = (Noise.Hash(x, y, seed) - 0.5f) * grain;
            return new(colour.R * dark + noise, colour.G * dark + noise, colour.B * dark + noise);
        });
    }

    /// <summary>Rounds brightness to steps with narrow soft borders, keeping the hue.</summary>
    public static Rgb Posterise(Rgb colour, float steps, float soft)
    {
        var luma = Math.Max(colour.Luma, 0.004f);
        var scaled = luma * steps;
        var floor = MathF.Floor(scaled);
        var level = (floor + Noise.Step(0.5f - soft, 0.5f + soft, scaled - floor)) / steps;
        return colour * ((level * 0.94f + 0.04f) / luma);
    }

    public static Rgb Clip(Rgb colour) => new(Math.Clamp(colour.R, 0, 1), Math.Clamp(colour.G, 0, 1), Math.Clamp(colour.B, 0, 1));

    private static float Change(float[] values, int a, int b) =>
        MathF.Abs(values[a] - values[b]) + MathF.Abs(values[a + 1] - values[b + 1]) + MathF.Abs(values[a + 2] - values[b + 2]);
}
