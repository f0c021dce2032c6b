using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Scenes;

/// <summary>Clouds lit from the sun's side, worked out at a quarter of the size because they are soft.</summary>
internal static class CloudLayer
{
    private const int Step = 4;

    public static void Draw(Stage stage)
    {
        var dense = stage.Plan.Weather.HasFlag(Weather.Clouds);
        var plane = new Raster(stage.Width / Step + 2, (int)(stage.HorizonY / Step) + 2);
        var seed = stage.Plan.Seed;
        var threshold = dense ? 0.4f : 0.52f;
        for (var y = 0; y < plane.Height; y++)
            for (var x = 0; x < plane.Width; x++)
            {
                var height = 1 - y * Step / stage.HorizonY;
                var (u, v) = (x * Step / stage.Unit, y * Step / stage.Unit);
                var stretch = 2.4f + 3.2f * (1 - height);
                var cover = Noise.Fbm(u * (dense ? 2.1f : 1.5f), v * stretch, seed, 5);
                plane[x, y] = new(Noise.Step(threshold, threshold + 0.2f, cover) * Noise.Step(0.02f, 0.2f, height), cover, 0);
            }

        Paint(stage, plane, dense);
    }

    private static void Paint(Stage stage, Raster plane, bool dense)
    {
        var colours = stage.Colours;
        var bright = Rgb.Mix(colours.Sun, colours.Lamps ? colours.SkyLow : Rgb.White, 0.5f);
        var dark = Rgb.Mix(colours.SkyMiddle, colours.Shade, dense ? 0.4f : 0.16f);
        var side = MathF.Sign(stage.SunX - stage.Width / 2f) * 3;
        for (var y = 0; y < (int)stage.HorizonY; y++)
            for (var x = 0; x < stage.Width; x++)
            {
                var here = Blur.Sample(plane, x, y);
                if (here.R < 0.01f) continue;
                var towards = Blur.Sample(plane, Math.Clamp(x + side * Step, 0, stage.Width - 1), Math.Max(0, y - 3 * Step));
                var lit = Math.Clamp(0.5f + (here.G - towards.G) * 6, 0, 1);
                stage.Raster.Blend(x, y, Rgb.Mix(dark, bright, lit), here.R * (dense ? 0.85f : 0.62f));
            }
    }
}
