using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Styles;

/// <summary>Film still: wide frame, teal shadows, orange light, grain.</summary>
internal static class Movie
{
    public static void Apply(Raster raster, uint seed)
    {
        raster.Map((_, _, colour) =>
        {
            var luma = Math.Clamp(colour.Luma, 0, 1);
            var split = Rgb.Mix(new(0.03f, 0.13f, 0.17f), new(1.02f, 0.86f, 0.66f), Noise.Step(0.02f, 0.95f, luma));
            var mixed = Rgb.Mix(colour.Saturate(0.85f), split, 0.46f);
            return (mixed + new Rgb(-0.5f, -0.5f, -0.5f)) * 1.16f + new Rgb(0.46f, 0.46f, 0.46f);
        });
        Looks.Bloom(raster, 0.6f, 0.5f, 0.05f);
        Looks.Finish(raster, seed, grain: 0.05f, vignette: 0.5f);
        Bars(raster);
    }

    private static void Bars(Raster raster)
    {
        var bar = raster.Width > raster.Height ? (int)((raster.Height - raster.Width / 2.2f) / 2) : raster.Height / 11;
        raster.Map((_, y, colour) => y < bar || y >= raster.Height - bar ? new(0.01f, 0.01f, 0.012f) : colour);
    }
}
