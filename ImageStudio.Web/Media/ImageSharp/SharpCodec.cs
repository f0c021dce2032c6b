using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace ImageStudio.Web.Media.ImageSharp;

/// <summary>The second codec: SixLabors.ImageSharp, all in managed code. It reads no AVIF. Only this folder knows that library.</summary>
internal sealed class SharpCodec : IImageCodec
{
    /// <summary>The library reads nothing into more channels than these.</summary>
    private const int MostBands = 4;

    public bool Reads(ImageFormat format) => format != ImageFormat.Avif;

    public ImageHeader? ReadHeader(string path, ImageFormat format) => Trust(path, file =>
    {
        var pages = format == ImageFormat.WebP && new WebPHead(file).IsAnimated ? 2 : 1;
        var seen = Decoder(format).Identify(SharpSetup.Options, file);
        var (width, height) = LiesOnItsSide(seen.Metadata) ? (seen.Height, seen.Width) : (seen.Width, seen.Height);
        return new ImageHeader(width, height, pages, MostBands);
    });

    public IPicture? Decode(string path, ImageFormat format, int? longestSide) => Trust(path, file =>
    {
        if (!WholeFile.Is(file, format))
            return null;

        var opaque = format == ImageFormat.WebP && new WebPHead(file).IsOpaque;
        var image = Decoder(format).Decode<Rgba32>(SharpSetup.Options, file);
        try
        {
            if (opaque)
                SharpPicture.MakeOpaque(image);
            MakeUpright(image, longestSide ?? Math.Max(image.Width, image.Height));
            return new SharpPicture(image, SharpPicture.IsSeeThrough(image) ? PngColorType.RgbWithAlpha : PngColorType.Rgb);
        }
        catch
        {
            image.Dispose();
            throw;
        }
    });

    public IPicture FromPixels(byte[] pixels, int width, int height)
    {
        if (pixels.Length > width * height)
            return new SharpPicture(Image.LoadPixelData<Rgba32>(SharpSetup.Configuration, pixels, width, height), PngColorType.RgbWithAlpha);

        using var grey = Image.LoadPixelData<L8>(SharpSetup.Configuration, pixels, width, height);
        return new SharpPicture(grey.CloneAs<Rgba32>(), PngColorType.Grayscale);
    }

    /// <summary>Named, not guessed: a file cannot be one thing to us and another to the library.</summary>
    private static ImageDecoder Decoder(ImageFormat format) => format switch
    {
        ImageFormat.Png => PngDecoder.Instance,
        ImageFormat.Jpeg => JpegDecoder.Instance,
        ImageFormat.WebP => WebpDecoder.Instance,
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    private static void MakeUpright(Image<Rgba32> image, int longestSide)
    {
        var profile = image.Metadata.IccProfile?.ToByteArray();
        image.Mutate(work =>
        {
            if (Math.Max(image.Width, image.Height) > longestSide)
                work.Resize(new ResizeOptions { Size = new(longestSide), Mode = ResizeMode.Max, Sampler = KnownResamplers.Lanczos3 });
            work.AutoOrient();
        });
        if (profile is not null && MatrixProfile.Read(profile) is { } colours)
            colours.ToWeb(image);

        var metadata = image.Metadata;
        (metadata.ExifProfile, metadata.IccProfile, metadata.IptcProfile, metadata.XmpProfile, metadata.CicpProfile) = (null, null, null, null, null);
    }

    private static bool LiesOnItsSide(ImageMetadata metadata) =>
        metadata.ExifProfile?.TryGetValue(ExifTag.Orientation, out var orientation) == true && orientation.Value is >= 5 and <= 8;

    /// <summary>Damaged files make the library throw whatever comes to hand; only a failing disk and want of memory are no fault of the file.</summary>
    private static T? Trust<T>(string path, Func<FileStream, T?> read)
        where T : class
    {
        using var file = File.OpenRead(path);
        try
        {
            return read(file);
        }
        catch (Exception broken) when (broken is EndOfStreamException or not (IOException or OutOfMemoryException))
        {
            return null;
        }
    }
}
