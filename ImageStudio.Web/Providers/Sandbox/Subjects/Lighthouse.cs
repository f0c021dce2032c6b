using ImageStudio.Web.Providers.Sandbox.Drawing;
using ImageStudio.Web.Providers.Sandbox.Scenes;

namespace ImageStudio.Web.Providers.Sandbox.Subjects;

/// <summary>A striped tower on a cliff of basalt columns, its beam over the water.</summary>
internal static class Lighthouse
{
    public static void Draw(Stage stage, Pen pen)
    {
        Beam(stage, pen);
        Cliff(stage, pen);
        Tower(stage, pen);
    }

    private static void Tower(Stage stage, Pen pen)
    {
        var white = Rgb.Mix(Rgb.White, stage.Colours.Ambient, 0.6f) * stage.Colours.Ambient;
        var band = stage.Colours.Accent;
        var tower = new Outline().Polygon(-0.095f, 0.02f, -0.06f, -0.8f, 0.06f, -0.8f, 0.095f, 0.02f);
        pen.Solid(tower, (_, v) => (int)MathF.Floor(-v * 5.2f) % 2 == 0 ? white : band, 0.09f, 1.1f);
        pen.Solid(new Outline().Box(-0.3f, -0.13f, -0.09f, 0.03f), white * 0.92f, 0.05f);
        pen.Solid(new Outline().Polygon(-0.33f, -0.12f, -0.195f, -0.22f, -0.06f, -0.12f), band * 0.8f, 0.04f);
        pen.Fill(new Outline().Box(-0.24f, -0.09f, -0.2f, -0.04f).Box(-0.015f, -0.62f, 0.015f, -0.57f).Box(-0.015f, -0.4f, 0.015f, -0.35f), stage.Colours.Shade);
        pen.Fill(new Outline().Box(-0.09f, -0.82f, 0.09f, -0.795f), stage.Colours.Shade);
        pen.Fill(new Outline().Box(-0.048f, -0.91f, 0.048f, -0.82f), Rgb.Hex(0xFFE9A8));
        pen.Fill(new Outline().Line(-0.016f, -0.91f, 0.004f, -0.016f, -0.82f, 0.004f).Line(0.02f, -0.91f, 0.004f, 0.02f, -0.82f, 0.004f), stage.Colours.Shade);
        pen.Solid(new Outline().Curve(-0.07f, -0.905f, -0.05f, -0.95f, 0, -0.985f, 0.05f, -0.95f, 0.07f, -0.905f), band, 0.04f);
        pen.Fill(new Outline().Line(0, -0.97f, 0.006f, 0, -1.04f, 0.003f), stage.Colours.Shade);
        pen.Glow(0, -0.865f, 0.5f, Rgb.Hex(0xFFD98A), stage.Colours.Lamps ? 0.75f : 0.3f);
    }

    private static void Beam(Stage stage, Pen pen)
    {
        if (stage.Plan.Time == DayTime.Day) return;
        var light = Rgb.Hex(0xFFE7B0);
        foreach (var (x, y, half) in new[] { (3f, -1.25f, 0.22f), (-2.4f, -0.6f, 0.16f) })
            pen.Fill(new Outline().Line(0, -0.865f, 0.012f, x, y, half), light, 0.13f);
        pen.Fill(new Outline().Line(0, -0.865f, 0.012f, 3, -1.25f, 0.1f), light, 0.12f);
    }

    private static void Cliff(Stage stage, Pen pen)
    {
        var (colours, seed) = (stage.Colours, stage.Plan.Seed);
        var rock = Rgb.Mix(Rgb.Mix(colours.Near, Rgb.Hex(0x4A4648) * colours.Ambient, 0.75f), colours.Shade, 0.2f);
        var cliff = new Outline().Polygon(-3, -0.1f, -1.1f, -0.07f, -0.55f, 0.02f, -0.3f, -0.01f, 0.18f, 0, 0.32f, 0.05f, 0.36f, 0.2f, 0.44f, 0.24f, 0.47f, 0.4f, 0.58f, 0.44f, 0.62f, 0.6f, 0.7f, 0.62f, 0.72f, 0.78f, -3, 0.8f);
        pen.Fill(cliff, (u, v) =>
        {
            var column = (int)MathF.Floor(u * 22 + Noise.Value(u * 3, 1, seed) * 2);
            var part = u * 22 + Noise.Value(u * 3, 1, seed) * 2 - column;
            var broken = Noise.Hash(column, (int)MathF.Floor(v * 6 + Noise.Hash(column, 3, seed) * 4), seed);
            var face = Math.Clamp((part - 0.5f) * pen.Light.X * 1.4f + 0.5f, 0, 1);
            var stone = Rgb.Mix(rock * (0.6f + 0.3f * broken), Rgb.Mix(rock, colours.Sun, 0.3f), face * (0.35f + 0.4f * Noise.Hash(column, 9, seed)));
            var grass = Noise.Step(0.1f, 0.02f, v + 0.06f + 0.05f * Noise.Value(u * 14, 4, seed) - (u < -1 ? -0.1f : 0));
            return Rgb.Mix(Rgb.Mix(stone, colours.Shade, Math.Clamp(v * 0.6f, 0, 0.5f)), Rgb.Mix(colours.Plant, rock, 0.35f), grass * 0.8f);
        });
        pen.Soft(new Outline().Ellipse(-0.8f, 0.78f, 1.7f, 0.05f), Rgb.Mix(colours.SkyLow, Rgb.White, 0.3f), 0.09f, 0.6f);
    }
}
