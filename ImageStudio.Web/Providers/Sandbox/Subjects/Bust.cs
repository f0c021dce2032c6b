using ImageStudio.Web.Providers.Sandbox.Drawing;
using ImageStudio.Web.Providers.Sandbox.Scenes;

namespace ImageStudio.Web.Providers.Sandbox.Subjects;

/// <summary>Head and shoulders, lit from one side. Words make it old, a sailor or an astronaut.</summary>
internal static class Bust
{
    private static readonly uint[] Skins = [0xE8B48F, 0xC98A5E, 0x8D5A3B, 0xF0C6A4];
    private static readonly uint[] Hairs = [0x2B211E, 0x5E3A22, 0x9A6230, 0x3A2A48];

    public static void Draw(Stage stage, Pen pen)
    {
        var plan = stage.Plan;
        var dice = new Dice(plan.Seed + 101);
        var tone = Rgb.Mix(Rgb.Hex(Skins[dice.Pick(Skins.Length)]) * Rgb.Mix(stage.Colours.Ambient, Rgb.White, 0.5f), stage.Colours.Shade, 0.06f);
        var hair = plan.Old ? Rgb.Hex(0xDAD6CE) : Rgb.Hex(Hairs[dice.Pick(Hairs.Length)]);
        var long_ = !plan.Sailor && !plan.Old && dice.Chance(0.55f);
        if (long_) pen.Solid(new Outline().Curve(-0.26f, -0.72f, -0.2f, -0.92f, 0, -1, 0.2f, -0.92f, 0.26f, -0.72f, 0.3f, -0.4f, 0.2f, -0.2f, -0.2f, -0.2f, -0.3f, -0.4f), hair, 0.12f);
        Clothes(stage, pen, plan.Sailor);
        Face(stage, pen, tone, plan.Old);
        if (plan.Old || plan.Sailor) Faces.Beard(stage, pen, hair);
        if (plan.Sailor) Faces.Cap(stage, pen);
        else Faces.Hair(pen, hair);
    }

    private static void Clothes(Stage stage, Pen pen, bool sailor)
    {
        var cloth = sailor ? Rgb.Hex(0x22344F) : Rgb.Mix(stage.Colours.Accent, stage.Colours.Shade, 0.15f);
        var shoulders = new Outline().Curve(-0.13f, -0.33f, 0.13f, -0.33f, 0.36f, -0.22f, 0.5f, -0.06f, 0.57f, 0.3f, 0.6f, 2.4f, -0.6f, 2.4f, -0.57f, 0.3f, -0.5f, -0.06f, -0.36f, -0.22f);
        pen.Solid(shoulders, (u, v) =>
        {
            var knit = 0.95f + 0.07f * MathF.Sin((u + v * 0.1f) * 150);
            var band = sailor && MathF.Sin((v - u * u * 0.45f) * 62) > 0.1f;
            return (band ? Rgb.Hex(0xEDE6D8) * stage.Colours.Ambient : cloth) * knit;
        }, 0.2f);
        if (!sailor) return;
        var coat = Rgb.Mix(Rgb.Hex(0x27384E), stage.Colours.Shade, 0.25f);
        foreach (var side in new[] { -1, 1 })
            pen.Solid(new Outline().Curve(side * 0.16f, -0.36f, side * 0.38f, -0.23f, side * 0.53f, -0.06f, side * 0.6f, 0.3f, side * 0.64f, 2.4f, side * 0.24f, 2.4f, side * 0.21f, 0.3f, side * 0.17f, -0.1f, side * 0.26f, -0.16f), coat, 0.1f);
    }

    private static void Face(Stage stage, Pen pen, Rgb skin, bool old)
    {
        pen.Solid(new Outline().Curve(-0.1f, -0.48f, 0.1f, -0.48f, 0.12f, -0.3f, 0.06f, -0.23f, -0.06f, -0.23f, -0.12f, -0.3f), Rgb.Mix(skin, stage.Colours.Shade, 0.32f), 0.08f);
        pen.Solid(new Outline().Ellipse(-0.195f, -0.62f, 0.035f, 0.06f).Ellipse(0.195f, -0.62f, 0.035f, 0.06f), Rgb.Mix(skin, stage.Colours.Shade, 0.12f), 0.04f);
        var head = new Outline().Curve(-0.19f, -0.68f, -0.14f, -0.86f, 0, -0.91f, 0.14f, -0.86f, 0.19f, -0.68f, 0.17f, -0.5f, 0.08f, -0.4f, 0, -0.385f, -0.08f, -0.4f, -0.17f, -0.5f);
        pen.Solid(head, skin, 0.2f, 0.75f);
        pen.Soft(new Outline().Ellipse(-0.105f, -0.56f, 0.05f, 0.04f).Ellipse(0.105f, -0.56f, 0.05f, 0.04f), Rgb.Hex(0xD9705A), 0.05f, 0.28f);
        Faces.Features(stage, pen, skin, old);
    }
}
