namespace ImageStudio.Web.Providers.Sandbox.Drawing;

/// <summary>A picture in memory: three floats per pixel, row by row.</summary>
internal sealed class Raster(int width, int height)
{
    public int Width { get; } = width;

    public int Height { get; } = height;

    /// <summary>The shorter side: the unit in which sizes are given, so that a picture looks alike at every resolution.</summary>
    public float Unit { get; } = Math.Min(width, height);

    public float[] Values { get; } = new float[width * height * 3];

    public Rgb this[int x, int y]
    {
        get => At((y * Width + x) * 3);
        set => Put((y * Width + x) * 3, value);
    }

    public Rgb At(int index) => new(Values[index], Values[index + 1], Values[index + 2]);

    public void Put(int index, Rgb colour)
    {
        Values[index] = colour.R;
        Values[index + 1] = colour.G;
        Values[index + 2] = colour.B;
    }

    public void Blend(int x, int y, Rgb colour, float alpha)
    {
        var index = (y * Width + x) * 3;
        Values[index] += (colour.R - Values[index]) * alpha;
        Values[index + 1] += (colour.G - Values[index + 1]) * alpha;
        Values[index + 2] += (colour.B - Values[index + 2]) * alpha;
    }

    public void Add(int x, int y, Rgb light)
    {
        var index = (y * Width + x) * 3;
        Values[index] += light.R;
        Values[index + 1] += light.G;
        Values[index + 2] += light.B;
    }

    /// <summary>The nearest pixel, with positions outside moved to the edge.</summary>
    public Rgb Near(float x, float y) => this[Math.Clamp((int)x, 0, Width - 1), Math.Clamp((int)y, 0, Height - 1)];

    /// <summary>Replaces every pixel by what <paramref name="change"/> makes of it.</summary>
    public void Map(Func<int, int, Rgb, Rgb> change)
    {
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
            {
                var index = (y * Width + x) * 3;
                Put(index, change(x, y, At(index)));
            }
    }

    public float[] Lumas()
    {
        var lumas = new float[Width * Height];
        for (int i = 0, v = 0; i < lumas.Length; i++, v += 3) lumas[i] = 0.299f * Values[v] + 0.587f * Values[v + 1] + 0.114f * Values[v + 2];
        return lumas;
    }

    public Raster Copy()
    {
        var copy = new Raster(Width, Height);
        Values.CopyTo(copy.Values, 0);
        return copy;
    }
}
