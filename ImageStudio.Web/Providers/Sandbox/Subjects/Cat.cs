using ImageStudio.Web.Providers.Sandbox.Drawing;
using ImageStudio.Web.Providers.Sandbox.Scenes;

namespace ImageStudio.Web.Providers.Sandbox.Subjects;

/// <summary>A sitting cat seen from behind, looking out; the tail hangs to one side.</summary>
internal static class Cat
{
    public static void Draw(Stage stage, Pen pen)
    {
        var coat = Coat(stage);
        pen.Soft(new Outline().Ellipse(0.03f, 0, 0.36f, 0.035f), stage.Colours.Shade, 0.05f, 0.55f);
        pen.Solid(new Outline().Curve(0.2f, -0.1f, 0.36f, -0.02f, 0.5f, -0.06f, 0.56f, -0.2f, 0.6f, -0.21f, 0.58f, -0.04f, 0.42f, 0.06f, 0.2f, 0.02f), (u, v) => Fur(stage, coat, u * 2, v), 0.06f);
        pen.Solid(new Outline().Curve(-0.13f, -0.62f, 0.13f, -0.62f, 0.19f, -0.48f, 0.27f, -0.26f, 0.29f, -0.08f, 0.2f, 0.01f, -0.2f, 0.01f, -0.29f, -0.08f, -0.27f, -0.26f, -0.19f, -0.48f), (u, v) => Fur(stage, coat, u, v), 0.2f, 0.9f);
        var head = new Outline().Curve(-0.2f, -0.74f, -0.15f, -0.86f, 0, -0.9f, 0.15f, -0.86f, 0.2f, -0.74f, 0.14f, -0.62f, 0, -0.58f, -0.14f, -0.62f);
        head.Curve(-0.185f, -0.8f, -0.2f, -0.94f, -0.185f, -1, -0.12f, -0.95f, -0.04f, -0.86f).Curve(0.185f, -0.8f, 0.2f, -0.94f, 0.185f, -1, 0.12f, -0.95f, 0.04f, -0.86f);
        pen.Solid(head, (u, v) => Fur(stage, coat, u, v), 0.13f, 0.9f);
        pen.Fill(new Outline().Line(-0.17f, -0.68f, 0.002f, -0.34f, -0.66f, 0.001f).Line(0.17f, -0.68f, 0.002f, 0.34f, -0.66f, 0.001f).Line(-0.17f, -0.66f, 0.002f, -0.32f, -0.61f, 0.001f).Line(0.17f, -0.66f, 0.002f, 0.32f, -0.61f, 0.001f), stage.Colours.Sun, 0.6f);
    }

    private static Rgb Coat(Stage stage) => (Rgb.Mix(
        new[] { Rgb.Hex(0xD98A45), Rgb.Hex(0x4A4650), Rgb.Hex(0x8C8078), Rgb.Hex(0x2E2A30) }[new Dice(stage.Plan.Seed + 81).Pick(4)], stage.Colours.Shade, 0.12f)) * stage.Colours.Ambient;

    private static Rgb Fur(Stage stage, Rgb coat, float u, float v)
    {
        var stripe = MathF.Sin(v * 46 + MathF.Abs(u) * 13 + Noise.Value(u * 9, v * 9, stage.Plan.Seed) * 3);
        var hair = Noise.Value(u * 90, v * 34, stage.Plan.Seed) * 0.14f;
        return Rgb.Mix(coat * (0.94f + hair), stage.Colours.Shade, Noise.Step(0.35f, 0.95f, stripe) * 0.3f);
    }
}
