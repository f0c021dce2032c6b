using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Media;
using ImageStudio.Web.Providers;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Generations;

/// <summary>
/// Fetches a finished job's pictures and keeps them. Files come first; then picture rows, settlement and state are one transaction, so that
/// a picture in the gallery is a picture paid for, once.
/// </summary>
public sealed partial class StoreImages(
    StudioDb db, FetchImage fetch, ResultSpool spool, CreditLedger ledger, EndJob end, PicturesKept pictures, TimeProvider clock, ILogger<StoreImages> log)
{
    public const int MaxFetches = 3;
    private static readonly TimeSpan BetweenFetches = TimeSpan.FromSeconds(2);

    public async Task RunAsync(IImageProvider provider, Generation generation, ProviderJob job, CancellationToken cancellationToken)
    {
        if (generation.Operation != ImageOperation.Create) await db.Entry(generation).Collection(g => g.Sources).LoadAsync(cancellationToken);
        var kept = new List<KeptImage>();
        var refusal = EndReason.None;
        for (var index = 0; index < job.Results.Count; index++)
        {
            var outcome = await fetch.RunAsync(provider, generation, new(job.Results[index]), cancellationToken);
            if (outcome.Image is { } image) kept.Add(new(image, job.Seed + index));
            else refusal = outcome.Refusal;
            if (job.Results.Count > 1) await ReportSavedAsync(job, index + 1, cancellationToken);
        }

        if (refusal is not (EndReason.None or EndReason.UnsafeResult) && job.Misses + 1 < MaxFetches)
            await FetchAgainAsync(job, refusal, cancellationToken);
        else if (kept.Count == 0)
            await end.FailAsync(job, ProviderJobState.Failed, refusal, cancellationToken, Settle(generation, job, 0).CostMicros);
        else
            await KeepAsync(generation, job, kept, refusal, cancellationToken);
    }

    /// <summary>For the card ("Saving 3 of 4"); not part of any decision.</summary>
    private Task<int> ReportSavedAsync(ProviderJob job, int saved, CancellationToken cancellationToken) =>
        db.ProviderJobs.Where(j => j.Id == job.Id && j.LeaseToken == job.LeaseToken)
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.Saved, saved), cancellationToken);

    private Task FetchAgainAsync(ProviderJob job, EndReason refusal, CancellationToken cancellationToken)
    {
        LogFetchAgain(log, job.Id, refusal);
        job.FetchAgain(clock.UtcNow + BetweenFetches);
        return db.SaveChangesAsync(cancellationToken);
    }

    private async Task KeepAsync(
        Generation generation, ProviderJob job, List<KeptImage> kept, EndReason refusal, CancellationToken cancellationToken)
    {
        var settlement = Settle(generation, job, kept.Count);
        if (settlement.Problem is { } problem) LogAbsurd(log, job.Id, job.Report, problem);
        if (settlement.Overrun > 0) LogOverrun(log, job.Id, settlement.Overrun);

        await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
        var now = clock.UtcNow;
        var images = kept.Select((image, index) => ImageOf(generation, job, image, Share(settlement.Amount, index, kept.Count), now)).ToList();
        db.GalleryImages.AddRange(images);

        var shortfall = refusal != EndReason.None ? refusal : kept.Count < job.Images ? EndReason.ProviderFault : EndReason.None;
        job.BecomeStored(settlement, shortfall, now);
        await db.SaveChangesAsync(cancellationToken);
        if (job.UpperBound > 0) await ledger.SettleAsync(job.Id, settlement.Amount, settlement.Basis.ToString(), cancellationToken);
        if (generation.ProjectId is { } project) await pictures(generation.OwnerId, project, [.. images.Select(image => image.Id)], cancellationToken);
        await transaction.CommitAsync();
        spool.Forget(job.Id);
    }

    private static Settlement Settle(Generation g, ProviderJob job, int kept)
    {
        var terms = new SettlementTerms(job.ExpectedUsage, g.Rate, g.Reports ?? BillReport.Units, job.UpperBound, job.Images);
        return Settlement.Of(terms, job.Report, job.Results.Count, kept);
    }

    private static GalleryImage ImageOf(Generation g, ProviderJob job, KeptImage kept, long cost, DateTimeOffset now) =>
        new(g.OwnerId, g.Description, kept.Stored, new(KindOf(g.Operation), g.Id, job.Id, g.ModelId, g.ModelName, g.StyleName, g.ProviderId, kept.Seed, cost), now);

    private static ImageKind KindOf(ImageOperation operation) => operation switch
    {
        ImageOperation.Edit => ImageKind.Edited,
        ImageOperation.EditArea => ImageKind.AreaEdited,
        ImageOperation.Extend => ImageKind.Extended,
        ImageOperation.Upscale => ImageKind.Upscaled,
        ImageOperation.RemoveBackground => ImageKind.BackgroundRemoved,
        _ => ImageKind.Created,
    };

    /// <summary>Equal parts that add up: what does not divide goes to the first pictures.</summary>
    private static long Share(long amount, int index, int count) => amount / count + (index < amount % count ? 1 : 0);

    private sealed record KeptImage(StoredImage Stored, long Seed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId}: a picture could not be kept ({Refusal}); fetching again")]
    private static partial void LogFetchAgain(ILogger logger, Guid jobId, EndReason refusal);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId}: the provider's report {Report} cannot be true ({Problem}); settled at the quote")]
    private static partial void LogAbsurd(ILogger logger, Guid jobId, ProviderReport? report, ReportProblem problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId}: the provider billed {Overrun} millicredits above the upper bound; the platform carries them")]
    private static partial void LogOverrun(ILogger logger, Guid jobId, long overrun);
}
