using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Scenes;

/// <summary>What falls or drifts between the eye and the scene.</summary>
internal static class WeatherLayer
{
    public static void Draw(Stage stage)
    {
        var weather = stage.Plan.Weather;
        if (weather.HasFlag(Weather.Mist)) LandLayer.Haze(stage, stage.HorizonY + 0.12f * stage.Height, 0.2f, stage.Plan.Ground == Ground.Sea ? 0.18f : 0.45f);
        if (weather.HasFlag(Weather.Rain)) Rain(stage);
        if (weather.HasFlag(Weather.Snowfall)) Snow(stage);
    }

    public static void Rain(Stage stage)
    {
        var dice = new Dice(stage.Plan.Seed + 8);
        var colour = Rgb.Mix(stage.Colours.SkyLow, Rgb.White, 0.5f);
        for (var i = 0; i < 260; i++)
        {
            var near = dice.Roll();
            var pen = stage.Pen(dice.Roll() * stage.Width * 1.1f, dice.Roll() * stage.Height, 0.03f + 0.09f * near * near);
            pen.Fill(new Outline().Line(0, 0, 0.012f, -0.16f, 1, 0.016f), colour, 0.14f + 0.2f * near);
        }
    }

    private static void Snow(Stage stage)
    {
        var dice = new Dice(stage.Plan.Seed + 9);
        for (var i = 0; i < 240; i++)
        {
            var near = dice.Roll() * dice.Roll();
            stage.Pen(dice.Roll() * stage.Width, dice.Roll() * stage.Height, 1).Glow(0, 0, 0.004f + 0.012f * near, Rgb.White, 0.75f);
        }
    }
}
