namespace ImageStudio.Tests.Support;

/// <summary>PNGs that claim too much, contradict themselves, or unfold to far more than they are.</summary>
public static class HostilePngs
{
    private const int Huge = 60_000_000;

    public static IEnumerable<HostileFile> All()
    {
        var good = Pictures.Png();
        return
        [
            new("PNG of 20,000 × 20,000", CraftedFiles.PngClaiming(20_000, 20_000), Fate.Refused),
            new("PNG of 6,000 × 6,600 without pixels", CraftedFiles.PngClaiming(6_000, 6_600), Fate.Refused),
            new("PNG of no width", CraftedFiles.PngClaiming(0, 100), Fate.Refused),
            new("PNG of negative height", CraftedFiles.PngClaiming(100, -100), Fate.Refused),
            new("PNG as wide as can be written", CraftedFiles.PngClaiming(int.MaxValue, 1), Fate.Refused),
            new("PNG of one pixel", Pictures.Png(1, 1), Fate.Refused),
            new("PNG strip", Pictures.Png(16_385, 16), Fate.Refused),
            new("PNG whose text unfolds to 60 MB", CraftedFiles.PngWith(good, ("zTXt", [.. "Comment\0\0"u8, .. Zeros()])), Fate.RefusedOrKept),
            new("PNG whose other text unfolds to 60 MB", CraftedFiles.PngWith(good, ("iTXt", [.. "Comment\0\u0001\0\0\0"u8, .. Zeros()])), Fate.RefusedOrKept),
            new("PNG whose profile unfolds to 60 MB", CraftedFiles.PngWith(good, ("iCCP", [.. "sRGB\0\0"u8, .. Zeros()])), Fate.RefusedOrKept),
            new("PNG whose pixels unfold to 60 MB", Whole(CraftedFiles.PngHeader(64, 64), Zeros()), Fate.RefusedOrKept),
            new("PNG of 50,000 chunks", CraftedFiles.PngWith(good, [.. Enumerable.Repeat(("tEXt", "k\0v"u8.ToArray()), 50_000)]), Fate.RefusedOrKept),
            new("PNG with a script in its text", CraftedFiles.PngWith(good, ("tEXt", "Title\0<script>alert(1)</script>"u8.ToArray())), Fate.Kept),
            new("PNG without pixels", CraftedFiles.PngOf(("IHDR", CraftedFiles.PngHeader(64, 64)), ("IEND", [])), Fate.Refused),
            new("PNG without palette", Whole(CraftedFiles.PngHeader(64, 64, colour: 3), CraftedFiles.Deflate(new byte[65 * 64])), Fate.Refused),
            new("PNG of 3 bits", Whole(CraftedFiles.PngHeader(64, 64, depth: 3), CraftedFiles.Deflate(new byte[193 * 64])), Fate.Refused),
            new("PNG of colour type 5", Whole(CraftedFiles.PngHeader(64, 64, colour: 5), CraftedFiles.Deflate(new byte[193 * 64])), Fate.Refused),
            new("PNG of interlace 7", Whole(CraftedFiles.PngHeader(64, 64, interlace: 7), CraftedFiles.Deflate(new byte[193 * 64])), Fate.Refused),
            new("PNG of impossible filters", Whole(CraftedFiles.PngHeader(64, 64), CraftedFiles.Deflate([.. Enumerable.Repeat((byte)9, 193 * 64)])), Fate.RefusedOrKept),
            new("PNG whose pixels are not compressed", Whole(CraftedFiles.PngHeader(64, 64), new byte[193 * 64]), Fate.Refused),
            new("PNG with a chunk longer than the file", [.. good[..33], 0x7F, 0xFF, 0xFF, 0xFF, .. good[37..]], Fate.Refused),
            new("PNG whose header fails its check", [.. good[..29], 0, 0, 0, 0, .. good[33..]], Fate.Refused),
            new("PNG that is a web page too", [.. good, .. "<html><script>alert(1)</script></html>"u8], Fate.Kept),
            new("PNG that is an archive too", [.. good, .. CraftedFiles.Zip()], Fate.Kept),
            new("PNG's start before a JPEG", [.. good[..8], .. Pictures.Jpeg()], Fate.Refused),
        ];
    }

    private static byte[] Whole(byte[] header, byte[] pixels) => CraftedFiles.PngOf(("IHDR", header), ("IDAT", pixels), ("IEND", []));

    private static byte[] Zeros() => CraftedFiles.Deflate(new byte[Huge]);
}
