using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Scenes;

/// <summary>Water that mirrors what has been painted above the horizon, broken by waves that grow towards the eye.</summary>
internal static class WaterLayer
{
    public static void Draw(Stage stage, float tint = 0.45f, float roughness = 1)
    {
        var start = (int)stage.HorizonY;
        var smooth = stage.Plan.Weather.HasFlag(Weather.Mist) ? 0.45f : 1;
        for (var y = start; y < stage.Height; y++)
        {
            var near = (y - start + 1f) / (stage.Height - start);
            for (var x = 0; x < stage.Width; x++) stage.Raster[x, y] = Pixel(stage, x, y, near, tint, roughness * smooth);
        }
    }

    private static Rgb Pixel(Stage stage, int x, int y, float near, float tint, float roughness)
    {
        var (colours, seed) = (stage.Colours, stage.Plan.Seed);
        var depth = 1 / (near * 0.9f + 0.06f);
        var across = (x - stage.Width * 0.5f) / stage.Unit * depth;
        var wave = Noise.Value(across * 1.5f, depth * 9, seed) * 0.6f + Noise.Value(across * 4, depth * 24, seed + 5) * 0.4f - 0.5f;
        var mirrorY = stage.HorizonY - (y - stage.HorizonY) * 0.9f + wave * roughness * near * stage.Unit * 0.24f;
        var mirrorX = x + wave * roughness * near * stage.Unit * 0.12f;
        var reach = (0.03f + 0.12f * near) * stage.Unit;
        var mirror = (Above(stage, mirrorX, mirrorY) + Above(stage, mirrorX + reach * 0.2f, mirrorY - reach) + Above(stage, mirrorX - reach * 0.2f, mirrorY + reach)) * (1 / 3f);
        var deep = Rgb.Mix(colours.SkyMiddle * 0.75f, colours.Ground * 0.8f, 0.5f);
        var water = Rgb.Mix(mirror, deep, tint * (0.35f + 0.65f * near));
        var path = (x - stage.SunX) / (stage.Unit * (0.05f + 0.2f * near));
        var glitter = path * path > 6 ? 0 : MathF.Exp(-path * path) * Noise.Step(0.02f, 0.22f, wave * roughness);
        return Rgb.Mix(water * (1 + wave * 0.22f * roughness), colours.Sun, glitter * 0.75f);
    }

    private static Rgb Above(Stage stage, float x, float y) => stage.Raster.Near(x, Math.Clamp(y, 0, stage.HorizonY - 1));
}
