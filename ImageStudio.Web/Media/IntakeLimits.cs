namespace ImageStudio.Web.Media;

/// <summary>How much one picture may weigh. <see cref="MaxBytes"/> counts the file, <see cref="MaxPixels"/> is width × height.</summary>
public sealed record IntakeLimits(long MaxBytes, long MaxPixels)
{
    private const long MiB = 1024 * 1024;

    private const long Megapixel = 1_000_000;

    /// <summary>For what a vendor delivers: 50 MiB, 100 megapixels.</summary>
    public static IntakeLimits ProviderResult { get; } = new(50 * MiB, 100 * Megapixel);

    /// <summary>For what people send: 20 MiB, 40 megapixels.</summary>
    public static IntakeLimits Upload { get; } = new(20 * MiB, 40 * Megapixel);

    internal long MaxMebibytes => MaxBytes / MiB;

    internal long MaxMegapixels => MaxPixels / Megapixel;
}
