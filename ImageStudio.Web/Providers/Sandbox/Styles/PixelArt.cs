using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Styles;

/// <summary>Large square pixels in a palette taken from the picture, with ordered dither between its colours.</summary>
internal static class PixelArt
{
    private const int Colours = 20;

    private static readonly int[] Bayer = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5];

    public static void Apply(Raster raster)
    {
        var block = Math.Max(2, (int)MathF.Round(raster.Unit / 100));
        var small = Shrink(raster, block);
        var palette = MedianCut.Of(small, Colours);
        small.Map((x, y, colour) => Nearest(palette, colour, (Bayer[(y & 3) * 4 + (x & 3)] / 16f - 0.47f) * 0.085f));
        raster.Map((x, y, _) => small[x / block, y / block]);
    }

    private static Raster Shrink(Raster raster, int block)
    {
        var small = new Raster((raster.Width + block - 1) / block, (raster.Height + block - 1) / block);
        small.Map((x, y, _) =>
        {
            var sum = Rgb.Black;
            for (var i = 0; i < 9; i++) sum += raster.Near((x + (i % 3 + 0.5f) / 3) * block, (y + (i / 3 + 0.5f) / 3) * block);
            var mean = Looks.Clip(sum * (1 / 9f)).Saturate(1.25f);
            return Looks.Clip((mean + new Rgb(-0.5f, -0.5f, -0.5f)) * 1.12f + new Rgb(0.5f, 0.5f, 0.5f));
        });
        return small;
    }

    private static Rgb Nearest(Rgb[] palette, Rgb colour, float dither)
    {
        var (best, least) = (palette[0], float.MaxValue);
        foreach (var candidate in palette)
        {
            var (r, g, b) = (candidate.R - colour.R - dither, candidate.G - colour.G - dither, candidate.B - colour.B - dither);
            var distance = 2 * r * r + 4 * g * g + 3 * b * b;
            if (distance < least) (best, least) = (candidate, distance);
        }

        return best;
    }
}
