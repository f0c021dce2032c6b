namespace ImageStudio.Web.Media;

/// <summary>Originals as vendors take them: upright sRGB with 8 bits, no metadata (a camera's place stays here), in a size and format of the terms.</summary>
public sealed class SourceImages
{
    private const int MaxCanvasSide = 16_384;
    private const double Smaller = 0.8;
    private const int MaxSteps = 10;

    private static readonly int[] Qualities = [95, 88, 80, 70];

    private readonly MediaFolders _folders;
    private readonly PixelWork _work;
    private readonly IImageCodec _codec;

    internal SourceImages(MediaFolders folders, PixelWork work, IImageCodec codec) => (_folders, _work, _codec) = (folders, work, codec);

    /// <summary>The same arguments give the same bytes, so that a request sent again is the same request. The original is only read.</summary>
    /// <param name="hash">The original's.</param>
    /// <param name="format">The original's.</param>
    /// <param name="canvas">To extend the picture: it is laid on this before all of it is scaled. Around it is neutral grey.</param>
    /// <returns>Null when there is no such original.</returns>
    /// <exception cref="InvalidDataException">It can no longer be read, or cannot be made to meet the terms.</exception>
    public async Task<PreparedImage?> PrepareAsync(string hash, ImageFormat format, SourceTerms terms, Placement? canvas, CancellationToken ct)
    {
        if (ContentHash.Parse(hash) is not { } address || _folders.Original(address, format) is var path && !File.Exists(path))
            return null;
        if (canvas is not null && !IsReasonable(canvas))
            throw new InvalidDataException("The canvas is too large.");

        var pixels = (_codec.ReadHeader(path, format)?.Pixels ?? 0) + (canvas?.Pixels ?? 0);
        return await _work.DecodeAsync(pixels, () => Prepare(path, format, terms, canvas), ct);
    }

    private PreparedImage Prepare(string path, ImageFormat format, SourceTerms terms, Placement? canvas)
    {
        using var decoded = _codec.Decode(path, format, longestSide: null)
            ?? throw new InvalidDataException($"The original '{Path.GetFileName(path)}' can no longer be read as a picture.");
        using var placed = canvas is null ? null : decoded.Place(canvas);
        return Fit(placed ?? decoded, terms);
    }

    /// <summary>As large as the terms allow; smaller where no format is small enough.</summary>
    private static PreparedImage Fit(IPicture picture, SourceTerms terms)
    {
        (int, int)? before = null;
        for (var step = 0; step < MaxSteps; step++)
        {
            if (SourceSize.Of(picture.Width, picture.Height, terms, Math.Pow(Smaller, step)) is not { } size)
                throw new InvalidDataException("The picture's shape is none that the model takes.");
            if (size == before)
                break;
            if (Encode(picture, size, terms) is { } fitting)
                return fitting;
            before = size;
        }

        throw new InvalidDataException("The picture cannot be made small enough for the model.");
    }

    private static PreparedImage? Encode(IPicture picture, (int Width, int Height) size, SourceTerms terms)
    {
        using var resized = (picture.Width, picture.Height) == size ? null : picture.Resize(size.Width, size.Height);
        foreach (var format in terms.Formats)
        {
            foreach (var quality in QualitiesOf(format))
            {
                var bytes = (resized ?? picture).Encode(format, quality);
                if (bytes.Length <= terms.MaxBytes)
                    return new(bytes, format, size.Width, size.Height);
            }
        }

        return null;
    }

    private static ReadOnlySpan<int> QualitiesOf(ImageFormat format) => format switch
    {
        ImageFormat.Png => Qualities.AsSpan(0, 1),
        ImageFormat.Jpeg or ImageFormat.WebP => Qualities,
        _ => [],
    };

    private static bool IsReasonable(Placement canvas) =>
        Math.Min(canvas.Width, canvas.Height) > 0
        && Math.Max(canvas.Width, canvas.Height) <= MaxCanvasSide
        && canvas.Pixels <= IntakeLimits.ProviderResult.MaxPixels;
}
