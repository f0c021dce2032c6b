using ImageStudio.Web.Providers.Sandbox.Drawing;
using ImageStudio.Web.Providers.Sandbox.Scenes;

namespace ImageStudio.Web.Providers.Sandbox.Subjects;

/// <summary>A few large blossoms on stems.</summary>
internal static class Flowers
{
    public static void Draw(Stage stage, Pen pen)
    {
        var dice = new Dice(stage.Plan.Seed + 71);
        foreach (var (x, height, size) in new[] { (-0.34f, 0.66f, 0.13f), (0.3f, 0.74f, 0.14f), (-0.1f, 0.5f, 0.1f), (0.02f, 0.95f, 0.19f), (0.5f, 0.45f, 0.1f) })
            Stem(stage, dice, pen, x, height, size);
    }

    private static void Stem(Stage stage, Dice dice, Pen pen, float x, float height, float size)
    {
        var green = Rgb.Mix(stage.Colours.Plant, Rgb.Hex(0x4C8A46) * stage.Colours.Ambient, 0.6f);
        pen.Solid(new Outline().Line(x * 0.5f, 0.1f, 0.014f, x, -height, 0.009f), green, 0.02f);
        pen.Solid(new Outline().Curve(x * 0.7f, -height * 0.35f, x + 0.1f, -height * 0.52f, x + 0.2f, -height * 0.5f, x + 0.1f, -height * 0.38f), green, 0.05f);
        pen.Solid(new Outline().Curve(x * 0.7f, -height * 0.25f, x - 0.12f, -height * 0.42f, x - 0.21f, -height * 0.38f, x - 0.1f, -height * 0.27f), green * 0.9f, 0.05f);
        Head(stage, pen.At(x, -height, size), dice.Roll());
    }

    private static void Head(Stage stage, Pen pen, float tint)
    {
        var colour = Rgb.Mix(stage.Colours.Accent, Rgb.Mix(stage.Colours.Sun, Rgb.White, 0.4f), tint * 0.4f);
        for (var ring = 0; ring < 3; ring++)
            for (var i = 0; i < 9; i++)
            {
                var (sin, cos) = MathF.SinCos(i * MathF.Tau / 9 + ring * 0.35f);
                var reach = 0.72f - ring * 0.2f;
                var petal = new Outline().Ellipse(cos * reach, sin * reach, 0.42f - ring * 0.08f, 0.2f, MathF.Atan2(sin, cos));
                pen.Solid(petal, Rgb.Mix(Rgb.Mix(colour, stage.Colours.Shade, 0.22f), colour, ring * 0.5f), 0.16f);
            }

        pen.Solid(new Outline().Ellipse(0, 0, 0.3f, 0.28f), (u, v) => Rgb.Mix(Rgb.Hex(0x8A5A22), Rgb.Hex(0xF0BC45), Noise.Hash((int)(u * 40 + 99), (int)(v * 40 + 99), 3)), 0.2f);
    }
}
