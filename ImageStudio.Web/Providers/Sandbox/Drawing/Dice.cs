namespace ImageStudio.Web.Providers.Sandbox.Drawing;

/// <summary>Repeatable chance: the same seed gives the same rolls on every machine and runtime.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    public static Dice Of(string text, ulong salt = 0) => new(Hash(text, salt));

    public static ulong Hash(string text, ulong salt = 0)
    {
        var hash = 14695981039346656037UL ^ Scramble(salt);
        foreach (var letter in text) hash = (hash ^ letter) * 1099511628211UL;
        return Scramble(hash);
    }

    public uint NextSeed() => (uint)(Next() >> 32);

    /// <summary>From 0 up to and without 1.</summary>
    public float Roll() => (Next() >> 40) / (float)(1 << 24);

    public float Range(float from, float to) => from + (to - from) * Roll();

    public int Pick(int count) => (int)(Next() % (ulong)count);

    public bool Chance(float probability) => Roll() < probability;

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15UL;
        return Scramble(state);
    }

    private static ulong Scramble(ulong value)
    {
        value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ value >> 27) * 0x94D049BB133111EBUL;
        return value ^ value >> 31;
    }
}
