using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Scenes;

/// <summary>The land of an outdoor scene, from far to near.</summary>
internal static class LandLayer
{
    public static void Draw(Stage stage)
    {
        switch (stage.Plan.Ground)
        {
            case Ground.Sea: Sea(stage); break;
            case Ground.Mountains: Mountains(stage, 3); break;
            case Ground.Desert: Dunes.Draw(stage); break;
            case Ground.Forest: Woods.Draw(stage); break;
            case Ground.City: CityLayer.Draw(stage); break;
            case Ground.Rooftops: RoofLayer.Draw(stage); break;
            case Ground.Meadow: Meadow(stage); break;
            case Ground.Snow: Snow(stage); break;
            default: Hills(stage, 5); break;
        }
    }

    private static void Sea(Stage stage)
    {
        if (stage.Plan.Dice.Chance(0.7f)) Far(stage, 0.16f, 1.7f, 0.62f);
        WaterLayer.Draw(stage);
        if (stage.Plan.Weather.HasFlag(Weather.Mist)) Haze(stage, stage.HorizonY, 0.1f, 0.5f);
    }

    private static void Meadow(Stage stage)
    {
        Far(stage, 0.24f, 1.5f, 0.6f);
        Hills(stage, 3);
        Grass.Draw(stage);
    }

    private static void Snow(Stage stage)
    {
        Mountains(stage, 2);
        Woods.Row(stage, stage.Plan.Horizon + 0.05f, 0.15f, Rgb.Mix(stage.Colours.Plant, stage.Colours.SkyLow, 0.35f), 3);
        Hills(stage, 3);
    }

    public static void Hills(Stage stage, int count)
    {
        var colours = stage.Colours;
        for (var i = 0; i < count; i++)
        {
            var near = (i + 1f) / count;
            var seed = stage.Plan.Seed + (uint)i * 31;
            var line = Ridge.Rolling(stage, stage.Plan.Horizon + 0.02f + near * near * 0.3f, 0.24f, 1.6f + 0.3f * i, seed);
            var colour = Rgb.Mix(Rgb.Mix(colours.Far, colours.SkyLow, 0.45f * (1 - near)), i % 2 == 0 ? colours.Ground : colours.Near, 0.2f + near * 0.75f);
            Ridge.Draw(stage, line, (x, y, depth) =>
            {
                var rim = Math.Max(0, 1 - depth * 16);
                var light = rim * 0.28f * Noise.Step(-1, 1, 1 - MathF.Abs(x - stage.SunX) / stage.Width * 1.4f);
                var mottle = Noise.Value(x / stage.Unit * 26, y / stage.Unit * 60, seed) * 0.08f;
                var shaded = Rgb.Mix(colour * (0.98f + mottle), colours.Shade, Math.Min(depth * 0.9f, 0.34f) * near);
                return Rgb.Mix(Rgb.Mix(shaded, colours.SkyLow, Math.Min(depth * 1.6f, 0.4f) * (1 - near)), colours.Sun, light);
            });
        }
    }

    public static void Mountains(Stage stage, int count)
    {
        Far(stage, 0.42f, 1.3f, 0.62f);
        for (var i = 0; i < count - 1; i++) Range(stage, stage.Plan.Horizon + 0.03f + i * 0.07f, 0.4f - i * 0.14f, 1.7f + i * 0.6f, 0.34f - i * 0.2f, (uint)i * 57 + 11);
        if (stage.Plan.Ground == Ground.Mountains) Hills(stage, 3);
    }

    private static void Far(Stage stage, float amplitude, float waves, float haze) => Range(stage, stage.Plan.Horizon, amplitude, waves, haze, 3);

    private static void Range(Stage stage, float level, float amplitude, float waves, float haze, uint salt)
    {
        var (colours, unit) = (stage.Colours, stage.Unit);
        var seed = stage.Plan.Seed + salt;
        var line = Ridge.Peaks(stage, level, amplitude, waves, seed);
        var side = stage.SunX > stage.Width / 2f ? 1 : -1;
        var snowLine = level * stage.Height - amplitude * unit * 0.42f;
        Ridge.Draw(stage, line, (x, y, depth) =>
        {
            var bend = (Noise.Value(x / unit * 9, y / unit * 9, seed + 3) - 0.5f) * 0.1f * unit;
            var face = Noise.Value((x + bend + depth * unit * 0.45f * side) / unit * waves * 3.6f, depth * 3, seed + 9);
            var lit = Noise.Step(0.4f, 0.62f, face);
            var rock = Rgb.Mix(Rgb.Mix(colours.Far, colours.Shade, 0.42f), Rgb.Mix(colours.Far, colours.Sun, 0.32f), lit);
            var snow = Noise.Step(0.03f, -0.03f, (y - snowLine) / unit + (face - 0.5f) * 0.16f);
            var top = Rgb.Mix(rock, Rgb.Mix(Rgb.White * colours.Ambient, colours.SkyMiddle, lit > 0.5f ? 0.06f : 0.4f), amplitude > 0.22f ? snow * 0.9f : 0);
            return Rgb.Mix(top, colours.SkyLow, Math.Clamp(haze * 0.7f + depth * 0.9f, 0, 0.85f));
        });
    }

    public static void Haze(Stage stage, float y, float halfHeight, float strength)
    {
        var half = halfHeight * stage.Height;
        for (var py = Math.Max(0, (int)(y - half)); py < Math.Min(stage.Height, y + half); py++)
        {
            var near = 1 - MathF.Abs(py - y) / half;
            for (var x = 0; x < stage.Width; x++)
            {
                var drift = Noise.Fbm(x / stage.Unit * 2, py / stage.Unit * 9, stage.Plan.Seed + 41, 2);
                stage.Raster.Blend(x, py, stage.Colours.SkyLow, near * near * strength * (0.4f + drift));
            }
        }
    }
}
