using ImageStudio.Web.Providers.Sandbox.Drawing;
using ImageStudio.Web.Providers.Sandbox.Scenes;

namespace ImageStudio.Web.Providers.Sandbox.Subjects;

/// <summary>A shiba-like dog, sitting or curled up asleep.</summary>
internal static class Dog
{
    public static void Draw(Stage stage, Pen pen)
    {
        pen.Soft(new Outline().Ellipse(0.05f, 0.01f, 0.55f, 0.05f), stage.Colours.Shade, 0.08f, 0.55f);
        if (stage.Plan.Asleep) Curled(stage, pen);
        else Sitting(stage, pen);
    }

    private static void Curled(Stage stage, Pen pen)
    {
        var (coat, cream) = Coat(stage);
        pen.Solid(new Outline().Curve(-0.52f, -0.08f, -0.44f, -0.28f, -0.15f, -0.44f, 0.2f, -0.44f, 0.48f, -0.28f, 0.54f, -0.1f, 0.4f, 0.01f, 0, 0.03f, -0.4f, 0.02f), (u, v) => Fur(stage, Rgb.Mix(coat, cream, Noise.Step(-0.14f, 0.02f, v)), u, v), 0.22f);
        pen.Solid(new Outline().Curve(0.3f, -0.06f, 0.5f, -0.2f, 0.46f, -0.42f, 0.3f, -0.47f, 0.22f, -0.38f, 0.34f, -0.34f, 0.36f, -0.22f, 0.22f, -0.08f), (u, v) => Fur(stage, Rgb.Mix(coat, cream, 0.35f), u, v), 0.1f);
        Head(stage, pen.At(-0.32f, -0.13f, 0.92f), asleep: true);
        pen.Solid(new Outline().Ellipse(-0.02f, -0.01f, 0.13f, 0.045f), cream, 0.06f);
    }

    private static void Sitting(Stage stage, Pen pen)
    {
        var (coat, cream) = Coat(stage);
        pen.Solid(new Outline().Curve(0.2f, -0.2f, 0.42f, -0.3f, 0.46f, -0.5f, 0.34f, -0.56f, 0.28f, -0.46f, 0.33f, -0.38f, 0.2f, -0.3f), (u, v) => Fur(stage, coat, u, v), 0.1f);
        pen.Solid(new Outline().Curve(-0.14f, -0.64f, 0.12f, -0.66f, 0.26f, -0.42f, 0.32f, -0.14f, 0.26f, 0.01f, -0.16f, 0.01f, -0.2f, -0.3f), (u, v) => Fur(stage, coat, u, v), 0.2f);
        pen.Solid(new Outline().Curve(-0.15f, -0.58f, 0.02f, -0.56f, 0.05f, -0.3f, 0.01f, 0.015f, -0.17f, 0.015f, -0.19f, -0.3f), (u, v) => Fur(stage, Rgb.Mix(coat, cream, 0.75f), u, v), 0.12f);
        pen.Solid(new Outline().Ellipse(-0.1f, 0, 0.1f, 0.035f).Ellipse(0.16f, 0, 0.13f, 0.04f), cream, 0.05f);
        Head(stage, pen.At(-0.05f, -0.72f), asleep: false);
    }

    private static void Head(Stage stage, Pen pen, bool asleep)
    {
        var (coat, cream) = Coat(stage);
        foreach (var side in new[] { -1, 1 })
        {
            pen.Solid(new Outline().Curve(side * 0.07f, -0.13f, side * 0.13f, -0.3f, side * 0.17f, -0.31f, side * 0.215f, -0.2f, side * 0.2f, -0.05f), (u, v) => Fur(stage, coat, u, v), 0.08f);
            pen.Fill(new Outline().Curve(side * 0.11f, -0.15f, side * 0.15f, -0.26f, side * 0.185f, -0.12f), Rgb.Mix(cream, stage.Colours.Shade, 0.3f), 0.8f);
        }

        pen.Solid(new Outline().Curve(-0.21f, -0.06f, -0.13f, -0.18f, 0.13f, -0.18f, 0.21f, -0.06f, 0.17f, 0.09f, 0.06f, 0.16f, -0.06f, 0.16f, -0.17f, 0.09f), (u, v) => Fur(stage, coat, u, v), 0.14f);
        pen.Solid(new Outline().Curve(-0.17f, 0.02f, -0.08f, 0, 0, -0.03f, 0.08f, 0, 0.17f, 0.02f, 0.13f, 0.11f, 0.04f, 0.17f, -0.04f, 0.17f, -0.13f, 0.11f), cream, 0.08f, 0.6f);
        var ink = Rgb.Hex(0x231A18);
        if (asleep) pen.Fill(new Outline().Line(-0.13f, -0.02f, 0.009f, -0.06f, -0.01f, 0.009f).Line(0.06f, -0.01f, 0.009f, 0.13f, -0.02f, 0.009f), ink);
        else pen.Fill(new Outline().Ellipse(-0.09f, -0.04f, 0.021f, 0.024f).Ellipse(0.09f, -0.04f, 0.021f, 0.024f), ink);
        pen.Fill(new Outline().Ellipse(0, 0.045f, 0.032f, 0.023f).Line(0, 0.06f, 0.005f, 0, 0.095f, 0.005f).Line(0, 0.095f, 0.005f, 0.045f, 0.105f, 0.004f).Line(0, 0.095f, 0.005f, -0.045f, 0.105f, 0.004f), ink);
        pen.Fill(new Outline().Ellipse(-0.085f, -0.11f, 0.03f, 0.016f).Ellipse(0.085f, -0.11f, 0.03f, 0.016f), cream, 0.85f);
    }

    private static (Rgb Coat, Rgb Cream) Coat(Stage stage) => (Rgb.Hex(0xD98B4A) * stage.Colours.Ambient, Rgb.Hex(0xF7E8D2) * stage.Colours.Ambient);

    private static Rgb Fur(Stage stage, Rgb coat, float u, float v) => coat * (0.92f + 0.16f * Noise.Value(u * 70, v * 40, stage.Plan.Seed));
}
