using System.Globalization;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Pages.Shared;

namespace ImageStudio.Web.Pages.Studio;

/// <summary>A model that can do the work, with what it costs.</summary>
public sealed record EditModelRow(ImageModel Model, string Price)
{
    public string Monogram => Model.Family[..1];

    public string VendorSlug => Model.Vendor.ToLowerInvariant().Replace(' ', '-');
}

/// <summary>A model that cannot, and why.</summary>
public sealed record EditModelReason(string Name, string Reason);

/// <summary>Everything the edit form shows. Made anew for each answer from what was typed, so that nothing typed is lost.</summary>
public sealed record EditForm(EditInput Input, ImageOperation Operation, GalleryTile? Picture, PriceShown Price, Guid OrderKey, IReadOnlyList<FieldProblem> Problems)
{
    public IReadOnlyList<string> Notes { get; init; } = [];

    public IReadOnlyList<EditModelRow> Models { get; init; } = [];

    public IReadOnlyList<EditModelReason> Others { get; init; } = [];

    /// <summary>The chosen one; null when none can do it.</summary>
    public ImageModel? Model { get; init; }

    /// <summary>The chosen model's action, for what it takes.</summary>
    public RouteAction? Action { get; init; }

    public IReadOnlyList<AspectRatio> Ratios { get; init; } = [];

    public IReadOnlyList<int> Scales { get; init; } = [];

    /// <summary>Pictures to refer to, newest first; the one to change is not among them.</summary>
    public IReadOnlyList<GalleryTile> Pictures { get; init; } = [];

    public IReadOnlyList<Destination> Projects { get; init; } = [];

    /// <summary>Percent of the picture that a kept mask marks; null without one.</summary>
    public int? Marked { get; init; }

    public bool IsSandbox { get; init; }

    public string Verb => EditWord.Verb(Operation);

    public PromptUse Prompt => EditCheck.PromptOf(Model, Operation);

    public bool HasCount => Operation is ImageOperation.Edit or ImageOperation.EditArea or ImageOperation.Extend;

    public string? ProblemOf(string field) => Problems.FirstOrDefault(problem => problem.Field == field)?.Words;

    public bool RefersTo(Guid id) => Input.References?.Contains(id.ToString()) == true;

    public EditArea AreaAt(int index) => Input.Areas?.ElementAtOrDefault(index) ?? new();

    /// <summary>What a scale makes of the picture.</summary>
    public string Enlarged(int scale) => Picture is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{Picture.Width * scale} × {Picture.Height * scale}");
}
