using ImageStudio.Web.Providers.Sandbox.Drawing;
using ImageStudio.Web.Providers.Sandbox.Scenes;

namespace ImageStudio.Web.Providers.Sandbox.Subjects;

/// <summary>A cottage, and a desert town of stacked adobe blocks.</summary>
internal static class Houses
{
    // Half the room each row of the town leaves for the street.
    private static readonly float[] StreetGap = [0, 0, 0.2f, 0.44f];

    public static void Cottage(Stage stage, Pen pen)
    {
        var colours = stage.Colours;
        pen.Soft(new Outline().Ellipse(0.1f, 0.02f, 0.85f, 0.06f), colours.Shade, 0.08f, 0.5f);
        pen.Solid(new Outline().Box(0.3f, -1.12f, 0.42f, -0.6f), Rgb.Mix(colours.Roof, colours.Shade, 0.3f), 0.05f);
        pen.Fill(new Outline().Box(-0.55f, -0.5f, 0.05f, 0.02f), (_, v) => Rgb.Mix(colours.Wall, colours.Shade, Math.Clamp(0.3f + v * 0.5f, 0, 0.4f)));
        pen.Fill(new Outline().Polygon(-0.55f, -0.48f, -0.25f, -0.92f, 0.05f, -0.48f), colours.Wall);
        pen.Fill(new Outline().Box(0.05f, -0.5f, 0.72f, 0.02f), Rgb.Mix(colours.Wall, colours.Shade, 0.28f));
        pen.Fill(new Outline().Polygon(-0.25f, -0.98f, 0.58f, -0.98f, 0.8f, -0.46f, 0.08f, -0.46f), (u, v) => Tile(stage, u, v));
        pen.Fill(new Outline().Line(-0.63f, -0.42f, 0.03f, -0.25f, -0.97f, 0.03f).Line(0.1f, -0.44f, 0.022f, -0.25f, -0.97f, 0.022f), Rgb.Mix(colours.Roof, colours.Sun, 0.25f));
        pen.Fill(new Outline().RoundBox(-0.34f, -0.3f, -0.16f, 0.02f, 0.05f), colours.Accent * 0.8f);
        Window(stage, pen, -0.31f, -0.66f);
        Window(stage, pen, 0.16f, -0.33f);
        Window(stage, pen, 0.46f, -0.33f);
    }

    public static void Town(Stage stage, Pen pen)
    {
        var dice = new Dice(stage.Plan.Seed + 15);
        for (var row = 0; row < 4; row++)
        {
            if (row == 2) Street(stage, pen);
            var (near, base_) = (row / 3f, -0.42f + row * 0.19f);
            for (var x = -1.7f; x < 1.7f;)
            {
                var (width, height) = (dice.Range(0.2f, 0.42f), dice.Range(0.2f, 0.44f) * (1.12f - MathF.Abs(x) * 0.22f));
                if (MathF.Abs(x + width / 2) > StreetGap[row]) Block(stage, dice, pen.At(x, base_), width, height, near);
                x += width * dice.Range(0.82f, 1.05f);
            }
        }
    }

    private static void Block(Stage stage, Dice dice, Pen pen, float width, float height, float near)
    {
        var colours = stage.Colours;
        var wall = colours.Air(Rgb.Mix(colours.Wall, colours.Roof, dice.Range(0, 0.45f)) * dice.Range(0.9f, 1.08f), 0.42f * (1 - near));
        var split = pen.Light.X > 0 ? 0.3f : 0.7f;
        var body = new Outline().Box(0, -height, width, 0.06f + near * near * 0.3f);
        if (dice.Chance(0.22f)) body.Ellipse(width / 2, -height, width * 0.36f, width * 0.34f);
        if (dice.Chance(0.16f)) body.Box(width * 0.3f, -height - 0.34f, width * 0.6f, -height).Ellipse(width * 0.45f, -height - 0.34f, width * 0.15f, width * 0.2f);
        pen.Fill(body, (u, v) =>
        {
            var shade = pen.Light.X > 0 == u < width * split ? 0.46f : 0f;
            var plaster = Noise.Value(u * 30, v * 30, stage.Plan.Seed) * 0.06f;
            return Rgb.Mix(Rgb.Mix(wall * (0.97f + plaster), colours.Sun, shade > 0 ? 0 : 0.16f), colours.Shade, shade + Math.Clamp(v + 0.2f, 0, 0.25f));
        });
        pen.Fill(new Outline().Box(-0.008f, -height - 0.012f, width + 0.008f, -height + 0.006f), Rgb.Mix(wall, colours.Sun, 0.35f));
        Openings(stage, dice, pen, width, height);
    }

