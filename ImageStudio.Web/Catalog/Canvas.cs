namespace ImageStudio.Web.Catalog;

/// <summary>A picture lying on a larger one: where its upper left corner is.</summary>
/// <param name="Size">Of the larger one.</param>
/// <param name="Picture">Of the picture on it.</param>
/// <param name="Left">Pixels to its left.</param>
/// <param name="Top">Pixels above it.</param>
public sealed record Canvas(PixelSize Size, PixelSize Picture, int Left, int Top)
{
    public int Right => Size.Width - Picture.Width - Left;

    public int Bottom => Size.Height - Picture.Height - Top;

    /// <summary>The smallest of a ratio that the picture fits on, the picture in its middle.</summary>
    public static Canvas Around(PixelSize picture, AspectRatio ratio)
    {
        var size = (long)picture.Width * ratio.Height >= (long)picture.Height * ratio.Width
            ? new PixelSize(picture.Width, Up(picture.Width, ratio.Height, ratio.Width))
            : new PixelSize(Up(picture.Height, ratio.Width, ratio.Height), picture.Height);
        return new(size, picture, (size.Width - picture.Width) / 2, (size.Height - picture.Height) / 2);
    }

    private static int Up(int side, int times, int by) => (int)(((long)side * times + by - 1) / by);
}
