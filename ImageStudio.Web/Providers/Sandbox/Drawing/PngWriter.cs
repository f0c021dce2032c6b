using System.Buffers.Binary;
using System.IO.Compression;

namespace ImageStudio.Web.Providers.Sandbox.Drawing;

/// <summary>Writes a raster as an 8-bit RGB PNG with the "Sub" filter, which suits gradients.</summary>
internal static class PngWriter
{
    private static readonly uint[] CrcTable = MakeCrcTable();

    public static byte[] Write(Raster raster)
    {
        using var png = new MemoryStream(raster.Width * raster.Height);
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        Chunk(png, "IHDR"u8, Header(raster));
        Chunk(png, "IDAT"u8, Pixels(raster));
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static byte[] Header(Raster raster)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, raster.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), raster.Height);
        header[8] = 8;
        header[9] = 2;
        return header;
    }

    private static byte[] Pixels(Raster raster)
    {
        using var packed = new MemoryStream(raster.Width * raster.Height);
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            var row = new byte[raster.Width * 3 + 1];
            row[0] = 1;
            for (var y = 0; y < raster.Height; y++)
            {
                FilterRow(raster.Values.AsSpan(y * raster.Width * 3, raster.Width * 3), row.AsSpan(1));
                zlib.Write(row);
            }
        }

        return packed.ToArray();
    }

    private static void FilterRow(ReadOnlySpan<float> values, Span<byte> row)
    {
        byte r = 0, g = 0, b = 0;
        for (var i = 0; i < row.Length; i += 3)
        {
            var (nextR, nextG, nextB) = (ToByte(values[i]), ToByte(values[i + 1]), ToByte(values[i + 2]));
            (row[i], row[i + 1], row[i + 2]) = ((byte)(nextR - r), (byte)(nextG - g), (byte)(nextB - b));
            (r, g, b) = (nextR, nextG, nextB);
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
