using System.Buffers.Binary;
using System.Text;

namespace ImageStudio.Web.Media;

/// <summary>Recognises the kinds of file we keep by their first bytes.</summary>
internal static class MagicBytes
{
    /// <summary>How much of a file is looked at.</summary>
    public const int HeadBytes = 512;

    private const int FirstBrand = 8;
    private const int OtherBrands = 16;

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    public static ImageFormat? FormatOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(Png))
            return ImageFormat.Png;
        if (head.StartsWith(Jpeg))
            return ImageFormat.Jpeg;
        if (head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..12].SequenceEqual("WEBP"u8))
            return ImageFormat.WebP;
        return Brands(head).Contains("avif") && !IsAnimatedAvif(head) ? ImageFormat.Avif : null;
    }

    public static bool IsAnimatedAvif(ReadOnlySpan<byte> head) => Brands(head) is ["avis", ..];

    /// <summary>The brands an ISO media file declares, its own first; none for any other file.</summary>
    public static IReadOnlyList<string> Brands(ReadOnlySpan<byte> head)
    {
        if (head.Length < OtherBrands || !head[4..].StartsWith("ftyp"u8))
            return [];

        var end = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(head), (uint)head.Length);
        var brands = new List<string> { Brand(head, FirstBrand) };
        for (var at = OtherBrands; at + 4 <= end; at += 4)
            brands.Add(Brand(head, at));
        return brands;
    }

    private static string Brand(ReadOnlySpan<byte> head, int at) => Encoding.Latin1.GetString(head.Slice(at, 4));
}
