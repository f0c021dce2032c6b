using ImageStudio.Web.Providers.Sandbox.Drawing;
using ImageStudio.Web.Providers.Sandbox.Scenes;

namespace ImageStudio.Web.Providers.Sandbox.Subjects;

/// <summary>Eyes, brows, nose, mouth; hair, beard and cap of a <see cref="Bust"/>.</summary>
internal static class Faces
{
    public static void Features(Stage stage, Pen pen, Rgb skin, bool old)
    {
        var ink = Rgb.Hex(0x2A1D1C);
        var shade = Rgb.Mix(skin, stage.Colours.Shade, 0.45f);
        foreach (var side in new[] { -1f, 1f })
        {
            pen.Soft(new Outline().Ellipse(side * 0.08f, -0.645f, 0.05f, 0.028f), shade, 0.04f, 0.6f);
            pen.Fill(new Outline().Curve(side * 0.04f, -0.635f, side * 0.08f, -0.655f, side * 0.12f, -0.638f, side * 0.08f, -0.62f), Rgb.Hex(0xF4EEE6));
            pen.Fill(new Outline().Ellipse(side * 0.078f + 0.006f, -0.638f, 0.0155f, 0.0165f), Rgb.Hex(0x3E5A68));
            pen.Fill(new Outline().Ellipse(side * 0.078f + 0.006f, -0.638f, 0.008f, 0.009f), ink);
            pen.Fill(new Outline().Ellipse(side * 0.078f + 0.011f, -0.643f, 0.004f, 0.004f), Rgb.White);
            pen.Fill(new Outline().Line(side * 0.038f, -0.642f, 0.004f, side * 0.08f, -0.66f, 0.006f).Line(side * 0.08f, -0.66f, 0.006f, side * 0.125f, -0.64f, 0.004f), ink, 0.85f);
            pen.Fill(new Outline().Curve(side * 0.03f, -0.69f, side * 0.08f, -0.715f, side * 0.135f, -0.69f, side * 0.08f, -0.697f), old ? Rgb.Hex(0xC9C3B9) : ink, 0.9f);
            if (old) Wrinkles(pen, side, shade);
        }

        pen.Soft(new Outline().Curve(0.006f, -0.64f, 0.026f, -0.6f, 0.038f, -0.535f, 0.004f, -0.52f), shade, 0.02f, 0.75f);
        pen.Soft(new Outline().Ellipse(0, -0.525f, 0.038f, 0.012f), shade, 0.014f, 0.8f);
        pen.Fill(new Outline().Curve(-0.062f, -0.462f, 0, -0.476f, 0.062f, -0.462f, 0, -0.438f), Rgb.Mix(Rgb.Hex(0xA8483F), skin, 0.25f));
        pen.Fill(new Outline().Line(-0.064f, -0.463f, 0.003f, 0, -0.459f, 0.004f).Line(0, -0.459f, 0.004f, 0.064f, -0.463f, 0.003f), ink, 0.6f);
    }

    public static void Beard(Stage stage, Pen pen, Rgb hair)
    {
        var beard = new Outline().Curve(-0.19f, -0.6f, -0.15f, -0.52f, -0.06f, -0.505f, 0, -0.5f, 0.06f, -0.505f, 0.15f, -0.52f, 0.19f, -0.6f, 0.2f, -0.42f, 0.12f, -0.28f, 0, -0.225f, -0.12f, -0.28f, -0.2f, -0.42f);
        pen.Solid(beard, (u, v) => Strand(stage, hair, u, v), 0.1f, 0.9f);
        pen.Fill(new Outline().Curve(-0.05f, -0.452f, 0, -0.462f, 0.05f, -0.452f, 0, -0.437f), Rgb.Hex(0x8E4A42));
        pen.Solid(new Outline().Curve(0, -0.51f, 0.07f, -0.5f, 0.13f, -0.44f, 0.06f, -0.46f, 0, -0.475f, -0.06f, -0.46f, -0.13f, -0.44f, -0.07f, -0.5f), (u, v) => Strand(stage, Rgb.Mix(hair, Rgb.White, 0.25f), u, v), 0.04f);
    }

    public static void Hair(Pen pen, Rgb hair) =>
        pen.Solid(new Outline().Curve(-0.215f, -0.6f, -0.225f, -0.8f, -0.13f, -0.95f, 0.03f, -0.985f, 0.17f, -0.92f, 0.23f, -0.78f, 0.21f, -0.6f, 0.175f, -0.68f, 0.14f, -0.79f, 0.02f, -0.8f, -0.1f, -0.78f, -0.17f, -0.7f), hair, 0.1f);

    public static void Cap(Stage stage, Pen pen)
    {
        var cloth = Rgb.Mix(Rgb.Hex(0x1F2C40), stage.Colours.Ambient, 0.06f);
        pen.Solid(new Outline().Curve(-0.2f, -0.6f, -0.215f, -0.74f, -0.18f, -0.77f, -0.165f, -0.66f).Curve(0.2f, -0.6f, 0.215f, -0.74f, 0.18f, -0.77f, 0.165f, -0.66f), Rgb.Hex(0xCFCAC0), 0.03f);
        pen.Solid(new Outline().Curve(-0.29f, -0.87f, -0.2f, -0.97f, 0, -1.01f, 0.2f, -0.97f, 0.29f, -0.87f, 0.2f, -0.81f, 0, -0.8f, -0.2f, -0.81f), Rgb.Hex(0xEDE7DA) * stage.Colours.Ambient, 0.1f);
        pen.Solid(new Outline().Curve(-0.215f, -0.83f, 0, -0.86f, 0.215f, -0.83f, 0.205f, -0.755f, 0, -0.775f, -0.205f, -0.755f), cloth, 0.05f);
        pen.Solid(new Outline().Curve(-0.2f, -0.765f, 0, -0.79f, 0.2f, -0.765f, 0.15f, -0.715f, 0, -0.7f, -0.15f, -0.715f), Rgb.Hex(0x14161C), 0.04f);
        pen.Fill(new Outline().Ellipse(0, -0.815f, 0.026f, 0.028f), Rgb.Hex(0xE0B04C));
        pen.Fill(new Outline().Line(0, -0.832f, 0.0035f, 0, -0.798f, 0.0035f).Line(-0.012f, -0.822f, 0.003f, 0.012f, -0.822f, 0.003f), Rgb.Hex(0x5E4213));
    }

    private static void Wrinkles(Pen pen, float side, Rgb shade)
    {
        pen.Fill(new Outline().Line(side * 0.135f, -0.64f, 0.003f, side * 0.168f, -0.655f, 0.001f).Line(side * 0.135f, -0.632f, 0.003f, side * 0.168f, -0.63f, 0.001f), shade, 0.7f);
        pen.Fill(new Outline().Line(side * 0.045f, -0.605f, 0.003f, side * 0.1f, -0.598f, 0.002f).Line(side * 0.05f, -0.55f, 0.004f, side * 0.085f, -0.5f, 0.002f), shade, 0.55f);
        pen.Fill(new Outline().Line(side * 0.01f, -0.755f, 0.003f, side * 0.11f, -0.75f, 0.002f), shade, 0.45f);
    }

    private static Rgb Strand(Stage stage, Rgb hair, float u, float v)
    {
        var wave = Noise.Value(u * 60 + MathF.Sin(v * 30) * 1.2f, v * 7, stage.Plan.Seed);
        return Rgb.Mix(hair * stage.Colours.Ambient, stage.Colours.Shade, 0.08f + wave * 0.34f);
    }
}
