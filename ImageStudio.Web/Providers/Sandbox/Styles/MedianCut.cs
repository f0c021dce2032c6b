using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Styles;

/// <summary>A small palette for a picture: its colours are halved along the widest channel until there are enough boxes.</summary>
internal static class MedianCut
{
    public static Rgb[] Of(Raster raster, int count)
    {
        var colours = new Rgb[raster.Width * raster.Height];
        for (var i = 0; i < colours.Length; i++) colours[i] = raster.At(i * 3);
        var boxes = new List<(int Start, int Length)> { (0, colours.Length) };
        while (boxes.Count < count && Widest(colours, boxes) is var (index, channel) && index >= 0)
        {
            var (start, length) = boxes[index];
            Array.Sort(colours, start, length, Comparer<Rgb>.Create((a, b) => Channel(a, channel).CompareTo(Channel(b, channel))));
            boxes[index] = (start, length / 2);
            boxes.Add((start + length / 2, length - length / 2));
        }

        return [.. boxes.Select(box => Mean(colours.AsSpan(box.Start, box.Length)))];
    }

    private static (int Index, int Channel) Widest(Rgb[] colours, List<(int Start, int Length)> boxes)
    {
        var (best, channel, most) = (-1, 0, 0.02f);
        for (var i = 0; i < boxes.Count; i++)
        {
            var span = colours.AsSpan(boxes[i].Start, boxes[i].Length);
            for (var c = 0; c < 3; c++)
            {
                var (low, high) = (float.MaxValue, float.MinValue);
                foreach (var colour in span) (low, high) = (Math.Min(low, Channel(colour, c)), Math.Max(high, Channel(colour, c)));
                var weight = (high - low) * MathF.Pow(span.Length, 0.3f);
                if (span.Length > 1 && weight > most) (best, channel, most) = (i, c, weight);
            }
        }

        return (best, channel);
    }

    private static float Channel(Rgb colour, int channel) => channel == 0 ? colour.R : channel == 1 ? colour.G : colour.B;

    private static Rgb Mean(ReadOnlySpan<Rgb> colours)
    {
        var sum = Rgb.Black;
        foreach (var colour in colours) sum += colour;
        return sum * (1f / Math.Max(1, colours.Length));
    }
}
