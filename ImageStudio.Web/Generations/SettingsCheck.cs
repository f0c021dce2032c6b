using System.Globalization;
using ImageStudio.Web.Catalog;

namespace ImageStudio.Web.Generations;

/// <summary>Something wrong with one field, in words for the person who typed it.</summary>
public sealed record FieldProblem(string Field, string Words);

/// <summary>The outcome of a check: settings, or the problems that stand in their way. What is right by itself is there in any case, so that a
/// price can be shown before the description is written.</summary>
public sealed record CheckedSettings(
    GenerationSettings? Settings, IReadOnlyList<FieldProblem> Problems, ImageModel? Model, AspectRatio? Ratio, int? Count);

/// <summary>Reads the form against the catalogue. The one place where rules about settings live.</summary>
public sealed class SettingsCheck(ModelCatalog catalog, TimeProvider clock)
{
    public const string DescriptionMissing = "Add a description";
    public const string InstructionMissing = "Say what should change";

    /// <param name="input">The form.</param>
    /// <param name="instructions">What the project asks of every picture; null for nothing, or when that is switched off.</param>
    public CheckedSettings Run(GenerationInput input, string? instructions = null)
    {
        var problems = new List<FieldProblem>();
        var model = Model(input, problems);
        var style = Style(input, problems);
        var ratio = Ratio(input, model, problems);
        var count = Count(input, model, problems);
        var description = Description(input, instructions, problems);
        var avoid = Avoid(input.Avoid, model, problems);
        var seed = Seed(input.Seed, model, problems);

        return problems.Count > 0
            ? new(null, problems, model, ratio, count)
            : new(new(model!, style!, ratio!.Value, count!.Value, description, avoid, seed) { ProjectInstructions = instructions }, problems, model, ratio, count);
    }

    private ImageModel? Model(GenerationInput input, List<FieldProblem> problems)
    {
        var model = catalog.Find(input.Model);
        if (model?.Can(ImageOperation.Create) != true)
        {
            problems.Add(new(nameof(input.Model), "Choose one of the listed models"));
            return null;
        }

        if (model.IsRetired(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)))
        {
            var replacement = model.Replacement is null ? null : catalog.Find(model.Replacement);
            problems.Add(new(nameof(input.Model), $"{model.Name} is retired. Choose {replacement?.Name ?? "another model"} instead"));
        }

        return model;
    }

    private Style? Style(GenerationInput input, List<FieldProblem> problems)
    {
        var style = input.Style is null ? null : catalog.FindStyle(input.Style);
        if (style is null) problems.Add(new(nameof(input.Style), "Choose one of the listed styles"));
        return style;
    }

    private static AspectRatio? Ratio(GenerationInput input, ImageModel? model, List<FieldProblem> problems)
    {
        if (!AspectRatio.TryParse(input.Ratio, out var ratio))
        {
            problems.Add(new(nameof(input.Ratio), "Choose one of the listed aspect ratios"));
            return null;
        }

        if (model is null || model.Ratios.Contains(ratio)) return ratio;
        problems.Add(new(nameof(input.Ratio), $"{model.Name} cannot draw {ratio}. Choose {InWords(model.Ratios)}"));
        return null;
    }

    private static int? Count(GenerationInput input, ImageModel? model, List<FieldProblem> problems)
    {
        if (!int.TryParse(input.Count, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 4)
        {
            problems.Add(new(nameof(input.Count), "Choose 1, 2, 3 or 4 images"));
            return null;
        }

        if (model is null || count <= model.MaxImages) return count;
        problems.Add(new(nameof(input.Count), $"{model.Name} draws at most {model.MaxImages} at a time"));
        return null;
    }

    private static string Description(GenerationInput input, string? instructions, List<FieldProblem> problems)
    {
        var description = GenerationInput.Clean(input.Description);
        if (description.Length == 0)
            problems.Add(new(nameof(input.Description), DescriptionMissing));
        var fitting = ModelCatalog.MaxPromptCharacters - (instructions is null ? 0 : instructions.Length + GenerationSettings.InstructionsParagraph.Length);
        if (description.Length > fitting && description.Length <= ModelCatalog.MaxPromptCharacters)
            problems.Add(new(nameof(input.Description), Shorten("the description", description.Length, fitting) + ", beside the project's instructions, which you may leave out"));
        Limit(nameof(input.Description), "the description", description, ModelCatalog.MaxPromptCharacters, problems);
        return description;
    }

    internal static void Limit(string field, string what, string text, int most, List<FieldProblem> problems)
    {
        if (text.Length > most) problems.Add(new(field, Shorten(what, text.Length, most)));
    }

    internal static string? Avoid(string? typed, ImageModel? model, List<FieldProblem> problems)
    {
        // Never a problem for a model that cannot: its form has no such field, and what was typed for another model may still come along.
        var avoid = GenerationInput.Clean(typed);
        if (avoid.Length == 0 || model?.Capabilities.NegativePrompt != true) return null;
        Limit(nameof(GenerationInput.Avoid), "what to avoid", avoid, GenerationSettings.MaxAvoidCharacters, problems);
        return avoid;
    }

    internal static long? Seed(string? typed, ImageModel? model, List<FieldProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(typed) || model?.Capabilities.Seed != true) return null;
        if (long.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            && seed <= GenerationSettings.MaxSeed) return seed;

        problems.Add(new(nameof(GenerationInput.Seed), "Give the seed as a whole number from 0 to 2,147,483,644, or leave it empty"));
        return null;
    }

    private static string Shorten(string what, int length, int limit) => string.Create(
        CultureInfo.InvariantCulture,
        $"Shorten {what} by {length - limit:#,0} {(length - limit == 1 ? "character" : "characters")}: {limit:#,0} fit, this has {length:#,0}");

    private static string InWords(IReadOnlyList<AspectRatio> ratios) =>
        ratios.Count == 1 ? ratios[0].ToString() : $"{string.Join(", ", ratios.SkipLast(1))} or {ratios[^1]}";
}
