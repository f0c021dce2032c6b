using System.Text;
using ImageStudio.Web.Data;
using ImageStudio.Web.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Gallery;

/// <summary>What became of a file that somebody sent. Closed: these three are all there are.</summary>
public abstract record UploadOutcome
{
    private UploadOutcome()
    {
    }

    /// <param name="ImageId">In the person's gallery.</param>
    /// <param name="WasThere">The same bytes had been sent before; they are kept once.</param>
    public sealed record Kept(Guid ImageId, bool WasThere) : UploadOutcome;

    /// <summary>Nothing was kept. <see cref="Words"/> is a plain sentence.</summary>
    public sealed record Refused(string Words) : UploadOutcome;

    /// <summary>Nothing was kept: there is no room left.</summary>
    public sealed record OverQuota : UploadOutcome;
}

/// <summary>How much of their room a person uses, in bytes.</summary>
public sealed record UploadRoom(long Used, long Quota)
{
    public long Left => Math.Max(0, Quota - Used);
}

/// <summary>Keeps pictures that people send, within their room.</summary>
public sealed class UploadImage(StudioDb db, ImageIntake intake, IOptions<UploadOptions> options, TimeProvider clock)
{
    public const int MaxFilesAtOnce = 10;

    private const int MaxNameCharacters = 120;

    public async Task<UploadRoom> RoomAsync(Guid userId, CancellationToken cancellationToken) =>
        new(await UsedAsync(userId, cancellationToken), options.Value.QuotaBytes);

    /// <param name="userId">Whose gallery.</param>
    /// <param name="file">Nothing in it is trusted.</param>
    /// <param name="name">As the sender's device calls it; it becomes the description.</param>
    /// <param name="cancellationToken">Until it is kept.</param>
    public async Task<UploadOutcome> RunAsync(Guid userId, Stream file, string? name, CancellationToken cancellationToken)
    {
        // Before a byte is read; what comes meanwhile is caught when the row is written.
        if ((await RoomAsync(userId, cancellationToken)).Left == 0) return new UploadOutcome.OverQuota();
        return await intake.KeepAsync(file, IntakeLimits.Upload, ImageProvenance.Upload, cancellationToken) switch
        {
            IntakeOutcome.Kept kept => await WriteTransaction.RunAsync(db, transaction => AddAsync(transaction, userId, kept.Image, Description(name), cancellationToken), cancellationToken),
            IntakeOutcome.Refused refused => new UploadOutcome.Refused(refused.Words),
            _ => throw new InvalidOperationException("An intake either keeps or refuses."),
        };
    }

    private async Task<UploadOutcome> AddAsync(WriteTransaction transaction, Guid userId, StoredImage stored, string description, CancellationToken cancellationToken)
    {
        var earlier = await db.GalleryImages.Where(i => i.OwnerId == userId && i.Kind == ImageKind.Uploaded && i.Hash == stored.Hash)
            .Select(i => (Guid?)i.Id).FirstOrDefaultAsync(cancellationToken);
        if (earlier is { } known) return new UploadOutcome.Kept(known, WasThere: true);
        if (await UsedAsync(userId, cancellationToken) + stored.Bytes > options.Value.QuotaBytes) return new UploadOutcome.OverQuota();

        var image = GalleryImage.Upload(userId, description, stored, clock.UtcNow);
        db.GalleryImages.Add(image);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync();
        return new UploadOutcome.Kept(image.Id, WasThere: false);
    }

    private Task<long> UsedAsync(Guid userId, CancellationToken cancellationToken) =>
        db.GalleryImages.Where(i => i.OwnerId == userId && i.Kind == ImageKind.Uploaded).SumAsync(i => i.Bytes, cancellationToken);

    /// <summary>The name without folder and ending, without anything that could not be shown.</summary>
    private static string Description(string? name)
    {
        var file = (name ?? "").Split('/', '\\')[^1];
        var plain = file.LastIndexOf('.') is var end and > 0 ? file[..end] : file;
        var shown = string.Concat(plain.Where(c => !char.IsControl(c) && !IsDirection(c) && !char.IsSurrogate(c))).Trim().Normalize(NormalizationForm.FormC);
        return shown.Length switch
        {
            0 => "Uploaded picture",
            > MaxNameCharacters => string.Concat(shown.AsSpan(0, MaxNameCharacters - 1), "…"),
            _ => shown,
        };
    }

    /// <summary>Marks that turn the text around them.</summary>
    private static bool IsDirection(char c) => c is (>= '\u200e' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
