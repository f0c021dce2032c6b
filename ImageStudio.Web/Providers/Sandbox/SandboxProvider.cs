using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers.Sandbox.Retouching;

namespace ImageStudio.Web.Providers.Sandbox;

/// <summary>The built-in provider: needs no key, works like a vendor with a queue, and draws its pictures itself.</summary>
public sealed class SandboxProvider(SandboxOptions options, TimeProvider clock) : IImageProvider
{
    public const string ProviderId = "sandbox";

    private const int MostImages = 4;
    private static readonly TimeSpan TurnedAwayFor = TimeSpan.FromSeconds(2);

    // Drawing is pure computation: more pictures at once than cores would only slow every page down.
    private static readonly SemaphoreSlim Easels = new(Math.Max(1, Environment.ProcessorCount - 1));

    private readonly SandboxFolder folder = new(options.Validated().Folder);
    private readonly Lock submitting = new();

    public string Id => ProviderId;

    public string Name => "Sandbox";

    public DeliveryClass Delivery => DeliveryClass.Idempotent;

    public Task<JobUpdate> SubmitAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // Two submits of one job must find or make the same file.
        lock (submitting) return Task.FromResult(Submit(request, clock.GetUtcNow()));
    }

    public Task<JobUpdate> PollAsync(string vendorJobId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var job = Guid.TryParseExact(vendorJobId, "N", out var id) ? folder.Find(id) : null;
        return Task.FromResult(job?.StandAt(clock.GetUtcNow(), options.Speed) ?? new JobUpdate.Failed(FailureKind.Lost, "The sandbox does not know this job."));
    }

    /// <exception cref="InvalidDataException">The reference was not made by the sandbox, or its job is gone.</exception>
    public async Task<Stream> FetchAsync(ImageSource source, CancellationToken cancellationToken)
    {
        var picture = PictureReference.Read(source) ?? throw new InvalidDataException("This is not a reference of the sandbox.");
        var job = folder.Find(picture.JobId);
        if (job is null || job.Cancelled || picture.Index >= job.Delivered) throw new InvalidDataException("The sandbox has no such picture.");
        await Easels.WaitAsync(cancellationToken);
        try
        {
            return new MemoryStream(await Task.Run(() => Picture(job, picture.Index), cancellationToken), writable: false);
        }
        finally
        {
            Easels.Release();
        }
    }

    public Task CancelAsync(string vendorJobId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Guid.TryParseExact(vendorJobId, "N", out var id) && folder.Find(id) is { } job) folder.Save(job with { Cancelled = true });
        return Task.CompletedTask;
    }

    private JobUpdate Submit(ImageRequest request, DateTimeOffset now)
    {
        if (folder.Find(request.JobId) is { } known) return known.StandAt(now, options.Speed);
        if (Refusal(request, now) is { } refusal) return refusal;
        folder.Sweep(request.JobId, now);
        var job = SandboxJob.Of(request, now);
        folder.SaveSources(request, now);
        folder.Save(job);
        return new JobUpdate.Running(job.Id, QueuePosition: 3, PollAfter: TimeSpan.FromMilliseconds(options.Speed > 0 ? 300 : 0));
    }

    private JobUpdate.Failed? Refusal(ImageRequest request, DateTimeOffset now)
    {
        if (request.Count is < 1 or > MostImages || !CanDraw(request)) return new(FailureKind.SettingsRefused, $"{request.Count} pictures of {request.Size}");
        var steered = SandboxPrompt.Find(request.Description);
        if (steered == SandboxPrompt.RefuseBefore) return new(FailureKind.ModeratedBefore, steered.Word);
        if (steered == SandboxPrompt.NoFunds) return new(FailureKind.ProviderFunds, steered.Word);
        return steered == SandboxPrompt.RateLimit ? TurnAway(request.JobId, now) : null;
    }

    /// <summary>A changed picture may be larger than one it draws itself; its size was checked when it was ordered.</summary>
    private static bool CanDraw(ImageRequest request) => request.Operation != ImageOperation.Create ? request.Sources.Count > 0 : SandboxPainter.CanDraw(request.Size);

    private JobUpdate.Failed? TurnAway(Guid jobId, DateTimeOffset now)
    {
        var open = folder.FirstTurnedAway(jobId, now) + TurnedAwayFor;
        return now < open ? new(FailureKind.RateLimited, SandboxPrompt.RateLimit.Word, open - now) : null;
    }

    private byte[] Picture(SandboxJob job, int index)
    {
        var steered = SandboxPrompt.Find(job.Prompt);
        if (steered == SandboxPrompt.Html) return "<!doctype html><title>Bad gateway</title><h1>502 Bad gateway</h1>"u8.ToArray();
        var png = job.Sources == 0 ? SandboxPainter.Draw(job.Brief(index)) : Retoucher.Draw(job, index, folder.SourcesOf(job), folder.MaskOf(job));
        return steered == SandboxPrompt.Damaged ? png[..(png.Length * 3 / 5)] : png;
    }
}
