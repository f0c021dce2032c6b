using System.Globalization;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Generations;

/// <summary>A description that pictures were made of.</summary>
/// <param name="GenerationId">The newest of it.</param>
/// <param name="Text">The description.</param>
/// <param name="At">When it was last used.</param>
/// <param name="IsSaved">The person keeps it.</param>
public sealed record UsedPrompt(Guid GenerationId, string Text, DateTimeOffset At, bool IsSaved);

/// <summary>A page of what was used; <paramref name="Older"/> is null on the last one.</summary>
public sealed record UsedPromptPage(IReadOnlyList<UsedPrompt> Prompts, PromptCursor? Older);

/// <summary>A page of what is kept; <paramref name="Older"/> is null on the last one.</summary>
public sealed record SavedPromptPage(IReadOnlyList<SavedPrompt> Prompts, GalleryCursor? Older);

/// <summary>Where a page of history ended: at this moment, of which so many are shown. No part of a description, which stays out of addresses.</summary>
public readonly record struct PromptCursor(DateTimeOffset At, int Shown)
{
    private const int MostShown = 1000;

    public static PromptCursor? TryParse(string? text)
    {
        var parts = text?.Split('_');
        return parts is { Length: 2 }
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var shown) && shown <= MostShown
            ? new(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), shown)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds()}_{Shown}");
}

/// <summary>The descriptions a person has used for new pictures, each once, newest first, and those they keep.</summary>
public sealed class PromptHistory(StudioDb db)
{
    public const int PageSize = 20;
    public const int MaxSearchCharacters = 200;

    /// <param name="search">Only descriptions with this in them; empty for all.</param>
    public async Task<UsedPromptPage> UsedAsync(Guid ownerId, string search, PromptCursor? after, CancellationToken cancellationToken)
    {
        var generations = db.Generations.AsNoTracking().Where(g => g.OwnerId == ownerId && g.Operation == ImageOperation.Create);
        if (search.Length > 0)
        {
            var pattern = FoldedText.Containing(search);
            generations = generations.Where(g => EF.Functions.Like(FoldedText.Fold(g.Description), FoldedText.Fold(pattern), FoldedText.Escape));
        }

        var used = generations.GroupBy(g => g.Description).Select(same => new { Text = same.Key, At = same.Max(g => g.StartedAt) });
        if (after is { At: var at }) used = used.Where(prompt => prompt.At <= at);
        var page = await used.OrderByDescending(prompt => prompt.At).ThenBy(prompt => prompt.Text)
            .Skip(after?.Shown ?? 0).Take(PageSize + 1).ToListAsync(cancellationToken);
        var prompts = await WithNewestAsync(generations, ownerId, [.. page.Take(PageSize).Select(prompt => (prompt.Text, prompt.At))], cancellationToken);
        return new(prompts, page.Count > PageSize ? EndOf(prompts, after) : null);
    }

    public async Task<SavedPromptPage> SavedAsync(Guid ownerId, string search, GalleryCursor? after, CancellationToken cancellationToken)
    {
        var saved = db.SavedPrompts.AsNoTracking().Where(p => p.OwnerId == ownerId);
        if (search.Length > 0)
        {
            var pattern = FoldedText.Containing(search);
            saved = saved.Where(p => EF.Functions.Like(FoldedText.Fold(p.Text), FoldedText.Fold(pattern), FoldedText.Escape));
        }

        if (after is { KeptAt: var savedAt, Id: var id })
            saved = saved.Where(p => p.SavedAt < savedAt || (p.SavedAt == savedAt && p.Id.CompareTo(id) < 0));
        var page = await saved.OrderByDescending(p => p.SavedAt).ThenByDescending(p => p.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        if (page.Count <= PageSize) return new(page, null);

        page.RemoveAt(PageSize);
        return new(page, new(page[^1].SavedAt, page[^1].Id));
    }

    /// <returns>The text of a saved description or of a generation; null when neither is the person's.</returns>
    public async Task<string?> FindAsync(Guid ownerId, Guid id, CancellationToken cancellationToken) =>
        await db.SavedPrompts.Where(p => p.Id == id && p.OwnerId == ownerId).Select(p => p.Text).SingleOrDefaultAsync(cancellationToken)
        ?? await db.Generations.Where(g => g.Id == id && g.OwnerId == ownerId).Select(g => g.Description).SingleOrDefaultAsync(cancellationToken);

    private async Task<IReadOnlyList<UsedPrompt>> WithNewestAsync(
        IQueryable<Generation> generations, Guid ownerId, IReadOnlyList<(string Text, DateTimeOffset At)> page, CancellationToken cancellationToken)
    {
        if (page.Count == 0) return [];
        var (times, texts) = (page.Select(prompt => prompt.At).Distinct().ToList(), page.Select(prompt => prompt.Text).ToList());
        var newest = await generations.Where(g => times.Contains(g.StartedAt) && texts.Contains(g.Description))
            .Select(g => new { g.Id, g.Description, g.StartedAt }).ToListAsync(cancellationToken);
        var kept = await db.SavedPrompts.Where(p => p.OwnerId == ownerId && texts.Contains(p.Text)).Select(p => p.Text).ToListAsync(cancellationToken);
        return [.. page.Select(prompt => new UsedPrompt(
            newest.Where(g => g.Description == prompt.Text && g.StartedAt == prompt.At).Max(g => g.Id), prompt.Text, prompt.At, kept.Contains(prompt.Text)))];
    }

    private static PromptCursor EndOf(IReadOnlyList<UsedPrompt> prompts, PromptCursor? after)
    {
        var at = prompts[^1].At;
        return new(at, prompts.Count(prompt => prompt.At == at) + (after?.At == at ? after.Value.Shown : 0));
    }
}
