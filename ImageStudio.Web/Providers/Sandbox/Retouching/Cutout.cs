using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Retouching;

/// <summary>Tells a picture's background from its subject in the simplest way: what is like the edges and hangs together with them.</summary>
internal static class Cutout
{
    private const float Alike = 0.06f;

    /// <summary>0 for the background, 1 elsewhere, pixel by pixel.</summary>
    public static float[] Alpha(Raster picture)
    {
        var alpha = new float[picture.Width * picture.Height];
        Array.Fill(alpha, 1);
        var open = new Stack<int>(Edges(picture));
        while (open.TryPop(out var at))
        {
            if (alpha[at] == 0) continue;
            alpha[at] = 0;
            foreach (var next in Neighbours(picture, at))
                if (alpha[next] != 0 && Distance(picture, at, next) < Alike)
                    open.Push(next);
        }

        return alpha;
    }

    private static IEnumerable<int> Edges(Raster picture)
    {
        for (var x = 0; x < picture.Width; x++) yield return x;
        for (var y = 0; y < picture.Height; y++)
        {
            yield return y * picture.Width;
            yield return (y + 1) * picture.Width - 1;
        }
    }

    private static IEnumerable<int> Neighbours(Raster picture, int at)
    {
        var x = at % picture.Width;
        if (x > 0) yield return at - 1;
        if (x < picture.Width - 1) yield return at + 1;
        if (at >= picture.Width) yield return at - picture.Width;
        if (at + picture.Width < picture.Width * picture.Height) yield return at + picture.Width;
    }

    private static float Distance(Raster picture, int a, int b)
    {
        var (one, other) = (picture.At(a * 3), picture.At(b * 3));
        return MathF.Abs(one.R - other.R) + MathF.Abs(one.G - other.G) + MathF.Abs(one.B - other.B);
    }
}
