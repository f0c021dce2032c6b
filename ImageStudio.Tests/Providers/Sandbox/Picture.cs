using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ImageStudio.Tests.Providers.Sandbox;

/// <summary>Reads the PNGs the sandbox writes, strictly: signature, chunk sums, exact length of the pixels.</summary>
public sealed record Picture(int Width, int Height, byte[] Pixels)
{
    public static Picture Read(byte[] png)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10], png[..8]);
        var (width, height, packed) = (0, 0, Array.Empty<byte>());
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var name = Encoding.ASCII.GetString(png, at + 4, 4);
            Assert.Equal(Crc(png.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)));
            if (name == "IHDR") (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at + 8)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at + 12)));
            if (name == "IDAT") packed = png[(at + 8)..(at + 8 + length)];
            at += length + 12;
        }

        using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        Assert.Equal(height * (width * 3 + 1), rows.Length);
        return new(width, height, Unfilter(rows.ToArray(), width, height));
    }

    /// <summary>The mean distance of all channels, 0 to 255.</summary>
    public double DifferenceFrom(Picture other)
    {
        Assert.Equal((Width, Height), (other.Width, other.Height));
        return Pixels.Zip(other.Pixels, (a, b) => (double)Math.Abs(a - b)).Average();
    }

    public double Contrast()
    {
        var mean = Pixels.Average(value => (double)value);
        return Math.Sqrt(Pixels.Average(value => (value - mean) * (value - mean)));
    }

    private static byte[] Unfilter(byte[] rows, int width, int height)
    {
        var pixels = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
        {
            Assert.Equal(1, rows[y * (width * 3 + 1)]);
            for (var i = 0; i < width * 3; i++)
                pixels[y * width * 3 + i] = (byte)(rows[y * (width * 3 + 1) + 1 + i] + (i < 3 ? 0 : pixels[y * width * 3 + i - 3]));
        }

        return pixels;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? 0xEDB88320 ^ crc >> 1 : crc >> 1;
        }

        return ~crc;
    }
}
