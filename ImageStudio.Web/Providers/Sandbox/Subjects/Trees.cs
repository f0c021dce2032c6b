using ImageStudio.Web.Providers.Sandbox.Drawing;
using ImageStudio.Web.Providers.Sandbox.Scenes;

namespace ImageStudio.Web.Providers.Sandbox.Subjects;

/// <summary>Trees one unit high: round, in blossom, palm.</summary>
internal static class Trees
{
    public static void Broad(Stage stage, Pen pen) => Crown(stage, pen, stage.Colours.Plant, 0);

    public static void Blossom(Stage stage, Pen pen)
    {
        Crown(stage, pen, Rgb.Hex(0xF6B8CC) * Rgb.Mix(stage.Colours.Ambient, Rgb.White, 0.3f), 1);
        var dice = new Dice(stage.Plan.Seed + 63);
        for (var i = 0; i < 70; i++)
            pen.Fill(new Outline().Ellipse(dice.Range(-1.2f, 1.2f), dice.Range(-0.7f, 0.12f), 0.011f, 0.006f, dice.Range(-1, 1)), Rgb.Hex(0xFBD3DF), 0.85f);
    }

    public static void Palm(Stage stage, Pen pen)
    {
        var colours = stage.Colours;
        var trunk = new Outline();
        for (var i = 0; i < 12; i++) trunk.Line(Lean(i / 12f), -0.82f * i / 12f, 0.034f - i * 0.0014f, Lean((i + 1) / 12f), -0.82f * (i + 1) / 12f, 0.028f - i * 0.0012f);
        pen.Solid(trunk, (_, v) => Rgb.Mix(Rgb.Hex(0x8A6A4A) * colours.Ambient, colours.Shade, MathF.Abs(v * 30 - MathF.Floor(v * 30) - 0.5f) * 0.5f), 0.04f);
        var crown = pen.At(Lean(1), -0.82f);
        for (var i = 0; i < 9; i++) Frond(crown, (i - 4) * 0.42f, Rgb.Mix(colours.Plant, colours.Ground, i % 3 * 0.2f));
    }

    private static float Lean(float t) => 0.2f * t * t;

    private static void Frond(Pen pen, float angle, Rgb colour)
    {
        var frond = new Outline();
        var (sin, cos) = MathF.SinCos(angle);
        for (var i = 1; i < 15; i++)
        {
            var t = i / 15f;
            var (x, y) = (sin * 0.46f * t, -cos * 0.24f * t + 0.3f * t * t * MathF.Abs(sin) + 0.06f * t * t);
            var length = 0.12f * (1 - t * 0.6f);
            frond.Line(x, y, 0.009f, x + sin * 0.05f - 0.02f, y + length, 0.002f).Line(x, y, 0.009f, x + sin * 0.05f + 0.03f, y + length * 0.8f, 0.002f);
            frond.Line(x, y, 0.008f, x - sin * 0.035f, y + 0.02f - cos * -0.014f, 0.008f);
        }

        pen.Solid(frond, colour, 0.05f);
    }

    private static void Crown(Stage stage, Pen pen, Rgb leaf, int kind)
    {
        var dice = new Dice(stage.Plan.Seed + 61 + (uint)kind);
        pen.Soft(new Outline().Ellipse(0, 0.015f, 0.42f, 0.035f), stage.Colours.Shade, 0.05f, 0.45f);
        Trunk(stage, pen);
        for (var layer = 0; layer < 3; layer++)
        {
            var tone = layer switch { 0 => Rgb.Mix(leaf, stage.Colours.Shade, 0.45f), 1 => leaf, _ => Rgb.Mix(leaf, stage.Colours.Sun, 0.35f) };
            var shift = layer * 0.035f;
            var leaves = new Outline();
            for (var i = 0; i < 46; i++)
            {
                var (angle, reach) = (dice.Roll() * MathF.Tau, MathF.Sqrt(dice.Roll()));
                var (sin, cos) = MathF.SinCos(angle);
                var size = dice.Range(0.045f, 0.095f) * (1 - layer * 0.2f);
                leaves.Ellipse(cos * reach * (0.4f - shift) + shift * pen.Light.X * 2, -0.66f + sin * reach * (0.27f - shift) - shift * 1.3f, size, size * 0.8f);
            }

            pen.Solid(leaves, tone, 0.06f, 0.7f);
        }
    }

    private static void Trunk(Stage stage, Pen pen)
    {
        var bark = Rgb.Mix(Rgb.Hex(0x5B4333) * stage.Colours.Ambient, stage.Colours.Shade, 0.25f);
        var trunk = new Outline().Polygon(-0.075f, 0.02f, -0.035f, -0.12f, -0.028f, -0.5f, 0.028f, -0.5f, 0.035f, -0.12f, 0.085f, 0.02f);
        trunk.Line(0, -0.32f, 0.024f, 0.22f, -0.62f, 0.01f).Line(0, -0.36f, 0.022f, -0.2f, -0.62f, 0.01f);
        pen.Solid(trunk, bark, 0.05f);
    }
}
