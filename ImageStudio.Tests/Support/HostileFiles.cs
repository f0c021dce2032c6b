namespace ImageStudio.Tests.Support;

/// <summary>400 files that nobody should have to read: 60 made by hand and 340 good ones spoilt by chance. The same ones each time.</summary>
public static class HostileFiles
{
    private const int Seeds = 340;

    /// <summary>One at a time, so that never more than one is in memory.</summary>
    public static IEnumerable<HostileFile> All() => [.. Crafted(), .. Spoilt()];

    public static IEnumerable<HostileFile> Crafted() => [.. HostileStrangers.All(), .. HostilePngs.All(), .. HostilePictures.All()];

    public static IEnumerable<HostileFile> Spoilt()
    {
        var good = Good();
        return Enumerable.Range(1, Seeds).Select(seed => Spoiler.Spoil(good[seed % good.Length].Name, good[seed % good.Length].Bytes, seed));
    }

    private static (string Name, byte[] Bytes)[] Good() =>
    [
        ("PNG", Pictures.Png(320, 240)),
        ("interlaced PNG", Pictures.InterlacedPng(320, 240)),
        ("16 bit PNG", Pictures.Plain16Bit()),
        ("JPEG", Pictures.Jpeg(320, 240)),
        ("camera JPEG", Pictures.FromCamera(320, 240)),
        ("CMYK JPEG", Pictures.PlainCmyk()),
        ("WebP", Pictures.WebP(320, 240)),
        ("AVIF", Pictures.Avif(320, 240)),
    ];
}
