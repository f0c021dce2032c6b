using System.Numerics;

namespace ImageStudio.Web.Providers.Sandbox.Drawing;

/// <summary>One or more closed contours in local units. Contours are turned the same way round, so that overlaps join and never cut holes.</summary>
internal sealed class Outline
{
    private const int CurveSteps = 10;
    private const int CircleSteps = 56;

    private readonly List<Vector2[]> contours = [];

    public IReadOnlyList<Vector2[]> Contours => contours;

    /// <summary>Straight edges through x, y pairs.</summary>
    public Outline Polygon(params ReadOnlySpan<float> xy)
    {
        var points = new Vector2[xy.Length / 2];
        for (var i = 0; i < points.Length; i++) points[i] = new(xy[2 * i], xy[2 * i + 1]);
        return Add(points);
    }

    /// <summary>A closed soft curve through x, y pairs (Catmull-Rom).</summary>
    public Outline Curve(params ReadOnlySpan<float> xy)
    {
        var count = xy.Length / 2;
        var points = new Vector2[count * CurveSteps];
        for (var i = 0; i < count; i++)
        {
            var (a, b, c, d) = (Knot(xy, i - 1), Knot(xy, i), Knot(xy, i + 1), Knot(xy, i + 2));
            for (var s = 0; s < CurveSteps; s++) points[i * CurveSteps + s] = Between(a, b, c, d, s / (float)CurveSteps);
        }

        return Add(points);
    }

    public Outline Ellipse(float x, float y, float radiusX, float radiusY, float turn = 0)
    {
        var points = new Vector2[CircleSteps];
        var (turnSin, turnCos) = MathF.SinCos(turn);
        for (var i = 0; i < CircleSteps; i++)
        {
            var (sin, cos) = MathF.SinCos(i * MathF.Tau / CircleSteps);
            points[i] = new(x + cos * radiusX * turnCos - sin * radiusY * turnSin, y + cos * radiusX * turnSin + sin * radiusY * turnCos);
        }

        return Add(points);
    }

    public Outline Box(float left, float top, float right, float bottom) => Polygon(left, top, right, top, right, bottom, left, bottom);

    public Outline RoundBox(float left, float top, float right, float bottom, float radius)
    {
        Box(left + radius, top, right - radius, bottom).Box(left, top + radius, right, bottom - radius);
        Ellipse(left + radius, top + radius, radius, radius).Ellipse(right - radius, top + radius, radius, radius);
        return Ellipse(left + radius, bottom - radius, radius, radius).Ellipse(right - radius, bottom - radius, radius, radius);
    }

    /// <summary>A line from point to point whose half width goes from one value to the other.</summary>
    public Outline Line(float x1, float y1, float half1, float x2, float y2, float half2)
    {
        var along = new Vector2(x2 - x1, y2 - y1);
        var length = Math.Max(along.Length(), 1e-6f);
        var across = new Vector2(-along.Y, along.X) / length;
        var (a, b) = (new Vector2(x1, y1), new Vector2(x2, y2));
        return Add([a + across * half1, b + across * half2, b - across * half2, a - across * half1]);
    }

    private Outline Add(Vector2[] points)
    {
        float area = 0;
        for (var i = 0; i < points.Length; i++)
        {
            var (a, b) = (points[i], points[(i + 1) % points.Length]);
            area += a.X * b.Y - b.X * a.Y;
        }

        if (area < 0) Array.Reverse(points);
        contours.Add(points);
        return this;
    }

    private static Vector2 Knot(ReadOnlySpan<float> xy, int index)
    {
        var count = xy.Length / 2;
        index = (index + count) % count;
        return new(xy[2 * index], xy[2 * index + 1]);
    }

    private static Vector2 Between(Vector2 a, Vector2 b, Vector2 c, Vector2 d, float t) =>
        0.5f * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * (t * t) + (3 * b - a - 3 * c + d) * (t * t * t));
}
