namespace ImageStudio.Web.Media;

/// <summary>The kinds of file that are kept. The bytes decide, never a name or a claimed type.</summary>
public enum ImageFormat
{
    Png,
    Jpeg,
    WebP,
    Avif,
}
