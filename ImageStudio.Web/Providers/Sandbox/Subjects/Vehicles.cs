using ImageStudio.Web.Providers.Sandbox.Drawing;
using ImageStudio.Web.Providers.Sandbox.Scenes;

namespace ImageStudio.Web.Providers.Sandbox.Subjects;

/// <summary>Car, sailing boat, hot-air balloon and rocket.</summary>
internal static class Vehicles
{
    public static void Car(Stage stage, Pen pen)
    {
        var (colours, glass) = (stage.Colours, Rgb.Mix(stage.Colours.SkyMiddle, stage.Colours.Shade, 0.4f));
        pen.Soft(new Outline().Ellipse(0, 0, 1.08f, 0.07f), colours.Shade, 0.1f, 0.75f);
        pen.Solid(new Outline().Curve(-0.62f, -0.4f, -0.4f, -0.7f, -0.1f, -0.77f, 0.2f, -0.72f, 0.5f, -0.42f), colours.Accent, 0.14f);
        pen.Fill(new Outline().Polygon(-0.5f, -0.42f, -0.33f, -0.66f, -0.06f, -0.71f, -0.06f, -0.42f).Polygon(0, -0.42f, 0, -0.71f, 0.19f, -0.66f, 0.38f, -0.42f), (u, v) => Rgb.Mix(glass, colours.SkyLow, Math.Clamp(0.5f - v - u, 0, 0.7f)));
        pen.Solid(new Outline().Curve(-1, -0.36f, -0.7f, -0.45f, 0, -0.46f, 0.5f, -0.43f, 0.88f, -0.36f, 1, -0.24f, 0.96f, -0.11f, 0, -0.09f, -0.94f, -0.11f, -1.02f, -0.22f), colours.Accent, 0.16f);
        pen.Fill(new Outline().Line(-0.98f, -0.235f, 0.009f, 0.97f, -0.235f, 0.009f).Box(-0.16f, -0.36f, -0.08f, -0.34f), Rgb.Mix(Rgb.White, colours.Shade, 0.15f), 0.8f);
        foreach (var x in new[] { -0.6f, 0.6f })
        {
            pen.Fill(new Outline().Ellipse(x, -0.12f, 0.2f, 0.2f), Rgb.Hex(0x18181C));
            pen.Solid(new Outline().Ellipse(x, -0.12f, 0.11f, 0.11f), Rgb.Hex(0xC9CCD2) * colours.Ambient, 0.05f);
            pen.Fill(new Outline().Ellipse(x, -0.12f, 0.04f, 0.04f), Rgb.Hex(0x2A2A30));
        }

        pen.Fill(new Outline().Ellipse(0.93f, -0.3f, 0.05f, 0.045f), Rgb.Hex(0xFFF2C4));
        pen.Fill(new Outline().Ellipse(-0.98f, -0.3f, 0.03f, 0.04f), Rgb.Hex(0xFF4A3C));
        pen.Glow(0.97f, -0.3f, 0.55f, Rgb.Hex(0xFFE7A0), colours.Lamps ? 0.8f : 0.2f);
        pen.Glow(-1, -0.3f, 0.3f, Rgb.Hex(0xFF3A2C), colours.Lamps ? 0.6f : 0.1f);
    }

    public static void Boat(Stage stage, Pen pen)
    {
        var colours = stage.Colours;
        var sail = Rgb.Hex(0xF8F1E2) * Rgb.Mix(colours.Ambient, Rgb.White, 0.35f);
        for (var i = 0; i < 7; i++) pen.Soft(new Outline().Ellipse(MathF.Sin(i * 2.1f) * 0.05f, 0.06f + i * 0.075f, 0.3f - i * 0.033f, 0.017f), Rgb.Mix(i < 2 ? colours.Shade : sail, colours.SkyMiddle, 0.3f), 0.02f, 0.5f - i * 0.055f);
        pen.Fill(new Outline().Line(0, -0.1f, 0.011f, 0.01f, -1, 0.006f), Rgb.Hex(0x5B4130) * colours.Ambient);
        pen.Solid(new Outline().Curve(0.03f, -0.96f, 0.2f, -0.66f, 0.36f, -0.32f, 0.42f, -0.17f, 0.2f, -0.155f, 0.03f, -0.17f), (u, v) => Panel(sail, colours.Accent, v, u), 0.2f);
        pen.Solid(new Outline().Curve(-0.02f, -0.88f, -0.03f, -0.5f, -0.03f, -0.17f, -0.2f, -0.16f, -0.34f, -0.19f, -0.16f, -0.54f), sail * 0.95f, 0.16f);
        pen.Solid(new Outline().Curve(-0.42f, -0.14f, 0, -0.1f, 0.42f, -0.14f, 0.5f, -0.155f, 0.4f, -0.01f, 0.26f, 0.045f, -0.26f, 0.045f, -0.38f, -0.02f), (_, v) => v < -0.085f ? sail : Rgb.Mix(colours.Accent, colours.Shade, 0.25f), 0.07f);
        pen.Fill(new Outline().Polygon(0.01f, -1, 0.13f, -0.97f, 0.01f, -0.93f), colours.Accent);
    }

