using ImageStudio.Web.Providers.Sandbox.Drawing;
using ImageStudio.Web.Providers.Sandbox.Scenes;

namespace ImageStudio.Web.Providers.Sandbox.Subjects;

/// <summary>An astronaut's helmet and a friendly robot, both as portraits.</summary>
internal static class Machines
{
    public static void Astronaut(Stage stage, Pen pen)
    {
        var (colours, white) = (stage.Colours, Rgb.Hex(0xEDEDEA) * Rgb.Mix(stage.Colours.Ambient, Rgb.White, 0.5f));
        pen.Solid(new Outline().RoundBox(-0.34f, -0.5f, 0.34f, 0.3f, 0.1f), white * 0.72f, 0.1f);
        pen.Solid(new Outline().Curve(-0.2f, -0.36f, 0.2f, -0.36f, 0.42f, -0.24f, 0.54f, 0.3f, -0.54f, 0.3f, -0.42f, -0.24f), white, 0.2f);
        pen.Solid(new Outline().RoundBox(-0.15f, -0.17f, 0.15f, 0.04f, 0.03f), Rgb.Mix(white, colours.Shade, 0.2f), 0.04f);
        foreach (var (x, colour) in new[] { (-0.09f, colours.Accent), (0f, Rgb.Hex(0x4BC4D8)), (0.09f, Rgb.Hex(0xF1C34E)) }) pen.Solid(new Outline().Ellipse(x, -0.09f, 0.026f, 0.026f), colour, 0.03f);
        pen.Solid(new Outline().Ellipse(0, -0.34f, 0.25f, 0.075f), white * 0.85f, 0.05f);
        pen.Solid(new Outline().Ellipse(0, -0.65f, 0.325f, 0.335f), white, 0.26f, 1.1f);
        var visor = new Outline().Curve(-0.25f, -0.66f, -0.19f, -0.84f, 0, -0.88f, 0.19f, -0.84f, 0.25f, -0.66f, 0.18f, -0.49f, 0, -0.45f, -0.18f, -0.49f);
        pen.Solid(visor, (u, v) => Visor(stage, u, v), 0.16f);
        pen.Soft(new Outline().Ellipse(-0.12f, -0.77f, 0.055f, 0.03f, -0.6f), Rgb.White, 0.02f, 0.75f);
        pen.Solid(new Outline().RoundBox(-0.37f, -0.72f, -0.3f, -0.56f, 0.03f).RoundBox(0.3f, -0.72f, 0.37f, -0.56f, 0.03f), colours.Accent, 0.05f);
    }

    public static void Robot(Stage stage, Pen pen)
    {
        var colours = stage.Colours;
        var metal = Rgb.Mix(Rgb.Hex(0xD9DEE4), colours.Accent, 0.35f) * Rgb.Mix(colours.Ambient, Rgb.White, 0.5f);
        pen.Solid(new Outline().Line(0, -0.94f, 0.014f, 0.02f, -1.06f, 0.01f).Ellipse(0.02f, -1.08f, 0.035f, 0.035f), colours.Accent, 0.03f);
        pen.Glow(0.02f, -1.08f, 0.16f, colours.Accent, 0.6f);
        pen.Solid(new Outline().RoundBox(-0.42f, -0.27f, 0.42f, 0.3f, 0.12f).Ellipse(-0.43f, -0.13f, 0.13f, 0.14f).Ellipse(0.43f, -0.13f, 0.13f, 0.14f), metal * 0.92f, 0.14f);
        pen.Solid(new Outline().Box(-0.09f, -0.42f, 0.09f, -0.24f), colours.Shade, 0.04f);
        for (var i = 0; i < 3; i++) pen.Solid(new Outline().RoundBox(-0.12f, -0.4f + i * 0.05f, 0.12f, -0.37f + i * 0.05f, 0.012f), metal * 0.7f, 0.03f);
        pen.Solid(new Outline().RoundBox(-0.42f, -0.74f, -0.3f, -0.56f, 0.05f).RoundBox(0.3f, -0.74f, 0.42f, -0.56f, 0.05f), Rgb.Mix(metal, colours.Shade, 0.25f), 0.06f);
        pen.Solid(new Outline().RoundBox(-0.34f, -0.94f, 0.34f, -0.38f, 0.15f), metal, 0.18f);
        pen.Solid(new Outline().RoundBox(-0.27f, -0.82f, 0.27f, -0.5f, 0.11f), Rgb.Hex(0x14202C), 0.07f, 0.6f);
        foreach (var x in new[] { -0.12f, 0.12f })
        {
            pen.Fill(new Outline().Ellipse(x, -0.68f, 0.052f, 0.066f), Rgb.Hex(0x8FF4FF));
            pen.Glow(x, -0.68f, 0.17f, Rgb.Hex(0x35D6F2), 0.7f);
        }

        pen.Fill(new Outline().Curve(-0.07f, -0.575f, 0, -0.555f, 0.07f, -0.575f, 0, -0.535f), Rgb.Hex(0x8FF4FF));
        pen.Solid(new Outline().Ellipse(0, -0.05f, 0.09f, 0.09f), colours.Accent, 0.05f);
    }

    private static Rgb Visor(Stage stage, float u, float v)
    {
        var t = Math.Clamp((v + 0.88f) / 0.43f, 0, 1);
        var sky = t < 0.55f ? Rgb.Mix(Rgb.Hex(0x101C38), stage.Colours.SkyMiddle, t / 0.55f) : Rgb.Mix(Rgb.Hex(0xE7A24B), Rgb.Hex(0x4A2A22), (t - 0.55f) / 0.45f);
        return Rgb.Mix(sky, Rgb.Hex(0xFFD890), 0.5f * Noise.Step(0.12f, 0, MathF.Abs(u - 0.1f + v * 0.1f)) * Noise.Step(0.1f, 0, MathF.Abs(t - 0.52f)));
    }
}
