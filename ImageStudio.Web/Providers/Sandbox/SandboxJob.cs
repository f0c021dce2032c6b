using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers.Sandbox.Drawing;
using ImageStudio.Web.Providers.Sandbox.Scenes;

namespace ImageStudio.Web.Providers.Sandbox;

/// <summary>One accepted job as its file keeps it. How it stands follows from the file and the clock alone.</summary>
internal sealed record SandboxJob(
    Guid JobId, string Prompt, string StyleId, string ModelId, int Width, int Height, int Count, long Seed, ProviderReport? Expected, DateTimeOffset SubmittedAt, bool Cancelled)
{
    public ImageOperation Operation { get; init; }

    public int Scale { get; init; } = 1;

    /// <summary>How many pictures it starts from; they lie beside this file.</summary>
    public int Sources { get; init; }

    public bool HasMask { get; init; }

    public Canvas? Canvas { get; init; }

    private const double ShortestSeconds = 1, LongestSeconds = 4, SlowSeconds = 12, StuckAtProgress = 0.6;
    private const int LongestQueue = 3;
    private static readonly PixelSize WrongSize = new(512, 768);
    private static readonly TimeSpan PollAfter = TimeSpan.FromMilliseconds(300);

    public string Id => JobId.ToString("N");

    private SandboxPrompt? Case => SandboxPrompt.Find(Prompt);

    public static SandboxJob Of(ImageRequest request, DateTimeOffset now) => new(
        request.JobId, request.Description, request.StyleId, request.ModelId, request.Size.Width, request.Size.Height, request.Count, request.Seed, request.Expected, now, Cancelled: false)
    {
        Operation = request.Operation,
        Scale = request.Scale,
        Sources = request.Sources.Count,
        HasMask = request.Mask is not null,
        Canvas = request.Canvas,
    };

    public JobUpdate StandAt(DateTimeOffset now, double speed)
    {
        if (Cancelled) return new JobUpdate.Failed(FailureKind.Lost, "The job was cancelled.");
        if (Case == SandboxPrompt.Lost) return new JobUpdate.Failed(FailureKind.Lost, "sandbox:lost");

        var elapsed = Math.Max(0, (now - SubmittedAt).TotalSeconds) * (speed > 0 ? speed : double.PositiveInfinity);
        var total = Case == SandboxPrompt.Slow ? SlowSeconds : ShortestSeconds + (LongestSeconds - ShortestSeconds) * new Dice((ulong)Seed).Roll();
        // At speed 0 nothing has elapsed in the very first moment: 0 × ∞.
        var done = double.IsNaN(elapsed) ? 1 : elapsed / total;
        if (Case == SandboxPrompt.Never) done = Math.Min(done, StuckAtProgress);
        return done >= 1 ? Finish() : Working(done);
    }

    public PictureBrief Brief(int index) =>
        new(Prompt, StyleId, ModelId, Case == SandboxPrompt.WrongSize ? WrongSize : new(Width, Height), unchecked(Seed + index));

    /// <summary>How many pictures will come of it; 0 when the provider fails the whole job.</summary>
    public int Delivered => Case != SandboxPrompt.Partial ? Count : Count > 1 ? (Count + 1) / 2 : Seed % 2 == 0 ? 1 : 0;

    private JobUpdate.Running Working(double done)
    {
        const double Queued = 1 / 3d;
        return done < Queued
            ? new(Id, QueuePosition: LongestQueue - (int)(done / Queued * LongestQueue), PollAfter: PollAfter)
            : new(Id, Progress: Math.Round((done - Queued) / (1 - Queued), 2), PollAfter: PollAfter);
    }

    private JobUpdate Finish()
    {
        if (Case == SandboxPrompt.Error || Delivered == 0) return new JobUpdate.Failed(FailureKind.ProviderFault, Case!.Word);
        if (Case == SandboxPrompt.RefuseAfter) return new JobUpdate.Failed(FailureKind.ModeratedAfter, Case.Word);
        var images = Enumerable.Range(0, Delivered).Select(index => new PictureReference(JobId, index).Source);
        return new JobUpdate.Done(Id, [.. images], Billed());
    }

    /// <summary>The expected bill for what is delivered, in the way the route's vendor would report it, bent by the test word.</summary>
    private ProviderReport? Billed()
    {
        if (Case == SandboxPrompt.BillsNothing || Expected is null) return null;
        var usage = Expected.Usage is { } units ? units with { Quantity = Bent(units.Quantity) } : null;
        if (Case == SandboxPrompt.BillsOtherUnit && usage is not null)
            usage = usage with { Unit = usage.Unit == BillableUnit.Second ? BillableUnit.Image : BillableUnit.Second };
        return new(usage, Expected.CostUsd is { } usd && Case != SandboxPrompt.BillsOtherUnit ? Bent(usd) : null);
    }

    private decimal Bent(decimal expected)
    {
        var factor = 1m;
        if (Case == SandboxPrompt.BillsLess) factor = 0.5m;
        if (Case == SandboxPrompt.BillsMore) factor = 3;
        if (Case == SandboxPrompt.BillsAbsurd) factor = -1;
        if (Case == SandboxPrompt.BillsHuge) factor = 1_000_000;
        return expected * Delivered / Count * factor;
    }
}
