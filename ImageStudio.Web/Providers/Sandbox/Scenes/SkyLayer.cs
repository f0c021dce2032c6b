using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Scenes;

/// <summary>The gradient of the hour, the glow around sun or moon, stars.</summary>
internal static class SkyLayer
{
    public static void Draw(Stage stage)
    {
        Gradient(stage);
        if (stage.Plan.Time == DayTime.Night || stage.Plan.Weather.HasFlag(Weather.Stars)) Stars(stage);
        Disc(stage);
    }

    private static void Gradient(Stage stage)
    {
        var (colours, raster) = (stage.Colours, stage.Raster);
        for (var y = 0; y < stage.Height; y++)
        {
            var t = Math.Min(y / stage.HorizonY, 1);
            var sky = t < 0.55f ? Rgb.Mix(colours.SkyTop, colours.SkyMiddle, Noise.Step(0, 0.55f, t)) : Rgb.Mix(colours.SkyMiddle, colours.SkyLow, Noise.Step(0.5f, 1, t));
            for (var x = 0; x < stage.Width; x++)
            {
                var (dx, dy) = ((x - stage.SunX) / stage.Unit, (y - stage.SunY) / stage.Unit);
                var glow = 1 / (1 + 9 * (dx * dx + dy * dy * 1.6f));
                raster[x, y] = Rgb.Mix(sky, colours.Sun, glow * (colours.Lamps ? 0.3f : 0.5f));
            }
        }
    }

    private static void Stars(Stage stage)
    {
        var dice = new Dice(stage.Plan.Seed);
        var pen = stage.Pixels();
        for (var i = 0; i < 190; i++)
        {
            var (x, y) = (dice.Roll() * stage.Width, dice.Roll() * dice.Roll() * stage.HorizonY);
            var bright = dice.Roll() * dice.Roll();
            pen.Glow(x, y, stage.Unit * (0.0022f + 0.004f * bright), Rgb.Mix(Rgb.White, stage.Colours.Sun, dice.Roll()), 0.35f + 0.9f * bright);
        }
    }

    private static void Disc(Stage stage)
    {
        var night = stage.Plan.Time == DayTime.Night;
        var radius = night ? 0.058f : stage.Plan.Time == DayTime.Day ? 0.05f : 0.075f;
        var pen = stage.Pen(stage.SunX, stage.SunY, 1);
        pen.Glow(0, 0, radius * 5, stage.Colours.Sun, night ? 0.22f : 0.3f);
        var disc = new Outline().Ellipse(0, 0, radius, radius);
        pen.Fill(disc, (u, v) => night ? Moon(stage, u / radius, v / radius) : Rgb.Mix(stage.Colours.Sun, Rgb.White, 0.55f));
    }

    private static Rgb Moon(Stage stage, float u, float v)
    {
        var seas = Noise.Step(0.45f, 0.62f, Noise.Fbm(u * 2.2f + 7, v * 2.2f, stage.Plan.Seed, 3));
        return Rgb.Mix(new(0.98f, 0.96f, 0.88f), stage.Colours.SkyMiddle, seas * 0.32f + 0.1f * (u * u + v * v));
    }
}
