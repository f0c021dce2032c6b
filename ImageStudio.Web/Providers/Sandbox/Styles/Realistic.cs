using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Styles;

/// <summary>Photographic: film curve, natural colour, fine surface texture, a lens that blurs towards the edges.</summary>
internal static class Realistic
{
    public static void Apply(Raster raster, uint seed)
    {
        var soft = Blur.Quarter(raster, raster.Unit * 0.009f);
        var (cx, cy) = (raster.Width / 2f, raster.Height / 2f);
        raster.Map((x, y, colour) =>
        {
            var (u, v) = (x / raster.Unit, y / raster.Unit);
            var (dx, dy) = ((x - cx) / cx, (y - cy) / cy);
            var around = Blur.Sample(soft, x, y);
            var focus = Noise.Step(0.75f, 1.25f, MathF.Sqrt(dx * dx * 0.7f + dy * dy));
            var sharp = colour + (colour + around * -1) * 0.55f;
            var rough = 0.2f * (1 - focus) * (1 - Noise.Step(0.55f, 0.85f, colour.Luma));
            var texture = rough > 0.01f ? (Noise.Fbm(u * 60, v * 75, seed, 2) - 0.5f) * rough : 0;
            var photo = Rgb.Mix(sharp * (1 + texture), around, focus);
            return Film(photo.Saturate(0.7f));
        });
        Looks.Bloom(raster, 0.7f, 0.5f, 0.04f);
        Looks.Finish(raster, seed, grain: 0.02f, vignette: 0.36f);
    }

    private static Rgb Film(Rgb colour) => new(Curve(colour.R) * 1.01f, Curve(colour.G), Curve(colour.B) * 0.97f);

    private static float Curve(float value)
    {
        var t = Math.Clamp(value, 0, 1.2f) / 1.2f;
        return 0.025f + 0.96f * (t * t * (3 - 2 * t) * 0.55f + MathF.Sqrt(t) * t * 0.15f + t * 0.3f) * 1.12f;
    }
}
