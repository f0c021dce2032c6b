using ImageStudio.Web.Catalog;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Pages.Shared;

namespace ImageStudio.Web.Pages.Generations;

/// <summary>A notice inside a card: what happened, what it cost, what to do.</summary>
public sealed record CardNotice(string What, string Credits, string Tone, string NextStep);

/// <summary>One generation as shown in the feed and on its own page. Everything is in words already; the partial only lays it out.</summary>
/// <param name="IsLive">Whether an unfinished card refreshes itself; a person can stop that.</param>
public sealed record GenerationCard(Generation Generation, IReadOnlyList<GalleryTile> Tiles, DateTimeOffset Now, bool IsLive)
{
    public Guid Id => Generation.Id;

    /// <summary>The heading's level: the page of one generation has it as its h1.</summary>
    public bool IsPage { get; init; }

    public bool IsSandbox => Generation.IsSandbox;

    public bool IsFinished => Generation.IsFinished;

    /// <summary>Pictures still to come: each has its place from the first moment.</summary>
    public int Waiting => Generation.Jobs.Where(job => !job.IsFinished).Sum(job => job.Images);

    /// <summary>Places that stay empty, shown only beside pictures that did arrive.</summary>
    public int Lost => Tiles.Count == 0 ? 0 : Generation.Count - Tiles.Count - Waiting;

    public string State => CardWords.State(Generation, Tiles.Count);

    public string StateName => !IsFinished ? "running" : Tiles.Count == Generation.Count ? "finished" : Tiles.Count > 0 ? "partly-finished" : "ended";

    /// <summary>0 to 100.</summary>
    public int Progress => (int)Math.Round(Generation.Jobs.Sum(job => job.Images * CardWords.Progress(job)) * 100 / Generation.Count);

    /// <summary>The form as it was when this was ordered.</summary>
    public string RecipeAddress => $"{(Generation.Operation == ImageOperation.Create ? "/studio" : "/studio/edit")}?from={Id}";

    public string Money => CardWords.Money(Generation);

    public CardNotice? Notice => CardWords.Notice(Generation, Tiles.Count);

    public string RatioClass => Generation.Operation == ImageOperation.Create
        ? "ratio-" + Generation.Ratio.ToString().Replace(':', 'x')
        : Picture.RatioClass(Generation.Size.Width, Generation.Size.Height);

    /// <summary>Quick at first, slower for what takes long.</summary>
    public int PollSeconds => (Now - Generation.StartedAt).TotalSeconds switch
    {
        < 30 => 1,
        < 120 => 2,
        _ => 5,
    };

    /// <summary>What the person sees now: the next poll sends it back, and an unchanged card is not sent again.</summary>
    public string Fingerprint => $"{Tiles.Count}-{(uint)string.GetHashCode($"{State}|{Progress}|{Money}|{PollSeconds}", StringComparison.Ordinal):x}";
}
