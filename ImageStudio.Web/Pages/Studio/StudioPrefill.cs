using ImageStudio.Web.Catalog;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Studio;

/// <summary>What the form opens with: the defaults, over them the person's last settings, over them an earlier generation, over them the link.</summary>
public sealed class StudioPrefill(StudioDb db, ModelCatalog catalog, PromptHistory history, TimeProvider clock)
{
    private const int DefaultCount = 1;

    private static readonly CompiledQuery<Func<StudioDb, Guid, CancellationToken, Task<LastSettings?>>> LastOf = new(
        () => EF.CompileAsyncQuery((StudioDb db, Guid userId, CancellationToken cancellationToken) =>
            db.Set<LastSettings>().AsNoTracking().SingleOrDefault(l => l.UserId == userId)));

    private readonly List<string> _notes = [];

    public async Task<(GenerationInput Input, IReadOnlyList<string> Notes)> ReadAsync(
        Guid userId, StudioLink link, CancellationToken cancellationToken)
    {
        var input = await LastAsync(userId, cancellationToken);
        if (link.From is not null) await ReuseAsync(userId, link.From, input, cancellationToken);
        if (link.Prompt is not null) await UsePromptAsync(userId, link.Prompt, input, cancellationToken);
        if (link.Vary) (input.VariationOf, input.Seed) = (link.From, null);
        Apply(link, input);
        Fit(input);
        return (input, _notes);
    }

    private async Task<GenerationInput> LastAsync(Guid userId, CancellationToken cancellationToken)
    {
        var last = await LastOf.For(db)(db, userId, cancellationToken);
        return new()
        {
            Model = last?.ModelId ?? catalog.Default.Id,
            Style = last?.StyleId ?? Style.AutoId,
            Ratio = (last?.Ratio ?? AspectRatio.Square).ToString(),
            Count = (last?.Count ?? DefaultCount).ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    private async Task ReuseAsync(Guid userId, string from, GenerationInput input, CancellationToken cancellationToken)
    {
        var earlier = Guid.TryParse(from, out var id) ? await FindAsync(userId, id, cancellationToken) : null;
        if (earlier is null)
        {
            _notes.Add("The picture or generation in the link is not among yours, so the form opens as you left it.");
            return;
        }

        (input.Model, input.Style, input.Ratio) = (earlier.ModelId, earlier.StyleId, earlier.Ratio.ToString());
        input.Count = earlier.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        (input.Description, input.Avoid) = (earlier.Description, earlier.Avoid);
        if (catalog.Find(earlier.ModelId)?.Capabilities.Seed == true)
            input.Seed = (await PictureSeedAsync(userId, id, cancellationToken) ?? earlier.Seed).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Only the description: of one that is kept, or of an earlier generation.</summary>
    private async Task UsePromptAsync(Guid userId, string prompt, GenerationInput input, CancellationToken cancellationToken)
    {
        input.Description = Guid.TryParse(prompt, out var id) ? await history.FindAsync(userId, id, cancellationToken) : null;
        if (input.Description is null) _notes.Add("The description in the link is not among yours, so the form opens as you left it.");
    }

    /// <summary>A picture's own seed: the second of four is drawn again as the first. Null when the id is a generation's.</summary>
    private Task<long?> PictureSeedAsync(Guid userId, Guid id, CancellationToken cancellationToken) =>
        db.GalleryImages.Where(i => i.Id == id && i.OwnerId == userId && i.Seed <= GenerationSettings.MaxSeed)
            .Select(i => i.Seed).SingleOrDefaultAsync(cancellationToken);

    private Task<Generation?> FindAsync(Guid userId, Guid id, CancellationToken cancellationToken)
    {
        var images = db.GalleryImages;
        return db.Generations.AsNoTracking()
            .Where(g => g.OwnerId == userId)
            .Where(g => g.Id == id || images.Any(i => i.Id == id && i.OwnerId == userId && i.GenerationId == g.Id))
            .SingleOrDefaultAsync(cancellationToken);
    }

    private void Apply(StudioLink link, GenerationInput input)
    {
        if (link.Model is not null) input.Model = Known(catalog.Find(link.Model)?.Id, input.Model, "model", link.Model);
        if (link.Style is not null) input.Style = Known(catalog.FindStyle(link.Style)?.Id, input.Style, "style", link.Style);
        if (link.Ratio is not null)
            input.Ratio = Known(AspectRatio.TryParse(link.Ratio, out var ratio) ? ratio.ToString() : null, input.Ratio, "aspect ratio", link.Ratio);
        if (link.Count is not null)
            input.Count = Known(link.Count is "1" or "2" or "3" or "4" ? link.Count : null, input.Count, "number of images", link.Count);
    }

    private string? Known(string? found, string? fallback, string what, string typed)
    {
        if (found is null) _notes.Add($"The link asks for the {what} “{Cut(typed)}”, which does not exist here; the form keeps its own.");
        return found ?? fallback;
    }

    /// <summary>A model that is gone or cannot draw what is asked is replaced by the nearest that can, and a note says so.</summary>
    public void Fit(GenerationInput input)
    {
        var model = FitModel(input);
        if (AspectRatio.TryParse(input.Ratio, out var ratio) && !model.Ratios.Contains(ratio))
        {
            var instead = model.Ratios.Contains(AspectRatio.Square) ? AspectRatio.Square : model.Ratios[0];
            _notes.Add($"{model.Name} does not draw {ratio}, so the aspect ratio is now {instead}.");
            input.Ratio = instead.ToString();
        }

        if (int.TryParse(input.Count, out var count) && count > model.MaxImages)
        {
            _notes.Add($"{model.Name} draws at most {model.MaxImages} at a time.");
            input.Count = model.MaxImages.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    public IReadOnlyList<string> Notes => _notes;

    private ImageModel FitModel(GenerationInput input)
    {
        var model = catalog.Find(input.Model) is { } found && found.Can(ImageOperation.Create) ? found : catalog.Default;
        if (model.IsRetired(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)))
        {
            var instead = catalog.Find(model.Replacement) ?? catalog.Default;
            _notes.Add($"{model.Name} is retired; {instead.Name} is chosen instead.");
            model = instead;
        }

        input.Model = model.Id;
        return model;
    }

    private static string Cut(string typed) => typed.Length <= 40 ? typed : string.Concat(typed.AsSpan(0, 40), "…");
}

/// <summary>What a link into the Studio may carry. Descriptions stay out of addresses.</summary>
public sealed record StudioLink(string? Model, string? Style, string? Ratio, string? Count, string? From, string? Prompt, bool Vary);
