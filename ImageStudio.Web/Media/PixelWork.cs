namespace ImageStudio.Web.Media;

/// <summary>Keeps work on pixels from filling the memory and from taking every core, so that pages stay quick.</summary>
internal sealed class PixelWork
{
    /// <summary>About 0.8 GiB at the 8 bytes a pixel that the hungriest decoder was seen to take.</summary>
    private const long MaxPixelsInFlight = 100_000_000;

    private readonly Gate _pixels = new(MaxPixelsInFlight);
    private readonly Gate _cores = new(Math.Max(1, Environment.ProcessorCount - 1));

    public async Task<T> DecodeAsync<T>(long pixels, Func<T> decode, CancellationToken ct)
    {
        using var room = await _pixels.EnterAsync(pixels, ct);
        return await EncodeAsync(decode, ct);
    }

    public async Task<T> EncodeAsync<T>(Func<T> encode, CancellationToken ct)
    {
        using var core = await _cores.EnterAsync(1, ct);
        return await Task.Run(encode, ct);
    }
}
