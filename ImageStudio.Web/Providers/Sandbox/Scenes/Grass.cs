using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Scenes;

/// <summary>Blades and small flowers at the lower edge, nearest to the eye.</summary>
internal static class Grass
{
    public static void Draw(Stage stage)
    {
        var dice = new Dice(stage.Plan.Seed + 5);
        var (colours, unit) = (stage.Colours, stage.Unit);
        var count = (int)(150 * stage.Width / unit);
        for (var i = 0; i < count; i++)
        {
            var near = MathF.Sqrt((i + 1f) / count);
            var pen = stage.Pen(dice.Roll() * stage.Width, stage.Height * (0.86f + 0.18f * near), 0.05f + 0.1f * near * dice.Roll(), dice.Chance(0.5f));
            var lean = dice.Range(0.05f, 0.5f);
            var blade = new Outline().Polygon(-0.05f, 0, 0.05f, 0, lean * 0.4f + 0.03f, -0.6f, lean, -1, lean * 0.35f - 0.03f, -0.6f);
            var colour = Rgb.Mix(colours.Plant, colours.Ground, dice.Roll()) * (0.55f + 0.4f * dice.Roll());
            pen.Fill(blade, (_, v) => Rgb.Mix(colour, colours.Sun, Math.Clamp(-v, 0, 1) * 0.3f));
            if (i % 6 == 0) Bloom(pen.At(lean, -1, 0.16f), Rgb.Mix(colours.Accent, Rgb.White, dice.Roll() * 0.5f));
        }
    }

    private static void Bloom(Pen pen, Rgb colour)
    {
        var petals = new Outline();
        for (var i = 0; i < 5; i++)
        {
            var (sin, cos) = MathF.SinCos(i * MathF.Tau / 5);
            petals.Ellipse(cos * 0.6f, sin * 0.5f, 0.5f, 0.42f);
        }

        pen.Fill(petals, colour);
        pen.Fill(new Outline().Ellipse(0, 0, 0.3f, 0.26f), Rgb.Mix(colour, new(1, 0.85f, 0.3f), 0.7f));
    }
}
