namespace ImageStudio.Web.Providers.Sandbox.Drawing;

/// <summary>Blurs by running sums: two box passes each way, the same cost for every radius.</summary>
internal static class Blur
{
    public static void Plane(float[] plane, int width, int height, int radius)
    {
        if (radius < 1 || plane.Length == 0) return;
        var other = new float[plane.Length];
        for (var pass = 0; pass < 2; pass++)
        {
            for (var y = 0; y < height; y++) Row(plane, other, y * width, width, radius);
            Columns(other, plane, width, height, radius);
        }
    }

    /// <summary>A soft copy at a quarter of the size, to be read with <see cref="Sample"/>: enough for glows and soft light.</summary>
    public static Raster Quarter(Raster raster, float radius)
    {
        const int Step = 4;
        var small = new Raster((raster.Width + Step - 1) / Step, (raster.Height + Step - 1) / Step);
        for (var y = 0; y < small.Height; y++)
            for (var x = 0; x < small.Width; x++)
                small[x, y] = (raster.Near(x * Step + 1, y * Step + 1) + raster.Near(x * Step + 3, y * Step + 3)) * 0.5f;
        All(small, (int)MathF.Round(radius / Step));
        return small;
    }

    public static Rgb Sample(Raster small, int x, int y)
    {
        var (u, v) = (Math.Max(0, x * 0.25f - 0.375f), Math.Max(0, y * 0.25f - 0.375f));
        var (left, top) = ((int)u, (int)v);
        var (right, bottom) = (Math.Min(left + 1, small.Width - 1), Math.Min(top + 1, small.Height - 1));
        var (a, b, c, d) = ((top * small.Width + left) * 3, (top * small.Width + right) * 3, (bottom * small.Width + left) * 3, (bottom * small.Width + right) * 3);
        var (fx, fy) = (u - left, v - top);
        var (wa, wb, wc, wd) = ((1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy);
        var n = small.Values;
        return new(
            n[a] * wa + n[b] * wb + n[c] * wc + n[d] * wd,
            n[a + 1] * wa + n[b + 1] * wb + n[c + 1] * wc + n[d + 1] * wd,
            n[a + 2] * wa + n[b + 2] * wb + n[c + 2] * wc + n[d + 2] * wd);
    }

    public static void All(Raster raster, int radius)
    {
        if (radius < 1) return;
        var plane = new float[raster.Width * raster.Height];
        for (var channel = 0; channel < 3; channel++)
        {
            for (var i = 0; i < plane.Length; i++) plane[i] = raster.Values[i * 3 + channel];
            Plane(plane, raster.Width, raster.Height, radius);
            for (var i = 0; i < plane.Length; i++) raster.Values[i * 3 + channel] = plane[i];
        }
    }

    private static void Row(float[] from, float[] to, int start, int width, int radius)
    {
        var scale = 1f / (2 * radius + 1);
        var last = start + width - 1;
        float sum = 0;
        for (var i = -radius; i <= radius; i++) sum += from[Math.Clamp(start + i, start, last)];
        for (var x = 0; x < width; x++)
        {
            to[start + x] = sum * scale;
            sum += from[Math.Min(start + x + radius + 1, last)] - from[Math.Max(start + x - radius, start)];
        }
    }

    private static void Columns(float[] from, float[] to, int width, int height, int radius)
    {
        var scale = 1f / (2 * radius + 1);
        var sums = new float[width];
        for (var y = -radius; y <= radius; y++)
            for (int x = 0, row = Math.Clamp(y, 0, height - 1) * width; x < width; x++)
                sums[x] += from[row + x];

        for (var y = 0; y < height; y++)
        {
            var enter = Math.Min(y + radius + 1, height - 1) * width;
            var leave = Math.Max(y - radius, 0) * width;
            for (var x = 0; x < width; x++)
            {
                to[y * width + x] = sums[x] * scale;
                sums[x] += from[enter + x] - from[leave + x];
            }
        }
    }
}
