using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Scenes;

/// <summary>Rows of conifers fading into the mist.</summary>
internal static class Woods
{
    private const int Rows = 5;

    public static void Draw(Stage stage)
    {
        for (var i = 0; i < Rows; i++)
        {
            var near = (i + 1f) / Rows;
            var colour = Rgb.Mix(Rgb.Mix(stage.Colours.SkyLow, stage.Colours.Far, 0.35f), stage.Colours.Plant * (0.8f - 0.35f * near), MathF.Pow(near, 1.2f));
            Row(stage, stage.Plan.Horizon - 0.04f + near * near * 0.34f, 0.12f + near * 0.26f, colour, (uint)i);
            if (i < Rows - 1) LandLayer.Haze(stage, (stage.Plan.Horizon + near * near * 0.34f) * stage.Height, 0.09f, 0.42f);
        }
    }

    /// <param name="level">Where the ground under the row lies, as a share of the height.</param>
    /// <param name="size">The height of a tree in short sides.</param>
    public static void Row(Stage stage, float level, float size, Rgb colour, uint salt)
    {
        var dice = new Dice(stage.Plan.Seed + salt * 977);
        var line = Ridge.Rolling(stage, level, 0.1f, 1.4f, stage.Plan.Seed + salt);
        Ridge.Draw(stage, line, (_, _, depth) => Rgb.Mix(colour, stage.Colours.Shade, Math.Min(depth, 0.3f)));
        for (var x = -size * 0.2f * stage.Unit; x < stage.Width + size * 0.2f * stage.Unit; x += size * stage.Unit * dice.Range(0.13f, 0.42f))
        {
            var pen = stage.Pen(x, line(x) + 0.02f * stage.Unit, size * dice.Range(0.55f, 1.15f));
            var lit = Rgb.Mix(colour, stage.Colours.Sun, 0.16f);
            pen.Fill(Pine(dice), (u, v) => Rgb.Mix(colour, lit, Math.Clamp(u * pen.Light.X * 6, 0, 1)));
        }
    }

    /// <summary>A conifer one unit high.</summary>
    public static Outline Pine(Dice dice)
    {
        var pine = new Outline().Line(0, 0, 0.018f, 0, -0.3f, 0.012f).Line(0, -0.05f, 0.016f, 0, -1, 0.003f);
        const int Tiers = 8;
        for (var i = 0; i < Tiers; i++)
        {
            var low = -0.1f - i * 0.105f;
            var half = (0.21f - i * 0.0225f) * dice.Range(0.8f, 1.15f);
            var sag = dice.Range(0, 0.03f);
            pine.Polygon(0, low - 0.19f, half * 0.45f, low - 0.06f, half, low + sag, half * 0.35f, low - 0.02f, 0, low + 0.015f, -half * 0.4f, low - 0.02f, -half * 0.95f, low + 0.02f - sag * 0.5f, -half * 0.5f, low - 0.07f);
        }

        return pine;
    }
}
