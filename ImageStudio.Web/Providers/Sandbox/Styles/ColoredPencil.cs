using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Styles;

/// <summary>Coloured pencil on cream paper: crossed hatching that gets denser where the picture is darker.</summary>
internal static class ColoredPencil
{
    private static readonly Rgb Paper = new(0.975f, 0.96f, 0.925f);

    public static void Apply(Raster raster, uint seed)
    {
        var reach = Math.Max(1, (int)(raster.Unit * 0.0018f));
        var edges = Looks.Edges(raster, reach);
        var scale = 1024f / raster.Unit;
        raster.Map((x, y, colour) =>
        {
            var (u, v) = (x * scale, y * scale);
            var source = Looks.Clip(colour);
            var dark = 1 - source.Luma;
            var tooth = Noise.Value(u * 0.55f, v * 0.55f, seed) * 0.6f + Noise.Value(u * 0.22f, v * 0.22f, seed + 1) * 0.4f;
            var first = Hatch(u, v, 0.82f, seed);
            var second = Hatch(u, v, -0.5f, seed + 3);
            var cover = Noise.Step(0.1f, 0.62f, 0.46f + dark * 0.5f - first * 0.5f - tooth * 0.28f) * 0.8f;
            var cross = Noise.Step(0.1f, 0.6f, dark * 1.15f - second * 0.5f - tooth * 0.3f) * 0.75f;
            var pigment = source.Saturate(1.5f) * 0.95f;
            var border = Border(raster, x, y, tooth);
            var drawn = Rgb.Mix(Paper, pigment, border * (0.2f + cover * 0.8f));
            drawn = Rgb.Mix(drawn, new(pigment.R * 0.62f, pigment.G * 0.6f, pigment.B * 0.72f), cross * border);
            var line = Noise.Step(0.28f, 0.9f, edges[y * raster.Width + x]) * (0.5f + tooth * 0.5f);
            return Rgb.Mix(drawn, new(0.22f, 0.19f, 0.22f), line * 0.72f) * (0.985f + 0.03f * tooth);
        });
    }

    private static float Hatch(float u, float v, float angle, uint seed)
    {
        var (sin, cos) = MathF.SinCos(angle);
        var (along, across) = (u * cos + v * sin, v * cos - u * sin);
        var wobble = Noise.Value(along * 0.012f, across * 0.02f, seed) * 9;
        return Noise.Value(along * 0.018f, (across + wobble) * 0.3f, seed + 7);
    }

    private static float Border(Raster raster, int x, int y, float tooth)
    {
        var rim = Math.Min(Math.Min(x, raster.Width - x), Math.Min(y, raster.Height - y)) / raster.Unit;
        return Noise.Step(0.012f, 0.04f, rim + tooth * 0.02f - 0.005f);
    }
}
