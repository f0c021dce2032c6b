using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Styles;

/// <summary>An untextured model: shapes keep their relief, colour is reduced to tinted clay under a studio light.</summary>
internal static class ClayModel
{
    public static void Apply(Raster raster)
    {
        var (w, h) = (raster.Width, raster.Height);
        var height = raster.Lumas();
        var fine = Math.Max(1, (int)(raster.Unit * 0.003f));
        Blur.Plane(height, w, h, fine);
        var broad = (float[])height.Clone();
        Blur.Plane(broad, w, h, Math.Max(2, (int)(raster.Unit * 0.022f)));
        var gain = raster.Unit * 0.0065f;
        raster.Map((x, y, colour) =>
        {
            var i = y * w + x;
            var dx = height[y * w + Math.Min(x + fine, w - 1)] - height[y * w + Math.Max(x - fine, 0)];
            var dy = height[Math.Min(y + fine, h - 1) * w + x] - height[Math.Max(y - fine, 0) * w + x];
            var lit = Math.Clamp((dx * 0.7f + dy * 0.9f) * gain / fine, -0.55f, 0.6f);
            var hollow = Math.Clamp((height[i] - broad[i]) * 1.5f, -0.26f, 0.14f);
            var clay = Rgb.Mix(new(0.9f, 0.87f, 0.84f), Looks.Clip(colour * (0.6f / Math.Max(0.25f, colour.Luma))).Saturate(0.9f), 0.5f);
            var tone = 0.58f + 0.5f * broad[i] + lit * 0.75f + hollow * 1.4f;
            return new(clay.R * tone + 0.02f, clay.G * tone + 0.015f, clay.B * tone + 0.02f);
        });
        Looks.Finish(raster, 1, grain: 0, vignette: 0.2f);
    }
}
