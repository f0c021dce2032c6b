using ImageStudio.Web.Credits;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using Version = ImageStudio.Web.Generations.Version;

namespace ImageStudio.Web.Pages.Gallery;

/// <summary>A picture of a version tree in words, and what is under it.</summary>
public sealed record VersionShown(VersionTree Tree, Version Version, Guid CurrentId)
{
    public IReadOnlyList<VersionShown> Under => [.. Tree.Under(Version).Select(child => this with { Version = child })];

    public string What => Version.IsVariation ? "Variation" : Version.Kind switch
    {
        ImageKind.Created => "Created",
        ImageKind.Edited => "Edited",
        ImageKind.AreaEdited => "Area edited",
        ImageKind.Extended => "Extended",
        ImageKind.Upscaled => "Upscaled",
        ImageKind.BackgroundRemoved => "Background removed",
        _ => "Uploaded",
    };

    public string Facts => Version.Kind == ImageKind.Uploaded
        ? FormattableString.Invariant($"{Version.Tile.Width} × {Version.Tile.Height}")
        : FormattableString.Invariant($"{Version.ModelName} · {Version.Tile.Width} × {Version.Tile.Height} · {CreditText.Exact(Version.Cost)}");
}
