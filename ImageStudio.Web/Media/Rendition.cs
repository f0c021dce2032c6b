namespace ImageStudio.Web.Media;

/// <summary>The copies we show: re-encoded as WebP, never larger than the original. The value is the longest side in pixels.</summary>
public enum Rendition
{
    Thumb = 320,
    Grid = 640,
    Full = 1600,
}
