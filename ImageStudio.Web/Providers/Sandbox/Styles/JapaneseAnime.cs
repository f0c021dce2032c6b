using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Styles;

/// <summary>Hand-painted cel: clear flat tones, thin dark lines, luminous air.</summary>
internal static class JapaneseAnime
{
    public static void Apply(Raster raster)
    {
        var line = Math.Max(1, (int)(raster.Unit * 0.0013f));
        var edges = Looks.Edges(raster, line);
        raster.Map((x, y, colour) =>
        {
            var flat = Looks.Posterise(Looks.Clip(colour), 6, 0.1f).Saturate(1.4f);
            var lifted = Rgb.Mix(flat, new(0.97f, 0.985f, 1), 0.1f + 0.1f * (1 - y / (float)raster.Height));
            var ink = Noise.Step(0.34f, 0.75f, edges[y * raster.Width + x]);
            return Rgb.Mix(lifted, new(0.16f, 0.11f, 0.24f), ink * 0.72f);
        });
        Looks.Bloom(raster, 0.62f, 0.34f, 0.06f);
    }
}
