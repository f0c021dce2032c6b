using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Metadata.Profiles.Xmp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace ImageStudio.Web.Media.ImageSharp;

/// <summary>Pixels in ImageSharp. They are red, green, blue and alpha; the kind says what a PNG of them holds.</summary>
internal sealed class SharpPicture(Image<Rgba32> image, PngColorType kind) : IPicture
{
    /// <summary>From here on colours are kept as fine as brightness, as libvips does.</summary>
    private const int FineQuality = 90;

    private const int Channels = 4;
    private const int Opaque = 255;

    public int Width => image.Width;

    public int Height => image.Height;

    public static bool IsSeeThrough(Image<Rgba32> image)
    {
        var found = false;
        image.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height && !found; y++)
            {
                foreach (var pixel in rows.GetRowSpan(y))
                    found |= pixel.A != Opaque;
            }
        });
        return found;
    }

    public static void MakeOpaque(Image<Rgba32> image) => image.ProcessPixelRows(rows =>
    {
        for (var y = 0; y < rows.Height; y++)
        {
            foreach (ref var pixel in rows.GetRowSpan(y))
                pixel.A = Opaque;
        }
    });

    public IPicture Resize(int width, int height) =>
        new SharpPicture(image.Clone(work => work.Resize(width, height, KnownResamplers.Lanczos3)), kind);

    public IPicture Place(Placement canvas)
    {
        var placed = new Image<Rgba32>(image.Configuration, canvas.Width, canvas.Height, new Rgba32(Placement.Grey, Placement.Grey, Placement.Grey));
        var (left, right) = (Math.Max(0, canvas.Left), Math.Min(canvas.Width, canvas.Left + Width));
        var (top, bottom) = (Math.Max(0, canvas.Top), Math.Min(canvas.Height, canvas.Top + Height));
        image.ProcessPixelRows(placed, (from, to) =>
        {
            for (var y = top; y < bottom && left < right; y++)
                from.GetRowSpan(y - canvas.Top)[(left - canvas.Left)..(right - canvas.Left)].CopyTo(to.GetRowSpan(y)[left..]);
        });
        return new SharpPicture(placed, kind);
    }

    public byte[] Encode(ImageFormat format, int quality, string? xmp = null)
    {
        using var copy = image.Clone();
        if (format == ImageFormat.Jpeg)
            copy.Mutate(work => work.BackgroundColor(Color.White));
        if (xmp is not null)
            copy.Metadata.XmpProfile = new XmpProfile(Encoding.UTF8.GetBytes(xmp));

        using var bytes = new MemoryStream();
        copy.Save(bytes, Encoder(format, quality, skipMetadata: xmp is null));
        return bytes.ToArray();
    }

    public byte[] Rows(int top, int count)
    {
        var bytes = new byte[count * Width * Channels];
        image.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < count; y++)
                MemoryMarshal.AsBytes(rows.GetRowSpan(top + y)).CopyTo(bytes.AsSpan(y * Width * Channels));
        });
        return bytes;
    }

    public string AverageColour()
    {
        var (red, green, blue) = (0.0, 0.0, 0.0);
        image.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height; y++)
            {
                foreach (var pixel in rows.GetRowSpan(y))
                    (red, green, blue) = (red + OnWhite(pixel.R, pixel.A), green + OnWhite(pixel.G, pixel.A), blue + OnWhite(pixel.B, pixel.A));
            }
        });
        var pixels = (double)Width * Height;
        var (r, g, b) = ((byte)Math.Round(red / pixels), (byte)Math.Round(green / pixels), (byte)Math.Round(blue / pixels));
        return string.Create(CultureInfo.InvariantCulture, $"#{r:x2}{g:x2}{b:x2}");
    }

    public void Dispose() => image.Dispose();

    private static double OnWhite(byte colour, byte alpha) => Opaque - ((Opaque - colour) * alpha / (double)Opaque);

    private ImageEncoder Encoder(ImageFormat format, int quality, bool skipMetadata) => format switch
    {
        ImageFormat.Png => new PngEncoder
        {
            ColorType = kind,
            BitDepth = PngBitDepth.Bit8,
            InterlaceMethod = PngInterlaceMode.None,
            ChunkFilter = PngChunkFilter.ExcludeAll,
            SkipMetadata = skipMetadata,
        },
        ImageFormat.Jpeg => new JpegEncoder
        {
            Quality = quality,
            ColorType = quality >= FineQuality ? JpegEncodingColor.YCbCrRatio444 : JpegEncodingColor.YCbCrRatio420,
            SkipMetadata = skipMetadata,
        },
        ImageFormat.WebP => new WebpEncoder
        {
            FileFormat = WebpFileFormatType.Lossy,
            Quality = quality,
            Method = WebpEncodingMethod.Level2,
            SkipMetadata = skipMetadata,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
