using ImageStudio.Web.Providers.Sandbox.Drawing;
using ImageStudio.Web.Providers.Sandbox.Scenes;

namespace ImageStudio.Web.Providers.Sandbox.Subjects;

/// <summary>Things on a table: bottle and fruit, cup, product on a plinth, cut stone.</summary>
internal static class Things
{
    public static void StillLife(Stage stage, Pen pen)
    {
        var colours = stage.Colours;
        Shadow(stage, pen, 0.1f, 0.62f);
        var glass = Rgb.Mix(Rgb.Hex(0x2E6B4C), colours.Accent, 0.2f) * colours.Ambient;
        var bottle = new Outline().Curve(-0.31f, 0, -0.33f, -0.4f, -0.31f, -0.58f, -0.24f, -0.7f, -0.225f, -0.92f, -0.23f, -1, -0.13f, -1, -0.135f, -0.92f, -0.12f, -0.7f, -0.05f, -0.58f, -0.03f, -0.4f, -0.05f, 0);
        pen.Solid(bottle, (u, v) => Rgb.Mix(glass, Rgb.Mix(glass, colours.Sun, 0.55f), Noise.Step(-0.5f, 0, v) * Noise.Step(0.16f, 0, MathF.Abs(u + 0.12f)) * 0.6f), 0.15f);
        pen.Soft(new Outline().Curve(-0.27f, -0.1f, -0.275f, -0.5f, -0.19f, -0.72f, -0.23f, -0.5f, -0.235f, -0.1f), Rgb.White, 0.02f, 0.6f);
        pen.Solid(new Outline().Box(-0.322f, -0.42f, -0.038f, -0.2f), Rgb.Hex(0xF1E7D0) * colours.Ambient, 0.06f);
        pen.Fill(new Outline().Box(-0.25f, -0.36f, -0.11f, -0.345f).Box(-0.28f, -0.31f, -0.08f, -0.3f).Box(-0.27f, -0.27f, -0.09f, -0.263f), colours.Accent * 0.8f);
        Fruit(stage, pen.At(0.18f, 0.02f, 0.36f), Rgb.Hex(0xC9402E), stem: true);
        Fruit(stage, pen.At(0.44f, 0.05f, 0.33f), Rgb.Hex(0xEF9A32), stem: false);
        Fruit(stage, pen.At(-0.44f, 0.09f, 0.3f), Rgb.Hex(0xE8C63F), stem: false);
        Fruit(stage, pen.At(0.27f, 0.12f, 0.3f), Rgb.Hex(0x86A83E), stem: true);
    }

    private static void Fruit(Stage stage, Pen pen, Rgb colour, bool stem)
    {
        pen.Soft(new Outline().Ellipse(-pen.Light.X * 0.25f, -0.02f, 0.62f, 0.1f), stage.Colours.Shade, 0.2f, 0.55f);
        var skin = Rgb.Mix(colour, stage.Colours.Accent, 0.08f) * stage.Colours.Ambient;
        pen.Solid(new Outline().Curve(0, -0.9f, 0.28f, -0.95f, 0.5f, -0.66f, 0.44f, -0.22f, 0.18f, 0, -0.18f, 0, -0.44f, -0.22f, -0.5f, -0.66f, -0.28f, -0.95f), (u, v) => skin * (0.9f + 0.2f * Noise.Value(u * 14, v * 5, stage.Plan.Seed)), 0.5f);
        pen.Soft(new Outline().Ellipse(pen.Light.X * 0.2f, -0.72f, 0.1f, 0.07f), Rgb.White, 0.08f, 0.7f);
        if (stem) pen.Fill(new Outline().Line(0, -0.86f, 0.025f, 0.08f, -1.12f, 0.02f).Ellipse(0.2f, -1.05f, 0.14f, 0.055f, -0.35f), Rgb.Mix(stage.Colours.Plant, stage.Colours.Shade, 0.3f));
    }

    public static void Cup(Stage stage, Pen pen)
    {
        var colours = stage.Colours;
        Shadow(stage, pen, 0, 0.66f);
        pen.Solid(new Outline().Ellipse(0, -0.03f, 0.62f, 0.105f), Rgb.Mix(colours.Accent, Rgb.White, 0.45f), 0.05f);
        pen.Solid(new Outline().Ellipse(0, -0.05f, 0.4f, 0.06f), Rgb.Mix(colours.Accent, colours.Shade, 0.2f), 0.04f);
        pen.Solid(new Outline().Ellipse(0.44f, -0.4f, 0.17f, 0.18f), colours.Accent, 0.04f);
        pen.Fill(new Outline().Ellipse(0.44f, -0.4f, 0.105f, 0.115f), Rgb.Mix(colours.SkyMiddle, colours.Wall, 0.45f));
        pen.Solid(new Outline().Curve(-0.42f, -0.62f, 0.42f, -0.62f, 0.4f, -0.35f, 0.28f, -0.1f, 0.14f, -0.04f, -0.14f, -0.04f, -0.28f, -0.1f, -0.4f, -0.35f), colours.Accent, 0.24f, 1.2f);
        pen.Solid(new Outline().Ellipse(0, -0.62f, 0.43f, 0.095f), Rgb.Mix(colours.Accent, Rgb.White, 0.4f), 0.03f);
        pen.Fill(new Outline().Ellipse(0, -0.615f, 0.39f, 0.078f), Rgb.Hex(0x4A2C1B));
        pen.Soft(new Outline().Ellipse(-0.03f, -0.61f, 0.2f, 0.036f), Rgb.Hex(0xE6C9A0), 0.04f, 0.9f);
        for (var i = 0; i < 3; i++)
            pen.Soft(new Outline().Curve(-0.16f + i * 0.15f, -0.7f, -0.24f + i * 0.15f, -0.85f, -0.12f + i * 0.15f, -1, -0.2f + i * 0.16f, -1.18f, -0.1f + i * 0.15f, -1, -0.17f + i * 0.15f, -0.85f), Rgb.White, 0.07f, 0.55f);
    }

