using ImageStudio.Web.Providers.Sandbox.Drawing;
using ImageStudio.Web.Providers.Sandbox.Scenes;

namespace ImageStudio.Web.Providers.Sandbox.Subjects;

/// <summary>Gulls on the wing, and fish that leap from the water.</summary>
internal static class Birds
{
    public static void Flock(Stage stage, int count)
    {
        var dice = new Dice(stage.Plan.Seed + 91);
        for (var i = 0; i < count; i++)
        {
            var (x, y) = (stage.SunX + dice.Range(-0.45f, 0.3f) * stage.Width, stage.HorizonY * dice.Range(0.14f, 0.72f));
            var pen = stage.Pen(x, y, 0.03f + 0.07f * dice.Roll() * dice.Roll(), dice.Chance(0.5f));
            var lift = dice.Range(0.15f, 0.5f);
            var bird = new Outline().Curve(-1, -lift, -0.55f, -lift - 0.16f, -0.1f, -0.06f, 0.16f, -0.08f, 0.1f, 0.07f, -0.12f, 0.06f, -0.55f, -lift * 0.75f);
            bird.Curve(0, -0.05f, 0.45f, -lift - 0.2f, 0.95f, -lift * 0.9f, 0.48f, -lift * 0.8f, 0.14f, 0.05f);
            pen.Fill(bird, Rgb.Mix(stage.Colours.Shade, stage.Colours.SkyLow, stage.Colours.Lamps ? 0.55f : 0.25f));
        }
    }

    public static void Fish(Stage stage, Pen pen)
    {
        var scale = Rgb.Mix(stage.Colours.Accent, Rgb.Hex(0xF08A3C), 0.5f);
        var fins = new Outline().Curve(0.42f, -0.5f, 0.8f, -0.72f, 0.72f, -0.48f, 0.82f, -0.22f, 0.42f, -0.42f).Curve(-0.14f, -0.66f, 0.1f, -0.86f, 0.26f, -0.6f).Curve(-0.1f, -0.36f, 0, -0.18f, 0.12f, -0.36f);
        pen.Solid(fins, Rgb.Mix(scale, Rgb.White, 0.3f), 0.1f);
        var body = new Outline().Curve(-0.56f, -0.5f, -0.36f, -0.66f, 0, -0.71f, 0.3f, -0.58f, 0.48f, -0.48f, 0.3f, -0.4f, 0, -0.31f, -0.36f, -0.36f);
        pen.Solid(body, (u, v) =>
        {
            var ring = MathF.Abs(MathF.Sin(u * 40 + MathF.Sin(v * 40)) * MathF.Cos(v * 36));
            return Rgb.Mix(Rgb.Mix(scale, Rgb.White * stage.Colours.Ambient, Noise.Step(0.45f, 0.55f, Noise.Value(u * 4, v * 5, stage.Plan.Seed))), stage.Colours.Shade, ring * 0.12f);
        }, 0.26f);
        pen.Fill(new Outline().Ellipse(-0.42f, -0.53f, 0.035f, 0.035f), Rgb.White);
        pen.Fill(new Outline().Ellipse(-0.425f, -0.53f, 0.02f, 0.02f), Rgb.Black);
        pen.Fill(new Outline().Line(-0.29f, -0.64f, 0.005f, -0.26f, -0.5f, 0.007f).Line(-0.26f, -0.5f, 0.007f, -0.29f, -0.38f, 0.005f), stage.Colours.Shade, 0.5f);
    }
}
