namespace ImageStudio.Web.Media;

/// <summary>Opens what <see cref="ImageIntake"/> kept. What is not there is null; a failing disk throws.</summary>
public sealed class ImageStore
{
    /// <summary>Every rendition is of this type.</summary>
    public const string RenditionContentType = "image/webp";

    private readonly MediaFolders _folders;
    private readonly Renditions _renditions;

    internal ImageStore(MediaFolders folders, Renditions renditions) => (_folders, _renditions) = (folders, renditions);

    public static string ContentType(ImageFormat format) => format switch
    {
        ImageFormat.Png => "image/png",
        ImageFormat.Jpeg => "image/jpeg",
        ImageFormat.WebP => "image/webp",
        ImageFormat.Avif => "image/avif",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>The usual file ending, with its dot.</summary>
    public static string Extension(ImageFormat format) => format switch
    {
        ImageFormat.Png => ".png",
        ImageFormat.Jpeg => ".jpg",
        ImageFormat.WebP => ".webp",
        ImageFormat.Avif => ".avif",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>The untouched bytes, which may only leave as a download. Null when there are none, or the hash is no hash.</summary>
    public FileStream? OpenOriginal(string hash, ImageFormat format) =>
        ContentHash.Parse(hash) is { } address ? OpenIfThere(_folders.Original(address, format)) : null;

    /// <summary>The WebP copy to show, made again if it is missing. Null when there is no original, or the hash is no hash.</summary>
    /// <exception cref="InvalidDataException">The original on disk can no longer be read as a picture.</exception>
    public async Task<FileStream?> OpenRenditionAsync(
        string hash, ImageFormat format, Rendition rendition, CancellationToken ct = default) =>
        ContentHash.Parse(hash) is { } address ? await _renditions.OpenAsync(address, format, rendition, ct) : null;

    internal static FileStream? OpenIfThere(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 0, FileOptions.Asynchronous);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
