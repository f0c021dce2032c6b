using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Scenes;

/// <summary>Paper cut-outs: large discs, arcs, waves and bars with soft shadows on a gradient.</summary>
internal static class AbstractScene
{
    public static void Draw(Stage stage)
    {
        var dice = stage.Plan.Dice;
        var colours = Swatches(stage, dice);
        Ground(stage, colours);
        var big = stage.Pen(stage.FocusX, stage.Height * dice.Range(0.34f, 0.56f), 0.34f);
        Cut(stage, big, new Outline().Ellipse(0, 0, 1, 1), colours[1]);
        if (dice.Chance(0.6f)) Rings(stage, dice, colours);
        for (var i = 0; i < 3; i++) Wave(stage, dice, colours[(i + 2) % colours.Length], 0.58f + i * 0.15f);
        for (var i = 0; i < 6; i++) Piece(stage, dice, colours[dice.Pick(colours.Length)]);
    }

    private static Rgb[] Swatches(Stage stage, Dice dice)
    {
        var c = stage.Colours;
        var spice = c.Accent.TurnHue(dice.Range(1.6f, 2.6f));
        return [Rgb.Mix(c.SkyLow, c.Wall, 0.5f), c.Accent, Rgb.Mix(c.SkyTop, c.Shade, 0.25f), Rgb.Mix(c.Ground, c.Sun, 0.2f), c.Roof, Rgb.Mix(spice, c.SkyMiddle, 0.3f), c.Sun];
    }

    private static void Ground(Stage stage, Rgb[] colours)
    {
        for (var y = 0; y < stage.Height; y++)
            for (var x = 0; x < stage.Width; x++)
            {
                var t = 0.6f * y / stage.Height + 0.4f * x / stage.Width;
                var cloud = Noise.Fbm(x / stage.Unit * 1.3f, y / stage.Unit * 1.3f, stage.Plan.Seed, 2);
                stage.Raster[x, y] = Rgb.Mix(colours[0], Rgb.Mix(colours[5], colours[0], 0.45f), Noise.Step(0.1f, 1, t * 0.7f + cloud * 0.4f));
            }
    }

    private static void Rings(Stage stage, Dice dice, Rgb[] colours)
    {
        var pen = stage.Pen(dice.Range(0.1f, 0.9f) * stage.Width, dice.Range(0.1f, 0.6f) * stage.Height, dice.Range(0.2f, 0.34f));
        for (var i = 0; i < 5; i++) Cut(stage, pen.At(0, 0, 1 - i * 0.19f), new Outline().Ellipse(0, 0, 1, 1), colours[(i + 3) % colours.Length]);
    }

    private static void Wave(Stage stage, Dice dice, Rgb colour, float level)
    {
        var (phase, swing, seed) = (dice.Roll() * 6, dice.Range(0.05f, 0.12f), dice.NextSeed());
        var points = new List<float>();
        for (var i = -1; i <= 13; i++) points.AddRange([stage.Width * i / 12f, stage.Height * level + (MathF.Sin(i * 0.62f + phase) * swing + (Noise.Value(i * 0.4f, 0, seed) - 0.5f) * 0.1f) * stage.Unit]);
        points.AddRange([stage.Width * 1.2f, stage.Height * 1.3f, -stage.Width * 0.2f, stage.Height * 1.3f]);
        var pen = stage.Pen(0, 0, 1 / stage.Unit);
        pen.Soft(new Outline().Curve([.. points]), stage.Colours.Shade, 0.05f * stage.Unit, 0.4f);
        pen.Fill(new Outline().Curve([.. points]), (x, y) => Rgb.Mix(Rgb.Mix(colour, stage.Colours.Sun, 0.16f), colour, Noise.Step(0, 0.3f, y / stage.Height - level + 0.1f)) * (0.97f + 0.06f * Noise.Value(x / stage.Unit * 160, y / stage.Unit * 160, seed)));
    }

    private static void Piece(Stage stage, Dice dice, Rgb colour)
    {
        var pen = stage.Pen(dice.Range(0.08f, 0.92f) * stage.Width, dice.Range(0.08f, 0.92f) * stage.Height, dice.Range(0.05f, 0.13f), dice.Chance(0.5f));
        var outline = dice.Pick(5) switch
        {
            0 => new Outline().Ellipse(0, 0, 1, 1),
            1 => new Outline().RoundBox(-1.6f, -0.22f, 1.6f, 0.22f, 0.22f),
            2 => new Outline().Polygon(-1, 0.8f, 0, -0.9f, 1, 0.8f),
            3 => new Outline().Curve(-1, 0, -0.4f, -0.8f, 0.5f, -0.7f, 1, 0.1f, 0.3f, 0.8f, -0.6f, 0.6f),
            _ => new Outline().Box(-0.8f, -0.8f, 0.8f, 0.8f),
        };
        Cut(stage, pen, outline, colour);
    }

    private static void Cut(Stage stage, Pen pen, Outline outline, Rgb colour)
    {
        pen.At(-pen.Light.X * 0.06f, 0.08f).Soft(outline, stage.Colours.Shade, 0.16f, 0.42f);
        pen.Fill(outline, (u, v) => Rgb.Mix(colour, u * pen.Light.X - v > 0 ? stage.Colours.Sun : stage.Colours.Shade, MathF.Abs(Math.Clamp(u * pen.Light.X - v, -1, 1)) * 0.16f));
    }
}
