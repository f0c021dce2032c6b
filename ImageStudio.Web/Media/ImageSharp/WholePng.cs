using System.Buffers.Binary;
using System.IO.Compression;

namespace ImageStudio.Web.Media.ImageSharp;

/// <summary>Whether a PNG goes on to its end chunk and its pixel data unfold to as many bytes as its header promises.</summary>
internal static class WholePng
{
    private const int SignatureBytes = 8;
    private const int HeaderBytes = 13;
    private const int ChunkFrameBytes = 12;

    /// <summary>First column and row, and the steps between them, of the seven passes of an interlaced picture.</summary>
    private static readonly (int X, int Y, int StepX, int StepY)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    public static bool Is(FileStream file)
    {
        var pieces = new List<(long At, int Length)>();
        var header = new byte[HeaderBytes];
        long at = SignatureBytes;
        Span<byte> chunk = stackalloc byte[8];
        while (RandomAccess.Read(file.SafeFileHandle, chunk, at) == chunk.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(chunk);
            if (at + ChunkFrameBytes + length > file.Length)
                return false;
            if (chunk[4..].SequenceEqual("IEND"u8))
                return Unfolds(file, pieces, Expected(header));
            if (chunk[4..].SequenceEqual("IHDR"u8))
                RandomAccess.Read(file.SafeFileHandle, header, at + chunk.Length);
            if (chunk[4..].SequenceEqual("IDAT"u8))
                pieces.Add((at + chunk.Length, (int)length));
            at += ChunkFrameBytes + length;
        }

        return false;
    }

    private static long Expected(ReadOnlySpan<byte> header)
    {
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header[4..]));
        var bits = header[8] * header[9] switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        return header[12] == 0 ? Bytes(width, height, bits) : Passes.Sum(pass => Bytes(
            (width - pass.X + pass.StepX - 1) / pass.StepX, (height - pass.Y + pass.StepY - 1) / pass.StepY, bits));
    }

    /// <summary>Each row has one byte more, which names its filter.</summary>
    private static long Bytes(long width, long height, int bits) => width <= 0 || height <= 0 ? 0 : height * (1 + (((width * bits) + 7) / 8));

    private static bool Unfolds(FileStream file, List<(long At, int Length)> pieces, long expected)
    {
        using var pixels = new ZLibStream(new Joined(file, pieces), CompressionMode.Decompress);
        var buffer = new byte[64 * 1024];
        for (int read; expected > 0 && (read = pixels.Read(buffer)) > 0;)
            expected -= read;
        return expected <= 0;
    }

    /// <summary>The pixel data of all chunks as one stream.</summary>
    private sealed class Joined(FileStream file, List<(long At, int Length)> pieces) : Stream
    {
        private int _piece;
        private int _done;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            while (_piece < pieces.Count && _done == pieces[_piece].Length)
                (_piece, _done) = (_piece + 1, 0);
            if (_piece == pieces.Count)
                return 0;

            var (at, length) = pieces[_piece];
            var read = RandomAccess.Read(file.SafeFileHandle, buffer[..Math.Min(buffer.Length, length - _done)], at + _done);
            _done += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
