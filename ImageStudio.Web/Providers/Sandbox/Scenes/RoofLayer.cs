using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Scenes;

/// <summary>An old town seen from above its roofs: gables, chimneys, lit dormers, smoke.</summary>
internal static class RoofLayer
{
    private const int Rows = 6;

    public static void Draw(Stage stage)
    {
        LandLayer.Mountains(stage, 1);
        for (var i = 0; i < Rows; i++) Row(stage, i);
    }

    private static void Row(Stage stage, int index)
    {
        var dice = new Dice(stage.Plan.Seed + (uint)index * 131);
        var near = index / (Rows - 1f);
        var size = 0.07f + near * near * 0.26f;
        var y = (stage.Plan.Horizon - 0.02f + near * (1.12f - stage.Plan.Horizon)) * stage.Height;
        for (var x = -dice.Range(0, size) * stage.Unit; x < stage.Width + size * stage.Unit; x += size * stage.Unit * dice.Range(0.75f, 1.25f))
            House(stage, dice, stage.Pen(x, y + dice.Range(-0.2f, 0.1f) * size * stage.Unit, size, dice.Chance(0.5f)), near);
        if (index < Rows - 1) LandLayer.Haze(stage, y, 0.06f, 0.24f * (1 - near));
    }

    private static void House(Stage stage, Dice dice, Pen pen, float near)
    {
        var colours = stage.Colours;
        var tone = dice.Range(0.82f, 1.12f);
        var wall = colours.Air(Rgb.Mix(colours.Wall, colours.Shade, 0.3f) * tone, 0.5f * (1 - near));
        var roof = colours.Air(Rgb.Mix(colours.Roof, colours.Accent, dice.Range(0, 0.3f)) * tone, 0.55f * (1 - near));
        if (dice.Chance(0.6f)) Chimney(pen, dice, Rgb.Mix(roof, colours.Shade, 0.35f), roof);
        pen.Fill(new Outline().Box(-0.5f, -0.55f, 0.2f, 3), (_, v) => Rgb.Mix(wall, colours.Shade, Math.Clamp(0.15f + v * 0.2f, 0, 0.6f)));
        pen.Fill(new Outline().Polygon(-0.54f, -0.5f, -0.15f, -1.02f, 0.24f, -0.5f), wall * 1.05f);
        pen.Fill(new Outline().Box(0.2f, -0.55f, 0.72f, 3), Rgb.Mix(wall, colours.Shade, 0.45f));
        pen.Fill(new Outline().Polygon(-0.15f, -1.05f, 0.55f, -1.05f, 0.8f, -0.46f, 0.24f, -0.46f), (u, v) => Tiles(stage, roof, u, v));
        pen.Fill(new Outline().Line(-0.58f, -0.44f, 0.03f, -0.15f, -1.04f, 0.03f), Rgb.Mix(roof, colours.Sun, 0.2f));
        Lights(stage, dice, pen, near);
    }

    private static Rgb Tiles(Stage stage, Rgb roof, float u, float v)
    {
        var row = MathF.Abs(v * 14 - MathF.Floor(v * 14) - 0.5f);
        var tile = Noise.Hash((int)(u * 16 + MathF.Floor(v * 14) * 0.5f), (int)MathF.Floor(v * 14), stage.Plan.Seed);
        return Rgb.Mix(roof * (0.86f + 0.2f * tile), stage.Colours.Shade, row * 0.28f);
    }

    private static void Chimney(Pen pen, Dice dice, Rgb brick, Rgb roof)
    {
        var x = dice.Range(0.1f, 0.45f);
        pen.Fill(new Outline().Box(x, -1.28f, x + 0.13f, -0.8f), brick);
        pen.Fill(new Outline().Box(x - 0.02f, -1.31f, x + 0.15f, -1.26f), roof);
    }

    private static void Lights(Stage stage, Dice dice, Pen pen, float near)
    {
        var glow = Rgb.Mix(stage.Colours.SkyLow, Rgb.Hex(0xFFCB77), 0.55f + 0.45f * near);
        var dark = Rgb.Mix(stage.Colours.Shade, stage.Colours.SkyMiddle, 0.3f);
        for (var i = 0; i < 3; i++)
        {
            var on = dice.Chance(stage.Colours.Lamps ? 0.6f : 0.12f);
            var (x, y) = i < 2 ? (-0.38f + 0.3f * i, -0.36f) : (-0.2f, -0.78f);
            pen.Fill(new Outline().Box(x, y, x + 0.12f, y + 0.2f), on ? glow : dark, on ? 1 : 0.75f);
            pen.Fill(new Outline().Box(x + 0.054f, y, x + 0.066f, y + 0.2f).Box(x, y + 0.09f, x + 0.12f, y + 0.105f), dark, 0.8f);
            if (on) pen.Glow(x + 0.06f, y + 0.1f, 0.42f, glow, 0.26f);
        }
    }
}