    private static void Openings(Stage stage, Dice dice, Pen pen, float width, float height)
    {
        for (var y = -height + 0.07f; y < -0.1f; y += 0.13f)
            for (var x = width * 0.2f; x < width * 0.85f; x += 0.1f)
            {
                if (!dice.Chance(0.55f)) continue;
                var lit = dice.Chance(stage.Colours.Lamps ? 0.5f : 0.08f);
                var arch = new Outline().Box(x, y + 0.012f, x + 0.034f, y + 0.065f).Ellipse(x + 0.017f, y + 0.014f, 0.017f, 0.02f);
                pen.Fill(arch, lit ? Rgb.Hex(0xFFCB77) : stage.Colours.Shade, 0.85f);
            }
    }

    private static void Street(Stage stage, Pen pen)
    {
        var colours = stage.Colours;
        var dust = Rgb.Mix(colours.Ground, colours.Wall, 0.4f);
        pen.Fill(new Outline().Box(-4, -0.13f, 4, 3), (u, v) => Rgb.Mix(dust * (0.95f + 0.1f * Noise.Value(u * 3 / (v + 0.3f), v * 26, stage.Plan.Seed)), colours.Sun, 0.16f));
        var side = pen.Light.X > 0 ? 1 : -1;
        pen.Soft(new Outline().Polygon(0.46f * side, -0.06f, -0.02f * side, 0.02f, -0.16f * side, 0.24f, 0.1f * side, 0.5f, 0.46f * side, 0.62f), colours.Shade, 0.05f, 0.36f);
        pen.Soft(new Outline().Box(-4, -0.15f, 4, -0.09f), colours.Shade, 0.05f, 0.35f);
    }

    private static void Window(Stage stage, Pen pen, float x, float y)
    {
        var lit = stage.Colours.Lamps;
        pen.Fill(new Outline().Box(x - 0.015f, y - 0.015f, x + 0.135f, y + 0.165f), Rgb.Mix(stage.Colours.Wall, Rgb.White, 0.35f));
        pen.Fill(new Outline().Box(x, y, x + 0.12f, y + 0.15f), lit ? Rgb.Hex(0xFFCF7D) : Rgb.Mix(stage.Colours.SkyMiddle, stage.Colours.Shade, 0.45f));
        pen.Fill(new Outline().Box(x + 0.055f, y, x + 0.065f, y + 0.15f).Box(x, y + 0.07f, x + 0.12f, y + 0.08f), Rgb.Mix(stage.Colours.Wall, Rgb.White, 0.35f));
        if (lit) pen.Glow(x + 0.06f, y + 0.08f, 0.4f, Rgb.Hex(0xFFCF7D), 0.4f);
    }

    private static Rgb Tile(Stage stage, float u, float v)
    {
        var row = v * 18 - MathF.Floor(v * 18);
        var tile = Noise.Hash((int)MathF.Floor(u * 20 + MathF.Floor(v * 18) * 0.5f), (int)MathF.Floor(v * 18), stage.Plan.Seed);
        return Rgb.Mix(Rgb.Mix(stage.Colours.Roof * (0.9f + 0.16f * tile), stage.Colours.Sun, 0.1f), stage.Colours.Shade, row * 0.22f);
    }
}
