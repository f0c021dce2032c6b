namespace ImageStudio.Web.Providers.Sandbox.Drawing;

/// <summary>How much of each pixel a shape covers, for the part of the picture it touches.</summary>
internal sealed class Mask(int left, int top, int width, int height, float[] cover)
{
    public static readonly Mask Empty = new(0, 0, 0, 0, []);

    public int Left { get; } = left;

    public int Top { get; } = top;

    public int Width { get; } = width;

    public int Height { get; } = height;

    public float[] Cover { get; } = cover;

    public float this[int x, int y] => Cover[y * Width + x];

    /// <summary>The same shape blurred; the mask must have been made with room around it.</summary>
    public Mask Soften(int radius)
    {
        var soft = (float[])Cover.Clone();
        Blur.Plane(soft, Width, Height, radius);
        return new(Left, Top, Width, Height, soft);
    }
}
