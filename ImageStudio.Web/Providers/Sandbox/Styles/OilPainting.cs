using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Styles;

/// <summary>Four passes of ever smaller strokes along the forms, then a raking light over the paint.</summary>
internal static class OilPainting
{
    private static readonly (float Length, float Cover)[] Passes = [(0.085f, 2.2f), (0.045f, 1.9f), (0.024f, 1.5f), (0.013f, 0.8f)];

    public static void Apply(Raster raster, uint seed)
    {
        var source = raster.Copy();
        var soft = Blur.Quarter(source, raster.Unit * 0.012f);
        var relief = new float[raster.Width * raster.Height];
        var dice = new Dice(seed);
        foreach (var (length, cover) in Passes) Pass(raster, source, soft, relief, dice, length * raster.Unit, cover);
        Varnish(raster, relief);
    }

    private static void Pass(Raster raster, Raster source, Raster soft, float[] relief, Dice dice, float length, float cover)
    {
        var half = Math.Max(0.8f, length * 0.16f);
        var count = (int)(raster.Width * (float)raster.Height / (length * half * 2) * cover);
        var fine = length < raster.Unit * 0.03f;
        for (var i = 0; i < count; i++)
        {
            var (x, y) = (dice.Roll() * raster.Width, dice.Roll() * raster.Height);
            var colour = source.Near(x, y);
            var detail = MathF.Abs(colour.Luma - Blur.Sample(soft, (int)x, (int)y).Luma);
            var roll = dice.Roll();
            if (fine && detail < 0.035f * roll + 0.008f) continue;
            var tint = (roll - 0.5f) * 0.09f;
            Stroke(raster, relief, x, y, Angle(soft, x, y), length * (0.5f + roll * 0.5f), half, Looks.Clip(new(colour.R + tint, colour.G + tint * 0.8f, colour.B + tint * 0.6f)).Saturate(1.18f), dice.NextSeed());
        }
    }

    private static float Angle(Raster soft, float x, float y)
    {
        var (u, v) = (x / 4, y / 4);
        var dx = soft.Near(u + 2, v).Luma - soft.Near(u - 2, v).Luma;
        var dy = soft.Near(u, v + 2).Luma - soft.Near(u, v - 2).Luma;
        var swirl = (Noise.Value(u / soft.Unit * 3, v / soft.Unit * 3, 5) - 0.5f) * 2.4f;
        return dx * dx + dy * dy < 0.00025f ? swirl : MathF.Atan2(dx, -dy) + swirl * 0.12f;
    }

    private static void Stroke(Raster raster, float[] relief, float x, float y, float angle, float length, float half, Rgb colour, uint seed)
    {
        var (sin, cos) = MathF.SinCos(angle);
        var reach = length / 2 + half;
        var (reachX, reachY) = (MathF.Abs(cos) * reach + MathF.Abs(sin) * half, MathF.Abs(sin) * reach + MathF.Abs(cos) * half);
        for (var py = Math.Max(0, (int)(y - reachY)); py <= Math.Min(raster.Height - 1, (int)(y + reachY)); py++)
            for (var px = Math.Max(0, (int)(x - reachX)); px <= Math.Min(raster.Width - 1, (int)(x + reachX)); px++)
            {
                var along = (px - x) * cos + (py - y) * sin;
                var across = ((py - y) * cos - (px - x) * sin) / half;
                var tip = Math.Max(0, MathF.Abs(along) - length / 2) / half;
                var inside = 1 - across * across - tip * tip;
                if (inside <= 0) continue;
                var bristle = Noise.Hash((int)MathF.Floor(across * 3.5f + 9), 1, seed);
                raster.Blend(px, py, colour * (0.965f + 0.07f * bristle), Math.Min(inside * 3.2f, 0.94f));
                relief[py * raster.Width + px] = inside * 0.45f + bristle * 0.75f;
            }
    }

    private static void Varnish(Raster raster, float[] relief)
    {
        var w = raster.Width;
        raster.Map((x, y, colour) =>
        {
            var i = y * w + x;
            var slope = relief[i] - relief[Math.Max(0, i - w - 1)];
            var weave = ((x & 3) == 0 ? 0.01f : 0) + ((y & 3) == 0 ? 0.01f : 0);
            return colour * (1 + slope * 0.15f - weave);
        });
    }
}
