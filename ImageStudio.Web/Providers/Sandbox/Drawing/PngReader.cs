using System.Buffers.Binary;
using System.IO.Compression;

namespace ImageStudio.Web.Providers.Sandbox.Drawing;

/// <summary>Reads the PNGs that orders carry: 8 bits, not interlaced, grey or colour, with or without transparency. Transparent shows white.</summary>
internal static class PngReader
{
    private const int SignatureBytes = 8, ChunkOverhead = 12;

    /// <exception cref="InvalidDataException">It is none of these.</exception>
    public static Raster Read(byte[] png)
    {
        var (width, height, channels) = Header(png);
        var raster = new Raster(width, height);
        using var packed = new MemoryStream(Packed(png));
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        var (row, above) = (new byte[width * channels], new byte[width * channels]);
        for (var y = 0; y < height; y++)
        {
            var filter = zlib.ReadByte();
            zlib.ReadExactly(row);
            Unfilter(filter, row, above, channels);
            Put(row, channels, raster.Values.AsSpan(y * width * 3, width * 3));
            (row, above) = (above, row);
        }

        return raster;
    }

    private static (int Width, int Height, int Channels) Header(byte[] png)
    {
        if (png.Length < 33 || png[24] != 8 || png[28] != 0) throw new InvalidDataException("This PNG is of a kind that the sandbox does not read.");
        var channels = png[25] switch
        {
            0 => 1,
            2 => 3,
            4 => 2,
            6 => 4,
            _ => throw new InvalidDataException("The sandbox reads no palettes."),
        };
        return (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)), channels);
    }

    private static byte[] Packed(byte[] png)
    {
        using var packed = new MemoryStream(png.Length);
        for (var at = SignatureBytes; at + ChunkOverhead <= png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (length < 0 || at + ChunkOverhead + (long)length > png.Length) throw new InvalidDataException("This PNG is cut short.");
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8)) packed.Write(png, at + 8, length);
            at += ChunkOverhead + length;
        }

        return packed.ToArray();
    }

    private static void Unfilter(int filter, byte[] row, byte[] above, int step)
    {
        for (var i = 0; i < row.Length; i++)
        {
            int left = i >= step ? row[i - step] : 0, up = above[i], corner = i >= step ? above[i - step] : 0;
            row[i] += filter switch
            {
                0 => 0,
                1 => (byte)left,
                2 => (byte)up,
                3 => (byte)((left + up) / 2),
                4 => (byte)Paeth(left, up, corner),
                _ => throw new InvalidDataException("This PNG has an unknown filter."),
            };
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (a, b, c) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - 2 * corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    private static void Put(byte[] row, int channels, Span<float> values)
    {
        for (int from = 0, to = 0; from < row.Length; from += channels, to += 3)
        {
            var alpha = channels is 2 or 4 ? row[from + channels - 1] / 255f : 1;
            for (var c = 0; c < 3; c++) values[to + c] = row[from + (channels >= 3 ? c : 0)] / 255f * alpha + 1 - alpha;
        }
    }
}