    public static void Product(Stage stage, Pen pen)
    {
        var colours = stage.Colours;
        Shadow(stage, pen, 0, 0.78f);
        var plinth = Rgb.Mix(colours.Wall, colours.Accent, 0.18f);
        pen.Solid(new Outline().Box(-0.56f, -0.2f, 0.56f, 0).Ellipse(0, 0, 0.56f, 0.1f), plinth * 0.94f, 0.2f);
        pen.Fill(new Outline().Ellipse(0, -0.2f, 0.56f, 0.1f), Rgb.Mix(plinth, colours.Sun, 0.35f));
        pen.Soft(new Outline().Ellipse(-pen.Light.X * 0.12f, -0.19f, 0.33f, 0.055f), colours.Shade, 0.07f, 0.6f);
        var glass = Rgb.Mix(colours.Accent, Rgb.White, 0.12f);
        pen.Solid(new Outline().RoundBox(-0.25f, -0.78f, 0.25f, -0.19f, 0.06f), (_, v) => Rgb.Mix(Rgb.Mix(glass, Rgb.White, 0.4f), glass, Noise.Step(-0.72f, -0.4f, v)), 0.12f, 1.2f);
        pen.Solid(new Outline().Box(-0.08f, -0.84f, 0.08f, -0.77f), Rgb.Hex(0xD9B36A), 0.05f);
        pen.Solid(new Outline().RoundBox(-0.13f, -1.04f, 0.13f, -0.83f, 0.03f), Rgb.Mix(colours.Shade, colours.Accent, 0.2f), 0.08f, 1.3f);
        pen.Soft(new Outline().RoundBox(-0.21f, -0.72f, -0.17f, -0.26f, 0.02f), Rgb.White, 0.02f, 0.75f);
        pen.Fill(new Outline().Box(-0.12f, -0.52f, 0.12f, -0.36f), Rgb.White, 0.85f);
        pen.Fill(new Outline().Box(-0.08f, -0.47f, 0.08f, -0.46f).Box(-0.05f, -0.43f, 0.05f, -0.424f), colours.Shade, 0.8f);
    }

    public static void Gem(Stage stage, Pen pen)
    {
        var colours = stage.Colours;
        Shadow(stage, pen, 0, 0.4f);
        pen.Glow(0, -0.45f, 0.9f, colours.Accent, 0.3f);
        float[][] points = [[-0.24f, -0.92f], [0.24f, -0.92f], [0.48f, -0.66f], [0, 0], [-0.48f, -0.66f], [-0.13f, -0.66f], [0.13f, -0.66f], [0, -0.92f]];
        int[][] facets = [[0, 7, 5], [7, 1, 6], [7, 6, 5], [0, 5, 4], [1, 2, 6], [4, 5, 3], [5, 6, 3], [6, 2, 3]];
        float[] tones = [0.75f, 0.5f, 0.95f, 0.3f, 0.2f, 0.1f, 0.55f, -0.3f];
        for (var i = 0; i < facets.Length; i++)
        {
            var facet = facets[i].SelectMany(corner => points[corner]).ToArray();
            var tone = pen.Light.X > 0 ? tones[i] : tones[(i * 3 + 1) % 8];
            var colour = tone > 0 ? Rgb.Mix(colours.Accent, Rgb.White, tone * 0.8f) : Rgb.Mix(colours.Accent, colours.Shade, -tone);
            pen.Fill(new Outline().Polygon(facet), (_, v) => Rgb.Mix(colour, colours.Accent, Math.Clamp(1 + v, 0, 0.6f)));
        }
    }

    private static void Shadow(Stage stage, Pen pen, float x, float half)
    {
        pen.Soft(new Outline().Ellipse(x - pen.Light.X * 0.35f, 0.02f, half * 1.3f, 0.11f), stage.Colours.Shade, 0.3f, 0.5f);
        pen.Soft(new Outline().Ellipse(x, 0.01f, half * 0.9f, 0.05f), stage.Colours.Shade, 0.1f, 0.6f);
    }
}
