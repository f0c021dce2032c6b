using System.Buffers.Binary;
using System.IO.Compression;

namespace ImageStudio.Web.Providers.Sandbox.Drawing;

/// <summary>Writes a raster as an 8-bit PNG, RGB or with transparency, with the "Sub" filter, which suits gradients.</summary>
internal static class PngWriter
{
    private static readonly uint[] CrcTable = MakeCrcTable();

    /// <param name="raster">The colours.</param>
    /// <param name="alpha">One value per pixel, 0 for transparent; null for an opaque picture.</param>
    public static byte[] Write(Raster raster, float[]? alpha = null)
    {
        var width = raster.Width;
        return Write(width, raster.Height, (y, row) => raster.Values.AsSpan(y * width * 3, width * 3).CopyTo(row), alpha);
    }

    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="fill">Fills the row of a number with three values per pixel.</param>
    /// <param name="alpha">One value per pixel; null for an opaque picture.</param>
    public static byte[] Write(int width, int height, Action<int, float[]> fill, float[]? alpha = null)
    {
        using var png = new MemoryStream(width * height);
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        Chunk(png, "IHDR"u8, Header(width, height, alpha is not null));
        Chunk(png, "IDAT"u8, Pixels(width, height, fill, alpha));
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static byte[] Header(int width, int height, bool hasAlpha)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = (byte)(hasAlpha ? 6 : 2);
        return header;
    }

    private static byte[] Pixels(int width, int height, Action<int, float[]> fill, float[]? alpha)
    {
        using var packed = new MemoryStream(width * height);
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            var channels = alpha is null ? 3 : 4;
            var (values, row) = (new float[width * 3], new byte[width * channels + 1]);
            row[0] = 1;
            for (var y = 0; y < height; y++)
            {
                fill(y, values);
                FilterRow(values, alpha is null ? [] : alpha.AsSpan(y * width, width), row.AsSpan(1), channels);
                zlib.Write(row);
            }
        }

        return packed.ToArray();
    }

    private static void FilterRow(ReadOnlySpan<float> values, ReadOnlySpan<float> alpha, Span<byte> row, int channels)
    {
        Span<byte> before = stackalloc byte[4];
        for (int i = 0, pixel = 0; i < row.Length; i += channels, pixel++)
        {
            for (var c = 0; c < channels; c++)
            {
                var next = ToByte(c < 3 ? values[pixel * 3 + c] : alpha[pixel]);
                row[i + c] = (byte)(next - before[c]);
                before[c] = next;
            }
        }
    }

    private static byte ToByte(float value) => (byte)(Math.Clamp(value, 0, 1) * 255 + 0.5f);

    private static void Chunk(Stream png, ReadOnlySpan<byte> name, ReadOnlySpan<byte> body)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        png.Write(number);
        png.Write(name);
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, name), body));
        png.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes) crc = CrcTable[(crc ^ value) & 255] ^ crc >> 8;
        return crc;
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (uint n = 0; n < 256; n++)
        {
            table[n] = n;
            for (var bit = 0; bit < 8; bit++) table[n] = (table[n] & 1) != 0 ? 0xEDB88320 ^ table[n] >> 1 : table[n] >> 1;
        }

        return table;
    }
}
