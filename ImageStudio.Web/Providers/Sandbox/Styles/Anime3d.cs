using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Styles;

/// <summary>Rendered cartoon: rich smooth colour, rounded light and a warm bloom.</summary>
internal static class Anime3d
{
    public static void Apply(Raster raster)
    {
        var soft = Blur.Quarter(raster, raster.Unit * 0.02f);
        var reach = Math.Max(2, (int)(raster.Unit * 0.004f));
        var shapes = raster.Copy();
        raster.Map((x, y, colour) =>
        {
            // Light from the upper left bends around every shape.
            var bend = shapes.Near(x + reach, y + reach).Luma - shapes.Near(x - reach, y - reach).Luma;
            var toned = Rgb.Mix(Looks.Posterise(Looks.Clip(colour), 5, 0.42f), colour, 0.35f).Saturate(1.55f);
            var around = Blur.Sample(soft, x, y);
            var lifted = toned * (1.06f + 0.5f * (colour.Luma - around.Luma)) + new Rgb(0.03f, 0.012f, 0.03f);
            return lifted * (1 + Math.Clamp(bend, -0.5f, 0.5f) * 0.45f);
        });
        Looks.Bloom(raster, 0.5f, 0.42f, 0.05f);
        Looks.Finish(raster, 1, grain: 0, vignette: 0.1f);
    }
}
