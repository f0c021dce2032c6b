namespace ImageStudio.Web.Media;

/// <summary>Turns pixels into masks and back. Pictures are read a few rows at a time, so that a large one is not there twice.</summary>
internal static class MaskPixels
{
    private const int Channels = 4;
    private const int RowsAtOnce = 64;
    private const int Half = 128;
    private const byte Change = 255;

    /// <summary>How far the shapes of mask and picture may differ: rounding, and no more.</summary>
    private const double Tolerance = 0.01;

    /// <summary>A mask of ours, as it was kept.</summary>
    public static AreaMask Exact(IPicture picture)
    {
        var pixels = new byte[picture.Width * picture.Height];
        var at = 0;
        foreach (var rows in Strips(picture))
        {
            for (var from = 0; from < rows.Length; from += Channels)
                pixels[at++] = rows[from];
        }

        return AreaMask.OfBytes(picture.Width, picture.Height, pixels);
    }

    /// <summary>A mask of somebody's, scaled to the picture it is for.</summary>
    public static MaskReading Read(IPicture picture, int width, int height)
    {
        if (Math.Abs(((double)picture.Width * height / ((double)picture.Height * width)) - 1) > Tolerance)
            return new MaskReading.Refused($"The mask is {picture.Width} × {picture.Height} pixels, which is not the shape of the image ({width} × {height}).");

        var mask = Marked(picture).Scaled(width, height);
        return mask.IsEmpty ? new MaskReading.Refused("The mask marks nothing.") : new MaskReading.Read(mask);
    }

    /// <summary>Red, green, blue and alpha: black, and transparent where it may change.</summary>
    public static byte[] Transparent(AreaMask mask)
    {
        var pixels = new byte[mask.Bytes.Length * Channels];
        for (var at = 0; at < mask.Bytes.Length; at++)
            pixels[(at * Channels) + Channels - 1] = (byte)(Change - mask.Bytes[at]);
        return pixels;
    }

    private static AreaMask Marked(IPicture picture)
    {
        var light = new byte[picture.Width * picture.Height];
        var clear = new byte[light.Length];
        var at = 0;
        foreach (var rows in Strips(picture))
        {
            for (var from = 0; from < rows.Length; from += Channels, at++)
            {
                light[at] = Luminance(rows.AsSpan(from, 3)) >= Half ? Change : (byte)0;
                clear[at] = rows[from + 3] < Half ? Change : (byte)0;
            }
        }

        return AreaMask.OfBytes(picture.Width, picture.Height, clear.AsSpan().Contains(Change) ? clear : light);
    }

    /// <summary>By the weights of sRGB; greys stay the numbers they are.</summary>
    private static int Luminance(ReadOnlySpan<byte> colour) => ((2126 * colour[0]) + (7152 * colour[1]) + (722 * colour[2]) + 5000) / 10_000;

    private static IEnumerable<byte[]> Strips(IPicture picture)
    {
        for (var top = 0; top < picture.Height; top += RowsAtOnce)
            yield return picture.Rows(top, Math.Min(RowsAtOnce, picture.Height - top));
    }
}
