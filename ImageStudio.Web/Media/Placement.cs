namespace ImageStudio.Web.Media;

/// <summary>A canvas in pixels, and where the picture's upper left corner lies on it.</summary>
public sealed record Placement(int Width, int Height, int Left, int Top)
{
    /// <summary>What a canvas shows around the picture.</summary>
    internal const byte Grey = 128;

    internal long Pixels => (long)Width * Height;
}
