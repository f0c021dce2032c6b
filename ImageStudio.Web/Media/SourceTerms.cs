namespace ImageStudio.Web.Media;

/// <summary>What a vendor takes as a source image.</summary>
/// <param name="Formats">The best first; the next is tried where a file would be too large. AVIF is never written.</param>
/// <param name="MaxSide">In pixels.</param>
/// <param name="MaxPixels">Width × height.</param>
/// <param name="MaxBytes">Of the file.</param>
public sealed record SourceTerms(IReadOnlyList<ImageFormat> Formats, int MaxSide, long MaxPixels, long MaxBytes)
{
    /// <summary>Both sides must divide by this; the picture is stretched by less than that many pixels.</summary>
    public int MultipleOf { get; init; } = 1;

    /// <summary>Smaller pictures are enlarged to this.</summary>
    public int MinSide { get; init; } = 16;
}
