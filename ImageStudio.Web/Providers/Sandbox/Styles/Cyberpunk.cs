using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Styles;

/// <summary>Neon night: magenta and cyan light, glow, scan lines, split colours at the rim.</summary>
internal static class Cyberpunk
{
    public static void Apply(Raster raster, uint seed)
    {
        var source = raster.Copy();
        var split = raster.Unit * 0.004f;
        var line = Math.Max(2, (int)(raster.Unit / 256));
        raster.Map((x, y, colour) =>
        {
            var side = (x / (float)raster.Width - 0.5f) * split * 2;
            var shifted = new Rgb(source.Near(x + side + split * 0.5f, y).R, colour.G, source.Near(x - side - split * 0.5f, y).B);
            var luma = Math.Clamp(shifted.Luma, 0, 1);
            var across = Noise.Step(0.15f, 0.85f, x / (float)raster.Width * 0.75f + 0.25f * Noise.Value(x / raster.Unit * 2, y / raster.Unit * 2, seed));
            var neon = Rgb.Mix(new(1.05f, 0.2f, 0.72f), new(0.12f, 0.86f, 1.05f), across);
            var graded = luma < 0.5f ? Rgb.Mix(new(0.03f, 0.015f, 0.09f), neon * 0.8f, luma * 1.7f) : Rgb.Mix(neon * 0.85f, new(1, 0.95f, 1), (luma - 0.5f) * 1.8f);
            var mixed = Rgb.Mix(shifted.Saturate(1.5f), graded, 0.6f);
            return mixed * (y / line % 2 == 0 ? 1 : 0.93f);
        });
        Looks.Bloom(raster, 0.34f, 0.95f, 0.05f);
        Looks.Finish(raster, seed, grain: 0.03f, vignette: 0.5f);
    }
}
