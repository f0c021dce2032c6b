namespace ImageStudio.Web.Catalog;

/// <summary>A kind of file that a provider takes a picture in.</summary>
public enum SourceFormat
{
    Png,
    Jpeg,
    WebP,
}

/// <summary>How a provider wants to be told which part of a picture may change.</summary>
public enum MaskKind
{
    /// <summary>White changes, black is kept.</summary>
    White,

    /// <summary>Black changes, white is kept.</summary>
    Black,

    /// <summary>What is transparent changes.</summary>
    Transparent,
}

/// <summary>What a provider takes in: the pictures to start from have to be made so before they are sent.</summary>
/// <param name="Formats">In order of preference; the first that is light enough is sent.</param>
/// <param name="MinSide">In pixels. What is smaller cannot be sent.</param>
/// <param name="MaxSide">In pixels.</param>
/// <param name="MaxPixels">Width × height.</param>
/// <param name="MaxBytes">Of one file.</param>
/// <param name="MultipleOf">Both sides have to be multiples of this.</param>
/// <param name="Mask">Null when the action takes no mask.</param>
public sealed record SourceDemand(
    IReadOnlyList<SourceFormat> Formats, int MinSide, int MaxSide, long MaxPixels, long MaxBytes, int MultipleOf, MaskKind? Mask)
{
    /// <summary>Whether a picture can be sent as large as it is.</summary>
    public bool Takes(PixelSize size) => IsLargeEnough(size) && Math.Max(size.Width, size.Height) <= MaxSide && size.Pixels <= MaxPixels;

    public bool IsLargeEnough(PixelSize size) => Math.Min(size.Width, size.Height) >= MinSide;

    /// <summary>How large a picture is when it is sent: itself, or scaled down in proportion, sides at the nearest multiple that is allowed.</summary>
    public PixelSize Fit(PixelSize size)
    {
        var scale = Math.Min(1, Math.Min((double)MaxSide / Math.Max(size.Width, size.Height), Math.Sqrt((double)MaxPixels / size.Pixels)));
        var nearest = new PixelSize(Side(size.Width * scale, Math.Round), Side(size.Height * scale, Math.Round));
        return Math.Max(nearest.Width, nearest.Height) <= MaxSide && nearest.Pixels <= MaxPixels
            ? nearest
            : new(Side(size.Width * scale, Math.Floor), Side(size.Height * scale, Math.Floor));
    }

    private int Side(double exact, Func<double, double> round) => Math.Max(MultipleOf, (int)round(exact / MultipleOf + 1e-9) * MultipleOf);
}
