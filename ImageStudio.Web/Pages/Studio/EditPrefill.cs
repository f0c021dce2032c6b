using System.Globalization;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Studio;

/// <summary>What a link to the edit form may carry: a picture and what to do with it, or an earlier edit to do again.</summary>
public sealed record EditLink(string? Image, string? Do, string? From, bool Vary);

/// <summary>What the edit form opens with.</summary>
public sealed class EditPrefill(StudioDb db)
{
    public async Task<EditInput> ReadAsync(Guid userId, EditLink link, CancellationToken cancellationToken)
    {
        var earlier = Guid.TryParse(link.From, out var from) ? await FindAsync(userId, from, cancellationToken) : null;
        return earlier is null ? new() { Image = link.Image, Do = link.Do } : await RecipeAsync(earlier, userId, from, link.Vary, cancellationToken);
    }

    /// <summary>By its own id or by that of one of its pictures.</summary>
    private Task<Generation?> FindAsync(Guid userId, Guid id, CancellationToken cancellationToken)
    {
        var images = db.GalleryImages;
        return db.Generations.AsNoTracking().Include(g => g.Sources)
            .Where(g => g.OwnerId == userId && (g.Id == id || images.Any(i => i.Id == id && i.OwnerId == userId && i.GenerationId == g.Id)))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Everything as it was ordered, the seed of the picture itself included.</summary>
    private async Task<EditInput> RecipeAsync(Generation g, Guid userId, Guid from, bool vary, CancellationToken cancellationToken)
    {
        var seed = vary ? (long?)null : await db.GalleryImages.Where(i => i.Id == from && i.OwnerId == userId).Select(i => i.Seed).SingleOrDefaultAsync(cancellationToken) ?? g.Seed;
        var sources = g.Sources.Where(source => source.Role != SourceRole.Variation).OrderBy(source => source.Index).Select(source => source.ImageId.ToString()).ToList();
        return new()
        {
            Do = g.Operation == Catalog.ImageOperation.Create ? null : EditWord.Of(g.Operation),
            Image = sources.FirstOrDefault(),
            References = [.. sources.Skip(1)],
            Model = g.ModelId,
            Ratio = g.KeepsRatio ? null : g.Ratio.ToString(),
            Count = g.Count.ToString(CultureInfo.InvariantCulture),
            Scale = g.Scale.ToString(CultureInfo.InvariantCulture),
            Description = g.PromptSent,
            Avoid = g.Avoid,
            Seed = seed?.ToString(CultureInfo.InvariantCulture),
            Project = g.ProjectId?.ToString(),
            Mask = g.MaskHash,
        };
    }
}
