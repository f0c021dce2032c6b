using ImageStudio.Web.Catalog;
using ImageStudio.Web.Data;
using ImageStudio.Web.Providers;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Generations;

/// <summary>Hands a job to its vendor, at most once unless the vendor's delivery class allows more (reliability: classes of delivery).</summary>
public sealed partial class SubmitJob(
    StudioDb db, PollJob poll, EndJob end, IOptions<GenerationOptions> options, TimeProvider clock, ILogger<SubmitJob> log)
{
    public const int MaxAttempts = 5;
    private static readonly TimeSpan CallLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestRateLimit = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan UsualRateLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestQueue = TimeSpan.FromMinutes(30);

    public async Task RunAsync(IImageProvider provider, Generation generation, ProviderJob job, CancellationToken cancellationToken)
    {
        var mayHaveLeft = job.State == ProviderJobState.Submitting;
        if (mayHaveLeft && provider.Delivery == DeliveryClass.Blind)
        {
            await BecomeUnknownAsync(job, cancellationToken);
            return;
        }

        if (job.SubmitAttempts >= MaxAttempts)
        {
            await end.FailAsync(job, FailureKind.ProviderFault, cancellationToken);
            return;
        }

        job.BeginSubmit(clock.UtcNow, TimeSpan.FromMinutes(options.Value.JobMinutes));
        await db.SaveChangesAsync(cancellationToken);
        await ApplyAsync(job, await CallAsync(provider, RequestOf(generation, job), cancellationToken), provider.Delivery, cancellationToken);
    }

    /// <returns>The vendor's answer, or null when nobody knows whether the call arrived.</returns>
    private async Task<JobUpdate?> CallAsync(IImageProvider provider, ImageRequest request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(CallLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await provider.SubmitAsync(request, either.Token);
        }
        catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
        {
            LogNoAnswer(log, trouble, request.JobId);
            return null;
        }
    }

    private Task ApplyAsync(ProviderJob job, JobUpdate? update, DeliveryClass delivery, CancellationToken cancellationToken) => update switch
    {
        JobUpdate.Failed { Kind: FailureKind.RateLimited } failed => WaitForRoomAsync(job, failed, cancellationToken),
        JobUpdate.Failed { Kind: FailureKind.NotAccepted } failed => RetryAsync(job, failed, cancellationToken),
        JobUpdate.Failed failed => FailAsync(job, failed, cancellationToken),
        not null => poll.ApplyAsync(job, update, cancellationToken),
        null when delivery == DeliveryClass.Idempotent => CheckAgainAsync(job, cancellationToken),
        null => BecomeUnknownAsync(job, cancellationToken),
    };

    private Task WaitForRoomAsync(ProviderJob job, JobUpdate.Failed failed, CancellationToken cancellationToken)
    {
        var wait = failed.RetryAfter is { } asked && asked > TimeSpan.Zero ? asked : UsualRateLimit;
        if (wait > LongestRateLimit) wait = LongestRateLimit;
        var at = clock.UtcNow + wait;
        if (at - job.QueuedAt > LongestQueue) return FailAsync(job, failed, cancellationToken);

        job.SubmitAgain(at, countsAsAttempt: false);
        return db.SaveChangesAsync(cancellationToken);
    }

    private Task RetryAsync(ProviderJob job, JobUpdate.Failed failed, CancellationToken cancellationToken)
    {
        if (job.SubmitAttempts >= MaxAttempts) return FailAsync(job, failed, cancellationToken);

        job.SubmitAgain(clock.UtcNow + BackOff(job.SubmitAttempts), countsAsAttempt: true);
        return db.SaveChangesAsync(cancellationToken);
    }

    private Task CheckAgainAsync(ProviderJob job, CancellationToken cancellationToken)
    {
        job.CheckAgain(clock.UtcNow + BackOff(job.SubmitAttempts));
        return db.SaveChangesAsync(cancellationToken);
    }

    private Task BecomeUnknownAsync(ProviderJob job, CancellationToken cancellationToken)
    {
        job.BecomeUnknown(clock.UtcNow + TimeSpan.FromMinutes(options.Value.UnknownMinutes));
        return db.SaveChangesAsync(cancellationToken);
    }

    private Task FailAsync(ProviderJob job, JobUpdate.Failed failed, CancellationToken cancellationToken)
    {
        LogRefused(log, job.Id, failed.Kind, failed.Detail);
        return end.FailAsync(job, failed.Kind, cancellationToken);
    }

    private static TimeSpan BackOff(int attempts) => TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempts, 6)));

    private static ImageRequest RequestOf(Generation g, ProviderJob job) => new(
        job.Id, g.ModelId, g.VendorModel, g.PromptSent, g.Avoid, g.StyleId, g.NativeStyle, g.Ratio, g.Size, job.Images, job.Seed, Expected(g, job));

    private static ProviderReport? Expected(Generation g, ProviderJob job) => g.Reports switch
    {
        BillReport.Nothing => null,
        BillReport.Cost => new(CostUsd: g.Rate.Usd(job.ExpectedQuantity)),
        _ => new(job.ExpectedUsage),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId}: no answer to the submit")]
    private static partial void LogNoAnswer(ILogger logger, Exception trouble, Guid jobId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId} was refused: {Kind}, {Detail}")]
    private static partial void LogRefused(ILogger logger, Guid jobId, FailureKind kind, string detail);
}
