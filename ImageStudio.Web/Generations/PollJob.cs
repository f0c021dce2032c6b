using ImageStudio.Web.Data;
using ImageStudio.Web.Providers;

namespace ImageStudio.Web.Generations;

/// <summary>Asks the vendor how a submitted job stands.</summary>
public sealed partial class PollJob(StudioDb db, EndJob end, RefuseJob refuse, TimeProvider clock, ILogger<PollJob> log)
{
    public const int MaxBadAnswers = 3;
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(15);

    /// <summary>A provider may be slow to know its own job: three misses, twenty seconds apart.</summary>
    private static readonly TimeSpan AfterLost = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(60);
    private static readonly int[] PollSeconds = [2, 2, 2, 5, 5, 10, 10, 30];

    public async Task RunAsync(IImageProvider provider, ProviderJob job, CancellationToken cancellationToken)
    {
        // Asked once more even after the deadline: the site may have been down while the provider finished.
        var update = await CallAsync(provider, job, cancellationToken);
        if (clock.UtcNow >= job.DeadlineAt && update is not JobUpdate.Done) await GiveUpAsync(provider, job, cancellationToken);
        else await ApplyAsync(job, update, cancellationToken);
    }

    /// <summary>Writes an answer down. The first final answer wins: a job that is no longer submitted is not moved.</summary>
    public Task ApplyAsync(ProviderJob job, JobUpdate update, CancellationToken cancellationToken)
    {
        switch (update)
        {
            case JobUpdate.Running running:
                job.Run(running, clock.UtcNow + Pace(job, running.PollAfter));
                return db.SaveChangesAsync(cancellationToken);
            case JobUpdate.Done { Images.Count: 0 }:
                return refuse.RunAsync(job, new(FailureKind.ProviderFault, "Finished without a picture."), cancellationToken);
            case JobUpdate.Done done:
                job.BecomeDone(done, clock.UtcNow);
                return db.SaveChangesAsync(cancellationToken);
            case JobUpdate.Failed failed:
                return MissOrFailAsync(job, failed, cancellationToken);
            default:
                throw new InvalidOperationException($"{update.GetType().Name} is not an answer.");
        }
    }

    private async Task<JobUpdate> CallAsync(IImageProvider provider, ProviderJob job, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(CallLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await provider.PollAsync(job.VendorJobId!, either.Token);
        }
        catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
        {
            return new JobUpdate.Failed(FailureKind.Transient, trouble.Message);
        }
    }

    private Task MissOrFailAsync(ProviderJob job, JobUpdate.Failed failed, CancellationToken cancellationToken)
    {
        var wait = failed.Kind switch
        {
            FailureKind.Transient or FailureKind.NotAccepted => (TimeSpan?)Pace(job, failed.RetryAfter),
            FailureKind.RateLimited => Pace(job, failed.RetryAfter ?? LongestPoll),
            FailureKind.Lost when job.Misses + 1 < MaxBadAnswers => AfterLost,
            FailureKind.Unreadable when job.Misses + 1 < MaxBadAnswers => Pace(job, null),
            _ => null,
        };
        if (wait is null) return refuse.RunAsync(job, failed, cancellationToken);

        LogBadAnswer(log, job.Id, failed.Kind, failed.Detail);

        job.PollAgain(clock.UtcNow + wait.Value, isMiss: failed.Kind is FailureKind.Lost or FailureKind.Unreadable);
        return db.SaveChangesAsync(cancellationToken);
    }

    private async Task GiveUpAsync(IImageProvider provider, ProviderJob job, CancellationToken cancellationToken)
    {
        await end.FailAsync(job, ProviderJobState.Expired, EndReason.TookTooLong, cancellationToken);
        await provider.CancelAsync(job.VendorJobId!, cancellationToken);
    }

    /// <summary>The vendor's wish where it has one, else slower and slower with a fifth of chance, so that jobs do not poll in step.</summary>
    private static TimeSpan Pace(ProviderJob job, TimeSpan? wish)
    {
        if (wish is { } asked) return asked < ShortestPoll ? ShortestPoll : asked > LongestPoll ? LongestPoll : asked;
        var seconds = PollSeconds[Math.Min(job.Polls + job.Misses, PollSeconds.Length - 1)];
        return TimeSpan.FromSeconds(seconds * (0.8 + Random.Shared.NextDouble() * 0.4));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId}: bad answer to a poll: {Kind}, {Detail}")]
    private static partial void LogBadAnswer(ILogger logger, Guid jobId, FailureKind kind, string detail);
}
