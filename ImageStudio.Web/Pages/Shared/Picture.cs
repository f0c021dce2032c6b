using ImageStudio.Web.Gallery;
using ImageStudio.Web.Media;
using ImageStudio.Web.Pages.Images;

namespace ImageStudio.Web.Pages.Shared;

/// <summary>A picture in a page: which copy, which description, and whether it may load late.</summary>
public sealed record Picture(GalleryTile Tile, Rendition Rendition, string Alt, bool Lazy = true, string? Sizes = null)
{
    /// <summary>Two copies to choose from where the layout says how wide the picture gets.</summary>
    public string? SrcSet => Sizes is null ? null : $"{Copy(Rendition.Thumb)}, {Copy(Rendition.Grid)}";

    public static string RatioClass(int width, int height) => (width / (double)height) switch
    {
        > 1.6 and < 2 => "ratio-16x9",
        > 0.95 and < 1.05 => "ratio-1x1",
        > 0.5 and < 0.625 => "ratio-9x16",
        _ => "ratio-other",
    };

    private string Copy(Rendition rendition) => FormattableString.Invariant(
        $"{ImageFiles.Address(Tile.Id, Tile.Hash, rendition)} {ImageFiles.SizeOf(Tile.Width, Tile.Height, rendition).Width}w");
}
