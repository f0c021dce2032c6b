using ImageStudio.Web.Catalog;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Pages.Shared;

namespace ImageStudio.Web.Pages.Studio;

/// <summary>The control that has the description rewritten, and what it last did.</summary>
public sealed record ImproveShown
{
    public bool IsSetUp { get; init; }

    /// <summary>To whoever could set a chat model up it is said where.</summary>
    public bool NamesSetting { get; init; }

    /// <summary>The description before it was rewritten; null when there is nothing to undo.</summary>
    public string? Original { get; init; }

    /// <summary>Why it was not rewritten, in a sentence.</summary>
    public string? Failure { get; init; }

    /// <summary>The description has just changed: it gets the focus.</summary>
    public bool HasFocus { get; init; }
}

/// <summary>Everything the form shows. Made anew for each answer from what was typed, so that nothing typed is lost.</summary>
public sealed record StudioForm(
    GenerationInput Input,
    ImageModel Model,
    ModelRow ModelRow,
    IReadOnlyList<Style> Styles,
    ModelRoute Route,
    PriceShown Price,
    Guid OrderKey,
    IReadOnlyList<FieldProblem> Problems,
    IReadOnlyList<string> Notes)
{
    public const int TilesBeforeMore = 8;

    /// <summary>The list to choose another model from; null while nobody has asked for it.</summary>
    public ModelList? Models { get; init; }

    /// <summary>How many models can be chosen now.</summary>
    public int Available { get; init; }

    /// <summary>Whether the chosen model is drawn by the built-in sandbox.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>The person's projects, to make pictures for.</summary>
    public IReadOnlyList<Destination> Projects { get; init; } = [];

    /// <summary>Of the chosen project.</summary>
    public ProjectInstructions? Instructions { get; init; }

    public ImproveShown Improve { get; init; } = new();

    /// <summary>What is behind "More", in one word each.</summary>
    public IReadOnlyList<string> More => [.. MoreFields()];

    public bool MoreIsUsed => !string.IsNullOrEmpty(Input.Avoid) || !string.IsNullOrEmpty(Input.Seed) || !string.IsNullOrEmpty(Input.Project);

    private IEnumerable<string> MoreFields()
    {
        if (Projects.Count > 0) yield return "project";
        if (Model.Capabilities.NegativePrompt) yield return "avoid";
        if (Model.Capabilities.Seed) yield return "seed";
    }

    public string? ProblemOf(string field) => Problems.FirstOrDefault(problem => problem.Field == field)?.Words;

    public string StyleNote => Route.NativeStyles.Count == 0 ? "No native styles — added to the description"
        : Route.NativeStyles.ContainsKey(Input.Style ?? "") || Input.Style is null or Style.AutoId ? "Native styles"
        : "This style is added to the description";
}
