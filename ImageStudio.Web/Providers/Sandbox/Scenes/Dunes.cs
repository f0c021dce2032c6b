using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Scenes;

/// <summary>Mesas far away, then dunes with a lit and a shaded flank and wind ripples.</summary>
internal static class Dunes
{
    public static void Draw(Stage stage)
    {
        Mesas(stage);
        for (var i = 0; i < 4; i++) Dune(stage, i);
    }

    private static void Mesas(Stage stage)
    {
        var (unit, seed) = (stage.Unit, stage.Plan.Seed);
        var colour = Rgb.Mix(stage.Colours.Far, stage.Colours.SkyLow, 0.18f);
        Ridge.Draw(
            stage,
            x => (stage.Plan.Horizon + 0.02f) * stage.Height - (Noise.Step(0.5f, 0.6f, Noise.Value(x / unit * 2.6f, 1, seed)) * 0.13f + Noise.Value(x / unit * 9, 2, seed) * 0.025f) * unit,
            (x, y, depth) => Rgb.Mix(colour * (0.93f + 0.14f * Noise.Value(x / unit * 3, y / unit * 45, seed)), stage.Colours.SkyLow, Math.Min(depth * 3.5f, 0.6f)));
    }

    private static void Dune(Stage stage, int index)
    {
        var (unit, colours) = (stage.Unit, stage.Colours);
        var near = (index + 1) / 4f;
        var seed = stage.Plan.Seed + (uint)index * 71;
        var level = stage.Plan.Horizon + 0.03f + near * near * 0.27f;
        var side = stage.SunX > stage.FocusX ? 1 : -1;
        float Crest(float x)
        {
            var rise = Noise.Value(x / unit * 1.5f, index, seed);
            return level * stage.Height - (rise * MathF.Sqrt(rise) - 0.3f) * 0.26f * unit;
        }

        var sand = Rgb.Mix(Rgb.Mix(colours.Far, colours.Ground, 0.3f + near * 0.7f), colours.SkyLow, 0.3f * (1 - near));
        Ridge.Draw(stage, Crest, (x, y, depth) =>
        {
            var swing = (Noise.Value(x / unit * 3, depth * 5, seed + 2) - 0.5f) * 0.12f;
            var slope = (Crest(x + side * unit * (0.05f + depth * 0.5f + swing)) - Crest(x - side * unit * 0.05f)) / (unit * 0.1f);
            var lit = Noise.Step(-0.35f, 0.35f, slope);
            var ripple = MathF.Sin((y + 0.2f * x * slope) / unit * 260 * (1.2f - near * 0.6f) + Noise.Value(x / unit * 8, y / unit * 8, seed) * 9) * 0.018f;
            var flank = Rgb.Mix(Rgb.Mix(sand, colours.Shade, 0.38f), Rgb.Mix(sand, colours.Sun, 0.22f), lit);
            return Rgb.Mix(flank * (1 + ripple), colours.Shade, Math.Min(depth * 0.5f, 0.25f) * near);
        });
    }
}
