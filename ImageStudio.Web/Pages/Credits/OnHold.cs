using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Pages.Generations;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Credits;

/// <summary>A running generation and what it holds, in millicredits.</summary>
public sealed record HeldLine(Guid GenerationId, string What, string Why, long Held);

/// <summary>The newest running generations; <paramref name="More"/> others are not listed.</summary>
public sealed record OnHoldList(IReadOnlyList<HeldLine> Lines, int More);

/// <summary>Says why credits are on hold: the generations that still run.</summary>
public sealed class OnHold(StudioDb db)
{
    private const int Most = 12;

    public async Task<OnHoldList> ReadAsync(Guid ownerId, CancellationToken cancellationToken)
    {
        var running = db.Generations.AsNoTracking().Where(g => g.OwnerId == ownerId && g.Jobs.Any(job => job.FinishedAt == null && job.UpperBound > 0));
        var newest = await running.Include(g => g.Jobs).OrderByDescending(g => g.StartedAt).ThenByDescending(g => g.Id)
            .Take(Most).ToListAsync(cancellationToken);
        var all = newest.Count < Most ? newest.Count : await running.CountAsync(cancellationToken);
        return new([.. newest.Select(LineOf)], all - newest.Count);
    }

    private static HeldLine LineOf(Generation g)
    {
        var arrived = g.Jobs.Where(job => job.State == ProviderJobState.Stored).Sum(job => job.Images);
        return new(
            g.Id, GalleryImage.AltOf(g.Description), $"{ActivityLines.Pictures(g.Count)}, {g.ModelName} · {CardWords.State(g, arrived)}", g.Held);
    }
}
