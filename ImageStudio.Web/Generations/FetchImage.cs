using ImageStudio.Web.Catalog;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Media;
using ImageStudio.Web.Providers;

namespace ImageStudio.Web.Generations;

/// <summary>One finished picture, kept as a file, or why it was not.</summary>
public sealed record FetchedImage(StoredImage? Image, EndReason Refusal);

/// <summary>Downloads one finished picture and hands it to the intake. A vendor's bytes are trusted as little as an upload.</summary>
public sealed partial class FetchImage(ImageIntake intake, ResultSpool spool, TimeProvider clock, ILogger<FetchImage> log)
{
    private static readonly TimeSpan CallLimit = TimeSpan.FromMinutes(2);

    public async Task<FetchedImage> RunAsync(
        IImageProvider provider, Generation generation, ImageSource source, CancellationToken cancellationToken)
    {
        MemoryStream? bytes;
        try
        {
            bytes = await DownloadAsync(provider, source, cancellationToken);
        }
        catch (UnsafeAddressException refusal)
        {
            LogUnsafe(log, provider.Id, refusal.Message);
            return new(null, EndReason.UnsafeResult);
        }

        if (bytes is null) return new(null, EndReason.LostAtProvider);
        await using var whole = bytes;

        return await intake.KeepAsync(bytes, IntakeLimits.ProviderResult, ProvenanceOf(generation), cancellationToken) switch
        {
            IntakeOutcome.Kept kept => new(kept.Image, EndReason.None),
            IntakeOutcome.Refused refused => new(null, ReasonOf(refused.Reason)),
            _ => throw new InvalidOperationException("An intake either keeps or refuses."),
        };
    }

    /// <summary>A person's own picture that was only enlarged or cut out stays that picture; everything else holds what a model made up.</summary>
    private static ImageProvenance ProvenanceOf(Generation generation) => generation.Operation switch
    {
        ImageOperation.Create => ImageProvenance.Generated(generation.ModelName),
        ImageOperation.Upscale or ImageOperation.RemoveBackground when generation.Sources is [{ Kind: ImageKind.Uploaded }] => ImageProvenance.Enhanced(generation.ModelName),
        _ => ImageProvenance.Edited(generation.ModelName),
    };

    /// <summary>Into memory first: a broken download is the vendor's trouble, a full disk is ours, and only the first counts as a miss.</summary>
    private async Task<MemoryStream?> DownloadAsync(IImageProvider provider, ImageSource source, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(CallLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var copy = new MemoryStream();
        try
        {
            await using var bytes = ResultSpool.Holds(source) ? spool.Open(source) : await provider.FetchAsync(source, either.Token);
            await CopyAsync(bytes, copy, either.Token);
            copy.Position = 0;
            return copy;
        }
        catch (Exception trouble) when (trouble is not UnsafeAddressException && !cancellationToken.IsCancellationRequested)
        {
            LogBroken(log, trouble, provider.Id);
            await copy.DisposeAsync();
            return null;
        }
    }

    /// <summary>Stops one byte above the limit: the intake then says that it is too much.</summary>
    private static async Task CopyAsync(Stream from, MemoryStream to, CancellationToken cancellationToken)
    {
        var buffer = new byte[81920];
        while (to.Length <= IntakeLimits.ProviderResult.MaxBytes)
        {
            var read = await from.ReadAsync(buffer, cancellationToken);
            if (read == 0) return;
            to.Write(buffer, 0, read);
        }
    }

    private static EndReason ReasonOf(RefusalReason reason) => reason switch
    {
        RefusalReason.Empty or RefusalReason.NotAnImage or RefusalReason.FormatNotAllowed => EndReason.NotAnImage,
        RefusalReason.TooManyBytes or RefusalReason.TooLarge => EndReason.TooLargeImage,
        _ => EndReason.DamagedImage,
    };

    [LoggerMessage(EventId = 2100, EventName = "UnsafeResult", Level = LogLevel.Error, Message = "Security: a result of {Provider} was not fetched. {Refusal}")]
    private static partial void LogUnsafe(ILogger logger, string provider, string refusal);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A picture could not be fetched from {Provider}")]
    private static partial void LogBroken(ILogger logger, Exception trouble, string provider);
}
