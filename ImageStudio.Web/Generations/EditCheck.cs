using System.Globalization;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Media;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Generations;

/// <summary>The outcome of a check of the edit form. What is right by itself is there in any case, so that a price can be shown before all is.</summary>
/// <param name="Settings">Null while there are problems.</param>
/// <param name="Problems">In the order of the form.</param>
/// <param name="Operation">What is to be done.</param>
/// <param name="Pictures">The picture to change first, then those to refer to; all of them the person's own.</param>
/// <param name="Model">The chosen one.</param>
/// <param name="Wanted">What is asked of a model; null while no picture is chosen.</param>
public sealed record CheckedEdit(
    GenerationSettings? Settings, IReadOnlyList<FieldProblem> Problems, ImageOperation Operation, IReadOnlyList<GalleryImage> Pictures, ImageModel? Model, WantedWork? Wanted)
{
    /// <summary>From rectangles; to be kept before the work is ordered.</summary>
    public AreaMask? NewMask { get; init; }
}

/// <summary>Reads the edit form against the person's pictures and the catalogue. What a model cannot do is never given to it.</summary>
public sealed class EditCheck(StudioDb db, ModelCatalog catalog, OrderDesk desk, MaskStore masks, TimeProvider clock)
{
    public const string AreaMissing = "Mark the area to change";

    public async Task<CheckedEdit> RunAsync(Guid userId, EditInput input, CancellationToken cancellationToken)
    {
        var problems = new List<FieldProblem>();
        var operation = EditWord.Find(input.Do) ?? ImageOperation.Edit;
        var pictures = await PicturesAsync(userId, input, operation, problems, cancellationToken);
        var ratio = Ratio(input, operation, pictures, problems);
        var count = Count(input, operation, problems);
        var scale = Scale(input, operation, problems);
        var isExtendable = operation != ImageOperation.Extend || ratio is not null;
        var wanted = pictures.Count > 0 && isExtendable ? new WantedWork(operation, ratio, count, [.. pictures.Select(SizeOf)], scale) : null;
        var model = Model(input, wanted, problems);
        var (hash, mask) = operation == ImageOperation.EditArea ? await MaskAsync(input, pictures, problems, cancellationToken) : default;
        var description = Description(input, PromptOf(model, operation), problems);
        var avoid = SettingsCheck.Avoid(input.Avoid, model, problems);
        var seed = SettingsCheck.Seed(input.Seed, model, problems);
        if (problems.Count > 0) return new(null, problems, operation, pictures, model, wanted) { NewMask = mask };

        var sources = pictures.Select(SourcePicture.Of).ToList();
        // A picture that is only enlarged or cut out is still the picture it was, and is found again by its words.
        var settings = new GenerationSettings(
            model!, catalog.FindStyle(Style.AutoId) ?? catalog.Styles[0], ratio ?? AspectRatio.Of(sources[0].Size), count,
            description.Length > 0 ? description : pictures[0].Description, avoid, seed)
        {
            Operation = operation,
            Instruction = description,
            KeepsRatio = ratio is null,
            Sources = sources,
            MaskHash = hash,
            Scale = scale,
        };
        return new(settings, problems, operation, pictures, model, wanted) { NewMask = mask };
    }

    public static PromptUse PromptOf(ImageModel? model, ImageOperation operation) =>
        model?.Routes.Select(route => route.Find(operation)).FirstOrDefault(action => action is not null)?.Prompt
        ?? (operation is ImageOperation.Upscale or ImageOperation.RemoveBackground ? PromptUse.None : PromptUse.Required);

    private static PixelSize SizeOf(GalleryImage image) => new(image.Width, image.Height);

