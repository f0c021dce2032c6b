namespace ImageStudio.Web.Media.ImageSharp;

/// <summary>Finds files cut short, which ImageSharp shows as far as they go.</summary>
internal static class WholeFile
{
    private const byte Marker = 0xFF;
    private const byte EndOfImage = 0xD9;
    private const int BufferBytes = 64 * 1024;

    /// <summary>Leaves the stream at its start.</summary>
    public static bool Is(FileStream file, ImageFormat format)
    {
        var whole = format switch
        {
            ImageFormat.Png => WholePng.Is(file),
            ImageFormat.Jpeg => IsJpeg(file),
            ImageFormat.WebP => new WebPHead(file).IsWhole,
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
        file.Position = 0;
        return whole;
    }

    /// <summary>Goes from marker to marker: an end inside a camera's small preview is not the end.</summary>
    private static bool IsJpeg(FileStream file)
    {
        var bytes = new BufferedStream(file, BufferBytes);
        while (NextMarker(bytes) is { } marker)
        {
            if (marker == EndOfImage)
                return true;
            if (!StandsAlone(marker) && !SkipSegment(bytes))
                return false;
        }

        return false;
    }

    private static bool StandsAlone(byte marker) => marker is 0x01 or (>= 0xD0 and <= 0xD8);

    /// <summary>Passes over pixel data, in which a zero follows what would be a marker. Null at the end.</summary>
    private static byte? NextMarker(BufferedStream bytes)
    {
        var before = 0;
        for (int each; (each = bytes.ReadByte()) >= 0; before = each)
        {
            if (before == Marker && each is not (0 or Marker))
                return (byte)each;
        }

        return null;
    }

    private static bool SkipSegment(BufferedStream bytes)
    {
        const int LengthBytes = 2;
        var length = (bytes.ReadByte() << 8) | bytes.ReadByte();
        if (length < LengthBytes)
            return false;
        bytes.Seek(length - LengthBytes, SeekOrigin.Current);
        return true;
    }
}
