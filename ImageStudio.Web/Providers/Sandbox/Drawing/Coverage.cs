using System.Numerics;

namespace ImageStudio.Web.Providers.Sandbox.Drawing;

/// <summary>Turns outlines into antialiased masks by adding up the signed area left of every edge, then summing along each row.</summary>
internal sealed class Coverage
{
    private readonly int left, top, width, height, stride;
    private readonly float[] sums;

    private Coverage(int left, int top, int width, int height)
    {
        (this.left, this.top, this.width, this.height) = (left, top, width, height);
        stride = width + 2;
        sums = new float[stride * height + 2];
    }

    /// <param name="room">Empty pixels wanted around the shape, for blurring it.</param>
    public static Mask Of(Outline outline, Placement place, Raster raster, int room = 0)
    {
        var (low, high) = Bounds(outline, place);
        var left = Math.Max((int)MathF.Floor(low.X) - room, -room);
        var top = Math.Max((int)MathF.Floor(low.Y) - room, -room);
        var right = Math.Min((int)MathF.Ceiling(high.X) + room, raster.Width + room);
        var bottom = Math.Min((int)MathF.Ceiling(high.Y) + room, raster.Height + room);
        if (right <= left || bottom <= top) return Mask.Empty;

        var coverage = new Coverage(left, top, right - left, bottom - top);
        foreach (var contour in outline.Contours) coverage.Trace(contour, place);
        return coverage.Sum();
    }

    private static (Vector2 Low, Vector2 High) Bounds(Outline outline, Placement place)
    {
        var low = new Vector2(float.MaxValue);
        var high = new Vector2(float.MinValue);
        foreach (var contour in outline.Contours)
            foreach (var point in contour)
            {
                var p = place.ToPixels(point);
                low = Vector2.Min(low, p);
                high = Vector2.Max(high, p);
            }

        return (Vector2.Clamp(low, new(-1e6f), new(1e6f)), Vector2.Clamp(high, new(-1e6f), new(1e6f)));
    }

    private void Trace(Vector2[] contour, Placement place)
    {
        var origin = new Vector2(left, top);
        var previous = place.ToPixels(contour[^1]) - origin;
        foreach (var point in contour)
        {
            var next = place.ToPixels(point) - origin;
            if (previous.Y < next.Y) Edge(previous, next, 1);
            else if (previous.Y > next.Y) Edge(next, previous, -1);
            previous = next;
        }
    }

    private void Edge(Vector2 from, Vector2 to, float direction)
    {
        var slope = (to.X - from.X) / (to.Y - from.Y);
        var first = Math.Max(0, (int)MathF.Floor(from.Y));
        var last = Math.Min(height, (int)MathF.Ceiling(to.Y));
        for (var y = first; y < last; y++)
        {
            var start = Math.Max(y, from.Y);
            var end = Math.Min(y + 1, to.Y);
            if (end <= start) continue;
            var x1 = Math.Clamp(from.X + (start - from.Y) * slope, 0, width);
            var x2 = Math.Clamp(from.X + (end - from.Y) * slope, 0, width);
            Span(y * stride, Math.Min(x1, x2), Math.Max(x1, x2), (end - start) * direction);
        }
    }

    private void Span(int row, float x1, float x2, float area)
    {
        var first = (int)x1;
        var last = (int)MathF.Ceiling(x2);
        if (last <= first + 1)
        {
            var middle = 0.5f * (x1 + x2) - first;
            sums[row + first] += area * (1 - middle);
            sums[row + first + 1] += area * middle;
            return;
        }

        var perPixel = area / (x2 - x1);
        var covered = 0f;
        for (var x = first; x < last; x++)
        {
            var (a, b) = (Math.Max(x, x1), Math.Min(x + 1, x2));
            var share = (b - a) * perPixel;
            var inside = share * (x + 1 - 0.5f * (a + b));
            sums[row + x] += inside + covered;
            covered = share - inside;
        }

        sums[row + last] += covered;
    }

    private Mask Sum()
    {
        var cover = new float[width * height];
        for (var y = 0; y < height; y++)
        {
            float sum = 0;
            for (var x = 0; x < width; x++)
            {
                sum += sums[y * stride + x];
                cover[y * width + x] = Math.Min(MathF.Abs(sum), 1);
            }
        }

        return new(left, top, width, height, cover);
    }
}
