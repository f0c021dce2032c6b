namespace ImageStudio.Web.Media;

/// <summary>Which part of a picture may change: one byte a pixel, 255 changes, 0 stays. White changes: our own polarity.</summary>
public sealed class AreaMask
{
    private const byte Change = 255;

    private readonly byte[] _pixels;

    private AreaMask(int width, int height, byte[] pixels) => (Width, Height, _pixels) = (width, height, pixels);

    public int Width { get; }

    public int Height { get; }

    /// <summary>Nothing may change.</summary>
    public bool IsEmpty => !_pixels.AsSpan().Contains(Change);

    /// <summary>Row by row, from the upper left.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;

    internal byte[] Bytes => _pixels;

    /// <summary>The rectangles may change, all else stays.</summary>
    public static AreaMask OfRectangles(int width, int height, IReadOnlyList<MaskRectangle> rectangles)
    {
        var mask = Blank(width, height);
        foreach (var rectangle in rectangles)
            mask.Fill(rectangle, Change);
        return mask;
    }

    /// <summary>For extending a picture: all of the canvas may change but the picture.</summary>
    public static AreaMask Border(Placement canvas, int sourceWidth, int sourceHeight)
    {
        var mask = Blank(canvas.Width, canvas.Height);
        mask._pixels.AsSpan().Fill(Change);
        mask.Fill(new(canvas.Left, canvas.Top, sourceWidth, sourceHeight), 0);
        return mask;
    }

    /// <summary>What might change stays, and what stayed may change.</summary>
    public AreaMask Inverted() => new(Width, Height, Array.ConvertAll(_pixels, pixel => (byte)(Change - pixel)));

    /// <summary>Each pixel is that of the nearest one here: nothing in between 0 and 255 comes about.</summary>
    public AreaMask Scaled(int width, int height)
    {
        if ((width, height) == (Width, Height))
            return this;

        var scaled = Blank(width, height);
        var columns = Nearest(Width, width);
        foreach (var (y, row) in Nearest(Height, height).Index())
        {
            var from = _pixels.AsSpan(row * Width, Width);
            var to = scaled._pixels.AsSpan(y * width, width);
            for (var x = 0; x < to.Length; x++)
                to[x] = from[columns[x]];
        }

        return scaled;
    }

    /// <summary>Takes the bytes as they are; those of a mask are 0 and 255.</summary>
    internal static AreaMask OfBytes(int width, int height, byte[] pixels) => new(width, height, pixels);

    /// <summary>For each place of the new side, the place of the old one under its middle.</summary>
    internal static int[] Nearest(int from, int to) => [.. Enumerable.Range(0, to).Select(at => (int)(((2L * at) + 1) * from / (2L * to)))];

    private static AreaMask Blank(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)width * height, IntakeLimits.ProviderResult.MaxPixels, nameof(width));
        return new(width, height, new byte[width * height]);
    }

    private void Fill(MaskRectangle rectangle, byte value)
    {
        var (left, right) = Clip(rectangle.Left, rectangle.Width, Width);
        var (top, bottom) = Clip(rectangle.Top, rectangle.Height, Height);
        for (var y = top; y < bottom && left < right; y++)
            _pixels.AsSpan((y * Width) + left, right - left).Fill(value);
    }

    private static (int From, int To) Clip(int from, int length, int side) =>
        ((int)Math.Clamp((long)from, 0, side), (int)Math.Clamp((long)from + length, 0, side));
}
