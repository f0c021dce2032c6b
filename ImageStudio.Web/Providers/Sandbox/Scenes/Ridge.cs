using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Scenes;

/// <summary>A skyline of land: everything below a curve, coloured by the distance below it.</summary>
internal static class Ridge
{
    /// <param name="top">The height of the line in pixels at each column.</param>
    /// <param name="colour">Called with column, row and the depth below the line as a share of the short side.</param>
    public static void Draw(Stage stage, Func<float, float> top, Func<float, float, float, Rgb> colour)
    {
        for (var x = 0; x < stage.Width; x++)
        {
            var line = top(x);
            var slope = top(x + 1) - line;
            var sharp = 1 / MathF.Sqrt(1 + slope * slope);
            for (var y = Math.Max(0, (int)(line - 2 / sharp)); y < stage.Height; y++)
            {
                var cover = Math.Clamp((y + 0.5f - line) * sharp + 0.5f, 0, 1);
                if (cover > 0) stage.Raster.Blend(x, y, colour(x, y, Math.Max(0, y - line) / stage.Unit), cover);
            }
        }
    }

    /// <summary>Soft rolling lines.</summary>
    public static Func<float, float> Rolling(Stage stage, float level, float amplitude, float waves, uint seed)
    {
        var scale = waves / stage.Unit;
        return x => level * stage.Height - (Noise.Fbm(x * scale, 3, seed, 2) - 0.35f) * amplitude * stage.Unit;
    }

    /// <summary>Peaks with broken edges.</summary>
    public static Func<float, float> Peaks(Stage stage, float level, float amplitude, float waves, uint seed)
    {
        var scale = waves / stage.Unit;
        return x =>
        {
            var big = 1 - MathF.Abs(2 * Noise.Value(x * scale, 5, seed) - 1);
            var small = Noise.Fbm(x * scale * 4, 9, seed + 7, 4);
            return level * stage.Height - (big * 0.75f + small * 0.4f - 0.2f) * amplitude * stage.Unit;
        };
    }
}
