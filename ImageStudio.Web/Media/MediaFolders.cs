namespace ImageStudio.Web.Media;

/// <summary>The file layout: originals and renditions two levels deep by content address, and a folder for files being written.</summary>
internal sealed class MediaFolders(MediaOptions options)
{
    private readonly string _root = Path.GetFullPath(options.Root);

    /// <summary>On the same volume as the rest, so that a file moves to its place in one step.</summary>
    public string Incoming => Path.Combine(_root, "incoming");

    public string Originals => Path.Combine(_root, "originals");

    public string Original(ContentHash hash, ImageFormat format) => Address("originals", hash, ImageStore.Extension(format));

    /// <summary>The XMP packet of an original. It lies beside it because renditions may be thrown away and made again.</summary>
    public string Mark(ContentHash hash) => Address("originals", hash, ".xmp");

    public string Rendition(ContentHash hash, Rendition rendition) => Address("renditions", hash, rendition switch
    {
        Media.Rendition.Thumb => "-thumb.webp",
        Media.Rendition.Grid => "-grid.webp",
        Media.Rendition.Full => "-full.webp",
        _ => throw new ArgumentOutOfRangeException(nameof(rendition)),
    });

    public string Mask(ContentHash hash) => Address("masks", hash, ".png");

    private string Address(string kind, ContentHash hash, string ending) =>
        Path.Combine(_root, kind, hash.Text[..2], hash.Text[2..4], hash.Text + ending);
}
