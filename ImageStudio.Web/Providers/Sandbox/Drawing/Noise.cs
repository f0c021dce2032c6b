using System.Runtime.CompilerServices;

namespace ImageStudio.Web.Providers.Sandbox.Drawing;

/// <summary>Value noise and sums of it, from 0 to 1.</summary>
internal static class Noise
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Hash(int x, int y, uint seed)
    {
        var hash = (uint)x * 374761393u + (uint)y * 668265263u + seed * 2246822519u;
        hash = (hash ^ hash >> 13) * 1274126177u;
        hash = (hash ^ hash >> 15) * 2654435761u;
        return (hash >> 8) * (1f / (1 << 24));
    }

    public static float Value(float x, float y, uint seed)
    {
        var left = (int)MathF.Floor(x);
        var top = (int)MathF.Floor(y);
        var u = Smooth(x - left);
        var v = Smooth(y - top);
        var upper = Lerp(Hash(left, top, seed), Hash(left + 1, top, seed), u);
        var lower = Lerp(Hash(left, top + 1, seed), Hash(left + 1, top + 1, seed), u);
        return Lerp(upper, lower, v);
    }

    public static float Fbm(float x, float y, uint seed, int octaves)
    {
        float sum = 0, weight = 0.5f, total = 0;
        for (var i = 0; i < octaves; i++)
        {
            sum += Value(x, y, seed + (uint)i * 101) * weight;
            total += weight;
            weight *= 0.5f;
            (x, y) = (x * 1.6f + y * 1.2f, y * 1.6f - x * 1.2f);
        }

        return sum / total;
    }

    /// <summary>0 below <paramref name="from"/>, 1 above <paramref name="to"/>, an S-curve between.</summary>
    public static float Step(float from, float to, float value) => Smooth(Math.Clamp((value - from) / (to - from), 0, 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Smooth(float t) => t * t * (3 - 2 * t);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Lerp(float a, float b, float t) => a + (b - a) * t;
}
