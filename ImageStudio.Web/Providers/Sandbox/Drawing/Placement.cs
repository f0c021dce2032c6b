using System.Numerics;

namespace ImageStudio.Web.Providers.Sandbox.Drawing;

/// <summary>Where a shape's origin lies in the picture, how many pixels one local unit is, and whether it looks the other way.</summary>
internal readonly record struct Placement(float X, float Y, float Scale, bool Flip = false)
{
    public static readonly Placement Pixels = new(0, 0, 1);

    public Vector2 ToPixels(Vector2 point) => new(X + (Flip ? -point.X : point.X) * Scale, Y + point.Y * Scale);

    public (float U, float V) ToLocal(float x, float y) => ((Flip ? X - x : x - X) / Scale, (y - Y) / Scale);
}
