using NetVips;

namespace ImageStudio.Web.Media.Vips;

/// <summary>The default codec: libvips. Only this folder knows that library.</summary>
internal sealed class VipsCodec : IImageCodec
{
    private const string WebProfile = "srgb";

    public VipsCodec() => VipsStart.Once();

    public bool Reads(ImageFormat format) => true;

    public ImageHeader? ReadHeader(string path, ImageFormat format)
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

    public IPicture? Decode(string path, ImageFormat format, int? longestSide)
    {
        try
        {
            using var file = Open(path, format);
            // Shrinking may skip the last rows. Streaming would not lower the peak, which the WebP decoder sets.
            using var pixels = file.CopyMemory();
            return new VipsPicture(Upright(pixels, longestSide ?? Math.Max(pixels.Width, pixels.Height)));
        }
        catch (VipsException)
        {
            return null;
        }
    }

    public IPicture FromPixels(byte[] pixels, int width, int height)
    {
        var bands = pixels.Length / (width * height);
        using var image = Image.NewFromMemoryCopy(pixels, width, height, bands, Enums.BandFormat.Uchar);
        return new VipsPicture(image.Copy(interpretation: bands == 1 ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb));
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

    private static Image Upright(Image pixels, int longestSide)
    {
        // Converting pictures without a profile would cost several times the work and change nothing.
        var output = pixels.Contains("icc-profile-data") ? WebProfile : null;
        using var sized = pixels.ThumbnailImage(longestSide, height: longestSide, size: Enums.Size.Down, outputProfile: output);
        using var coloured = sized.Colourspace(Enums.Interpretation.Srgb);
        using var eightBit = coloured.Cast(Enums.BandFormat.Uchar);
        return eightBit.CopyMemory();
    }

    private static bool LiesOnItsSide(Image image) => Number(image, "orientation", 1) is >= 5 and <= 8;

    private static int Number(Image image, string name, int otherwise) =>
        image.Contains(name) && image.Get(name) is int number ? number : otherwise;
}
