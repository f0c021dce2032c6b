namespace ImageStudio.Tests.Support;

/// <summary>Damages a good file by a seed: bits flipped, a piece put in or taken out, numbers driven to their ends, or the end cut off.</summary>
public static class Spoiler
{
    private const int Kinds = 5;
    private const int GoodFiles = 8;

    private static readonly byte[][] Extremes = [[0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF], [0x80, 0, 0, 0], [0, 0, 0, 1]];

    public static HostileFile Spoil(string what, byte[] good, int seed)
    {
        var chance = new Random(seed);
        return (seed / GoodFiles % Kinds) switch
        {
            0 => new($"{what} with flipped bits ({seed})", FlipBits(good, chance), Fate.RefusedOrKept),
            1 => new($"{what} cut short ({seed})", good[..chance.Next(1, good.Length * 99 / 100)], Fate.Refused),
            2 => new($"{what} with a piece put in ({seed})", PutIn(good, chance), Fate.RefusedOrKept),
            3 => new($"{what} with a piece taken out ({seed})", TakeOut(good, chance), Fate.RefusedOrKept),
            _ => new($"{what} with extreme numbers ({seed})", Exaggerate(good, chance), Fate.RefusedOrKept),
        };
    }

    /// <summary>One bit in about 250 to 25,000, at least one.</summary>
    private static byte[] FlipBits(byte[] good, Random chance)
    {
        var bytes = good.ToArray();
        var flips = Math.Max(1, (int)(bytes.Length * 8 * Math.Pow(10, -2.4 - (2 * chance.NextDouble()))));
        for (var flip = 0; flip < flips; flip++)
            bytes[chance.Next(bytes.Length)] ^= (byte)(1 << chance.Next(8));
        return bytes;
    }

    private static byte[] PutIn(byte[] good, Random chance)
    {
        var piece = new byte[chance.Next(1, 5000)];
        chance.NextBytes(piece);
        var at = chance.Next(good.Length);
        return [.. good[..at], .. piece, .. good[at..]];
    }

    private static byte[] TakeOut(byte[] good, Random chance)
    {
        var from = chance.Next(good.Length - 1);
        return [.. good[..from], .. good[Math.Min(good.Length, from + chance.Next(1, 500))..]];
    }

    /// <summary>Near the start, where sizes and counts stand.</summary>
    private static byte[] Exaggerate(byte[] good, Random chance)
    {
        var bytes = good.ToArray();
        for (var count = chance.Next(1, 4); count > 0; count--)
            Extremes[chance.Next(Extremes.Length)].CopyTo(bytes, chance.Next(4, Math.Min(bytes.Length, 700) - 4));
        return bytes;
    }
}
