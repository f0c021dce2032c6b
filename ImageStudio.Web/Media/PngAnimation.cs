using System.Buffers.Binary;

namespace ImageStudio.Web.Media;

/// <summary>Finds animated PNGs, which the imaging library takes for a still of their first frame.</summary>
internal static class PngAnimation
{
    private const int SignatureBytes = 8;
    private const int ChunkFrameBytes = 12;
    private const int MaxChunks = 1_000;

    /// <summary>True when the animation chunk stands before the first pixel data, the only place where it counts.</summary>
    public static bool IsIn(string path)
    {
        using var file = File.OpenHandle(path);
        Span<byte> chunk = stackalloc byte[8];
        long at = SignatureBytes;
        for (var count = 0; count < MaxChunks && RandomAccess.Read(file, chunk, at) == chunk.Length; count++)
        {
            var type = chunk[4..];
            if (type.SequenceEqual("acTL"u8))
                return true;
            if (type.SequenceEqual("IDAT"u8))
                return false;
            at += ChunkFrameBytes + BinaryPrimitives.ReadUInt32BigEndian(chunk);
        }

        return false;
    }
}
