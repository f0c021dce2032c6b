using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Retouching;

/// <summary>Takes a picture at another size.</summary>
internal static class Sampling
{
    /// <summary>The colour between four pixels; positions outside are moved to the edge.</summary>
    public static Rgb Between(Raster raster, float x, float y)
    {
        var (left, top) = (MathF.Floor(x), MathF.Floor(y));
        var upper = Rgb.Mix(raster.Near(left, top), raster.Near(left + 1, top), x - left);
        var lower = Rgb.Mix(raster.Near(left, top + 1), raster.Near(left + 1, top + 1), x - left);
        return Rgb.Mix(upper, lower, y - top);
    }

    /// <summary>Fills a size, cutting off what its shape has no room for.</summary>
    public static Raster Cover(Raster raster, int width, int height)
    {
        if ((raster.Width, raster.Height) == (width, height)) return raster;
        var scale = Math.Min((float)raster.Width / width, (float)raster.Height / height);
        var (left, top) = ((raster.Width - width * scale) / 2, (raster.Height - height * scale) / 2);
        var cover = new Raster(width, height);
        cover.Map((x, y, _) => Between(raster, left + (x + 0.5f) * scale - 0.5f, top + (y + 0.5f) * scale - 0.5f));
        return cover;
    }
}
