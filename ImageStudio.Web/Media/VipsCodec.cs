using NetVips;

namespace ImageStudio.Web.Media;

/// <summary>Reads files into pixels. This file and its neighbours named Vips are the only ones that know the imaging library.</summary>
internal static class VipsCodec
{
    private const string WebProfile = "srgb";

    static VipsCodec() => VipsStart.Once();

    /// <summary>Reads the header only. Null when it cannot be read.</summary>
    public static ImageHeader? ReadHeader(string path, ImageFormat format)
    {
        try
        {
            using var image = Open(path, format);
            var (width, height) = LiesOnItsSide(image) ? (image.Height, image.Width) : (image.Width, image.Height);
            return new ImageHeader(width, height, Number(image, "n-pages", 1), image.Bands);
        }
        catch (VipsException)
        {
            return null;
        }
    }

    /// <summary>Decodes every pixel, which finds cut and broken files, and keeps a copy of showable size. Null when damaged.</summary>
    public static VipsPicture? Decode(string path, ImageFormat format)
    {
        try
        {
            using var file = Open(path, format);
            // Shrinking may skip the last rows. Streaming would not lower the peak, which the WebP decoder sets.
            using var pixels = file.CopyMemory();
            return new VipsPicture(Showable(pixels));
        }
        catch (VipsException)
        {
            return null;
        }
    }

    /// <summary>Names the loader instead of letting the library guess: a file cannot be one thing to us and another to it.</summary>
    private static Image Open(string path, ImageFormat format) => format switch
    {
        ImageFormat.Png => Image.Pngload(path, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error),
        ImageFormat.Jpeg => Image.Jpegload(path, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error),
        ImageFormat.WebP => Image.Webpload(path, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error),
        ImageFormat.Avif => Image.Heifload(path, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>Upright, in sRGB with 8 bits, no larger than the largest rendition.</summary>
    private static Image Showable(Image pixels)
    {
        // Converting pictures without a profile would cost several times the work and change nothing.
        var output = pixels.Contains("icc-profile-data") ? WebProfile : null;
        using var sized = pixels.ThumbnailImage(
            (int)Rendition.Full, height: (int)Rendition.Full, size: Enums.Size.Down, outputProfile: output);
        using var coloured = sized.Colourspace(Enums.Interpretation.Srgb);
        using var eightBit = coloured.Cast(Enums.BandFormat.Uchar);
        return eightBit.CopyMemory();
    }

    private static bool LiesOnItsSide(Image image) => Number(image, "orientation", 1) is >= 5 and <= 8;

    private static int Number(Image image, string name, int otherwise) =>
        image.Contains(name) && image.Get(name) is int number ? number : otherwise;
}