    private async Task<IReadOnlyList<GalleryImage>> PicturesAsync(
        Guid userId, EditInput input, ImageOperation operation, List<FieldProblem> problems, CancellationToken cancellationToken)
    {
        var others = operation == ImageOperation.Edit ? input.References ?? [] : [];
        var ids = others.Prepend(input.Image).Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Distinct().Take(ImageWork.MaxInputs + 1).ToList();
        var found = await db.GalleryImages.AsNoTracking().Where(i => i.OwnerId == userId && ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancellationToken);
        if (!found.ContainsKey(ids[0]))
        {
            problems.Add(new(nameof(input.Image), "Choose a picture to start from"));
            return [];
        }

        if (ids.Skip(1).Any(id => !found.ContainsKey(id))) problems.Add(new(nameof(input.References), "Choose further pictures from your own gallery"));
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    private static AspectRatio? Ratio(EditInput input, ImageOperation operation, IReadOnlyList<GalleryImage> pictures, List<FieldProblem> problems)
    {
        if (operation is not (ImageOperation.Edit or ImageOperation.Extend)) return null;
        if (string.IsNullOrEmpty(input.Ratio) && operation == ImageOperation.Edit) return null;
        if (!AspectRatio.TryParse(input.Ratio, out var ratio))
        {
            problems.Add(new(nameof(input.Ratio), operation == ImageOperation.Extend ? "Choose the aspect ratio to extend to" : "Choose one of the listed aspect ratios"));
            return null;
        }

        if (operation != ImageOperation.Extend || pictures.Count == 0 || Canvas.Around(SizeOf(pictures[0]), ratio).Size != SizeOf(pictures[0])) return ratio;
        problems.Add(new(nameof(input.Ratio), $"The picture is {ratio} already. Choose another aspect ratio"));
        return null;
    }

    private static int Count(EditInput input, ImageOperation operation, List<FieldProblem> problems)
    {
        if (operation is ImageOperation.Upscale or ImageOperation.RemoveBackground) return 1;
        if (int.TryParse(input.Count ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= ImageWork.MaxImages) return count;
        problems.Add(new(nameof(input.Count), "Choose 1, 2, 3 or 4 images"));
        return 1;
    }

    private static int Scale(EditInput input, ImageOperation operation, List<FieldProblem> problems)
    {
        if (operation != ImageOperation.Upscale) return 1;
        if (int.TryParse(input.Scale ?? "2", NumberStyles.None, CultureInfo.InvariantCulture, out var scale) && scale is >= 2 and <= (int)ImageWork.MaxScale) return scale;
        problems.Add(new(nameof(input.Scale), "Choose one of the listed sizes"));
        return 2;
    }

    private ImageModel? Model(EditInput input, WantedWork? wanted, List<FieldProblem> problems)
    {
        var model = catalog.Find(input.Model);
        if (model is null)
            problems.Add(new(nameof(input.Model), "Choose one of the listed models"));
        else if (model.IsRetired(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)))
            problems.Add(new(nameof(input.Model), $"{model.Name} is retired. Choose another model"));
        else if (wanted is not null && desk.WhyNot(model, wanted) is { } why)
            problems.Add(new(nameof(input.Model), $"{why.Words}. Choose another model"));
        return model;
    }

    private async Task<(string? Hash, AreaMask? New)> MaskAsync(
        EditInput input, IReadOnlyList<GalleryImage> pictures, List<FieldProblem> problems, CancellationToken cancellationToken)
    {
        if (pictures.Count == 0) return default;
        if (await KeptAsync(input.Mask, cancellationToken) is { } kept)
        {
            if (!input.Invert) return (input.Mask, null);
            return (null, Marked(kept.Inverted(), problems));
        }

        var rectangles = Rectangles(input, problems);
        if (rectangles.Count == 0)
        {
            if (problems.TrueForAll(problem => problem.Field != "Areas")) problems.Add(new("Areas", AreaMissing));
            return default;
        }

        var mask = AreaMask.OfRectangles(pictures[0].Width, pictures[0].Height, rectangles);
        return (null, Marked(input.Invert ? mask.Inverted() : mask, problems));
    }

    private static AreaMask? Marked(AreaMask mask, List<FieldProblem> problems)
    {
        if (!mask.IsEmpty) return mask;
        problems.Add(new("Areas", "What is marked lies outside the picture, or leaves nothing to change"));
        return null;
    }

    private Task<AreaMask?> KeptAsync(string? hash, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(hash) ? Task.FromResult<AreaMask?>(null) : masks.FindAsync(hash, cancellationToken);

    private static List<MaskRectangle> Rectangles(EditInput input, List<FieldProblem> problems)
    {
        var rectangles = new List<MaskRectangle>();
        foreach (var area in (input.Areas ?? []).Take(EditInput.MostAreas).Where(area => !area.IsEmpty))
        {
            if (Side(area.Left ?? "0") is { } left && Side(area.Top ?? "0") is { } top && Side(area.Width) is > 0 and var width && Side(area.Height) is > 0 and var height)
                rectangles.Add(new(left, top, width, height));
            else if (problems.TrueForAll(problem => problem.Field != "Areas"))
                problems.Add(new("Areas", "Give left, top, width and height of an area as whole numbers of pixels"));
        }

        return rectangles;
    }

    private static int? Side(string? text) =>
        string.IsNullOrWhiteSpace(text) ? 0
        : int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var side) && side <= 100_000 ? side
        : null;

    private static string Description(EditInput input, PromptUse use, List<FieldProblem> problems)
    {
        var description = GenerationInput.Clean(input.Description);
        if (use == PromptUse.None) return "";
        if (description.Length == 0 && use == PromptUse.Required) problems.Add(new(nameof(input.Description), SettingsCheck.InstructionMissing));
        SettingsCheck.Limit(nameof(input.Description), "the description", description, ModelCatalog.MaxPromptCharacters, problems);
        return description;
    }
}