    public static void Balloon(Stage stage, Pen pen)
    {
        var (colours, second) = (stage.Colours, Rgb.Hex(0xF8ECD4) * stage.Colours.Ambient);
        pen.Fill(new Outline().Line(-0.11f, -0.3f, 0.004f, -0.055f, -0.12f, 0.004f).Line(0.11f, -0.3f, 0.004f, 0.055f, -0.12f, 0.004f), colours.Shade);
        var envelope = new Outline().Curve(0, -1, 0.26f, -0.93f, 0.37f, -0.72f, 0.32f, -0.52f, 0.13f, -0.28f, -0.13f, -0.28f, -0.32f, -0.52f, -0.37f, -0.72f, -0.26f, -0.93f);
        pen.Solid(envelope, (u, v) =>
        {
            var half = 0.38f * MathF.Sqrt(Math.Max(0.04f, 1 - MathF.Pow((v + 0.7f) / 0.46f, 2)));
            var gore = (int)MathF.Floor(MathF.Asin(Math.Clamp(u / half, -1, 1)) * 3.2f + 20);
            var belt = v > -0.64f && v < -0.54f;
            return belt ? Rgb.Mix(colours.Accent, Rgb.Hex(0xF1B53E), 0.7f) : gore % 2 == 0 ? colours.Accent : second;
        }, 0.3f, 1.1f);
        pen.Solid(new Outline().RoundBox(-0.075f, -0.13f, 0.075f, 0, 0.02f), Rgb.Hex(0x9A6B3F) * colours.Ambient, 0.05f);
        pen.Glow(0, -0.25f, 0.2f, Rgb.Hex(0xFFC65A), 0.6f);
    }

    public static void Rocket(Stage stage, Pen pen)
    {
        var (colours, white) = (stage.Colours, Rgb.Hex(0xF2F1EE) * Rgb.Mix(stage.Colours.Ambient, Rgb.White, 0.4f));
        pen.Glow(0, 0.05f, 0.9f, Rgb.Hex(0xFFA640), 0.55f);
        pen.Soft(new Outline().Curve(-0.09f, -0.16f, 0.09f, -0.16f, 0.13f, 0.12f, 0, 0.62f, -0.13f, 0.12f), Rgb.Hex(0xFF9A3C), 0.06f, 0.95f);
        pen.Soft(new Outline().Curve(-0.05f, -0.16f, 0.05f, -0.16f, 0.06f, 0.06f, 0, 0.32f, -0.06f, 0.06f), Rgb.Hex(0xFFF3C2), 0.04f, 1);
        for (var i = 0; i < 9; i++) pen.Soft(new Outline().Ellipse((i - 4) * 0.13f, 0.62f + MathF.Sin(i * 2.3f) * 0.05f, 0.16f, 0.12f), Rgb.Mix(white, colours.SkyLow, 0.3f), 0.12f, 0.5f);
        pen.Solid(new Outline().Curve(-0.12f, -0.48f, -0.28f, -0.24f, -0.28f, -0.06f, -0.1f, -0.2f).Curve(0.12f, -0.48f, 0.28f, -0.24f, 0.28f, -0.06f, 0.1f, -0.2f), colours.Accent, 0.08f);
        var hull = new Outline().Curve(0, -1.02f, 0.1f, -0.88f, 0.155f, -0.62f, 0.14f, -0.34f, 0.09f, -0.16f, -0.09f, -0.16f, -0.14f, -0.34f, -0.155f, -0.62f, -0.1f, -0.88f);
        pen.Solid(hull, (_, v) => v < -0.84f || (v > -0.4f && v < -0.34f) ? colours.Accent : white, 0.15f, 1.2f);
        pen.Solid(new Outline().Ellipse(0, -0.64f, 0.075f, 0.075f), colours.Accent * 0.8f, 0.04f);
        pen.Fill(new Outline().Ellipse(0, -0.64f, 0.055f, 0.055f), (u, v) => Rgb.Mix(Rgb.Hex(0x163050), Rgb.Hex(0x9FDDF2), Math.Clamp(-u * 6 - (v + 0.64f) * 6, 0, 1)));
    }

    private static Rgb Panel(Rgb sail, Rgb accent, float v, float u) => v > -0.5f && v < -0.36f ? Rgb.Mix(sail, accent, 0.85f) : sail * (1 - 0.06f * MathF.Abs(MathF.Sin(u * 26)));
}
