using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Styles;

/// <summary>Enchanted light: violet shadows, gold highlights, drifting sparks.</summary>
internal static class Fantasy
{
    public static void Apply(Raster raster, uint seed)
    {
        raster.Map((x, y, colour) =>
        {
            var luma = Math.Clamp(colour.Luma, 0, 1);
            var (u, v) = (x / raster.Unit, y / raster.Unit);
            var veil = v < 0.78f ? Noise.Fbm(u * 1.6f + 0.4f * MathF.Sin(v * 5), v * 2.6f, seed, 3) : 0;
            var aurora = Noise.Step(0.5f, 0.8f, veil) * Math.Max(0, 1 - v * 1.3f);
            var toned = Rgb.Mix(new(0.2f, 0.09f, 0.4f), new(1.04f, 0.88f, 0.62f), luma);
            var mixed = Rgb.Mix(colour.Saturate(1.3f), toned, 0.42f);
            return mixed + Rgb.Mix(new(0.1f, 0.75f, 0.6f), new(0.75f, 0.3f, 0.9f), veil) * (aurora * 0.42f);
        });
        Looks.Bloom(raster, 0.42f, 0.75f, 0.08f);
        Sparks(raster, seed);
        Looks.Finish(raster, seed, grain: 0.012f, vignette: 0.42f);
    }

    private static void Sparks(Raster raster, uint seed)
    {
        var dice = new Dice(seed + 5);
        for (var i = 0; i < 70; i++)
        {
            var near = dice.Roll() * dice.Roll();
            var place = new Placement(dice.Roll() * raster.Width, dice.Range(0.2f, 1) * raster.Height, raster.Unit * (0.004f + 0.016f * near));
            var pen = new Pen(raster, place, (0, -1), Rgb.White, Rgb.Black);
            var colour = Rgb.Mix(new(1, 0.86f, 0.5f), new(0.7f, 0.95f, 1), dice.Roll());
            pen.Glow(0, 0, 1.8f, colour, 0.5f);
            pen.Fill(new Outline().Polygon(0, -1, 0.1f, -0.1f, 1, 0, 0.1f, 0.1f, 0, 1, -0.1f, 0.1f, -1, 0, -0.1f, -0.1f), Rgb.Mix(colour, Rgb.White, 0.6f), 0.4f + 0.6f * near);
        }
    }
}
