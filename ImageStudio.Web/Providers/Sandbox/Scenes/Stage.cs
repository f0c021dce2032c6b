using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Scenes;

/// <summary>A plan and the raster it is painted on, with the lengths that every layer needs.</summary>
internal sealed record Stage(Raster Raster, ScenePlan Plan)
{
    public Palette Colours => Plan.Palette;

    public int Width => Raster.Width;

    public int Height => Raster.Height;

    public float Unit => Raster.Unit;

    public float HorizonY => Plan.Horizon * Height;

    public float SunX => Plan.SunX * Width;

    public float SunY => HorizonY - Colours.SunHeight * Height;

    public float FocusX => Plan.FocusX * Width;

    /// <summary>A pen whose local unit is <paramref name="size"/> short sides of the picture.</summary>
    public Pen Pen(float x, float y, float size, bool flip = false)
    {
        var side = Math.Clamp((SunX - x) / (Width * 0.5f), -1, 1);
        var light = Rgb.Mix(Colours.Sun, Colours.Ambient, 0.35f);
        return new(Raster, new(x, y, size * Unit, flip), (side, -0.55f), light, Colours.Shade);
    }

    public Pen Pixels() => new(Raster, Placement.Pixels, (0, -1), Colours.Sun, Colours.Shade);
}
