using ImageStudio.Web.Providers.Sandbox.Drawing;
using ImageStudio.Web.Providers.Sandbox.Scenes;

namespace ImageStudio.Web.Providers.Sandbox.Subjects;

/// <summary>Towers with pointed roofs on a crag, and a pagoda of stacked curved roofs.</summary>
internal static class Castle
{
    public static void Draw(Stage stage, Pen pen)
    {
        var colours = stage.Colours;
        var stone = Rgb.Mix(colours.Wall, colours.Far, 0.3f);
        pen.Solid(new Outline().Curve(-1, 0.25f, -0.62f, -0.06f, -0.3f, -0.16f, 0.1f, -0.18f, 0.45f, -0.1f, 0.75f, 0.02f, 1.1f, 0.25f), (u, v) => Rgb.Mix(colours.Near, colours.Shade, 0.2f + 0.4f * Noise.Fbm(u * 9, v * 5, stage.Plan.Seed, 3)), 0.2f);
        foreach (var (x, half, height) in new[] { (-0.05f, 0.09f, 0.74f), (-0.38f, 0.075f, 0.5f), (0.24f, 0.08f, 0.58f), (0.46f, 0.06f, 0.38f), (-0.2f, 0.055f, 0.62f) })
            Tower(stage, pen, x, half, height, stone);
        Wall(stage, pen, stone);
    }

    private static void Wall(Stage stage, Pen pen, Rgb stone)
    {
        var wall = new Outline().Box(-0.46f, -0.34f, 0.52f, -0.05f);
        for (var i = 0; i < 12; i++) wall.Box(-0.46f + i * 0.083f, -0.38f, -0.46f + i * 0.083f + 0.045f, -0.33f);
        pen.Solid(wall, (u, v) => Brick(stage, stone, u, v), 0.06f, 0.7f);
        pen.Fill(new Outline().Box(-0.05f, -0.17f, 0.09f, -0.04f).Ellipse(0.02f, -0.17f, 0.07f, 0.08f), stage.Colours.Shade, 0.9f);
    }

    private static void Tower(Stage stage, Pen pen, float x, float half, float height, Rgb stone)
    {
        pen.Solid(new Outline().Box(x - half, -height, x + half, -0.1f), (u, v) => Brick(stage, stone, u, v), half * 1.2f, 1.1f);
        pen.Solid(new Outline().Box(x - half * 1.15f, -height - 0.03f, x + half * 1.15f, -height + 0.015f), stone, half);
        pen.Solid(new Outline().Polygon(x - half * 1.3f, -height - 0.025f, x, -height - half * 3.4f, x + half * 1.3f, -height - 0.025f), stage.Colours.Roof, half * 1.2f);
        pen.Fill(new Outline().Line(x, -height - half * 3.3f, 0.004f, x, -height - half * 4.2f, 0.003f), stage.Colours.Shade);
        pen.Fill(new Outline().Polygon(x, -height - half * 4.2f, x + 0.1f, -height - half * 4f, x, -height - half * 3.75f), stage.Colours.Accent);
        var glow = stage.Colours.Lamps ? Rgb.Hex(0xFFCB77) : stage.Colours.Shade;
        pen.Fill(new Outline().RoundBox(x - 0.014f, -height + 0.07f, x + 0.014f, -height + 0.14f, 0.012f), glow);
        if (stage.Colours.Lamps) pen.Glow(x, -height + 0.1f, 0.16f, glow, 0.4f);
    }

    public static void Pagoda(Stage stage, Pen pen)
    {
        var colours = stage.Colours;
        for (var i = 0; i < 5; i++)
        {
            var (low, half) = (-i * 0.185f, 0.3f - i * 0.036f);
            var glow = colours.Lamps ? Rgb.Hex(0xFFC978) : Rgb.Mix(colours.Shade, colours.Wall, 0.3f);
            pen.Solid(new Outline().Box(-half * 0.68f, low - 0.15f, half * 0.68f, low + 0.01f), colours.Accent * 0.85f, 0.08f);
            for (var w = -1; w <= 1; w++) pen.Fill(new Outline().Box(w * half * 0.4f - 0.035f, low - 0.1f, w * half * 0.4f + 0.035f, low), glow);
            var top = low - 0.13f;
            pen.Solid(new Outline().Curve(-half * 1.42f, top - 0.03f, -half * 1.05f, top + 0.012f, 0, top + 0.022f, half * 1.05f, top + 0.012f, half * 1.42f, top - 0.03f, half * 0.85f, top - 0.035f, half * 0.55f, top - 0.085f, -half * 0.55f, top - 0.085f, -half * 0.85f, top - 0.035f), Rgb.Mix(colours.Roof, Rgb.Hex(0x2A3038), 0.65f), 0.05f);
        }

        pen.Fill(new Outline().Line(0, -0.94f, 0.014f, 0, -1.2f, 0.003f).Ellipse(0, -1, 0.03f, 0.012f).Ellipse(0, -1.05f, 0.024f, 0.01f), Rgb.Mix(colours.Sun, colours.Shade, 0.4f));
    }

    private static Rgb Brick(Stage stage, Rgb stone, float u, float v)
    {
        var row = (int)MathF.Floor(v * 34);
        return stone * (0.9f + 0.16f * Noise.Hash((int)MathF.Floor(u * 22 + row * 0.5f), row, stage.Plan.Seed));
    }
}
