namespace ImageStudio.Tests.Support;

/// <summary>JPEG, WebP and AVIF files that lie, and some that are only odd.</summary>
public static class HostilePictures
{
    public static IEnumerable<HostileFile> All()
    {
        var jpeg = Pictures.Jpeg();
        var webp = Pictures.WebP();
        return
        [
            new("JPEG of 65,535 × 65,535", With(jpeg, FrameOf(jpeg) + 5, 0xFF, 0xFF, 0xFF, 0xFF), Fate.Refused),
            new("JPEG without components", With(jpeg, FrameOf(jpeg) + 9, 0), Fate.Refused),
            new("JPEG of 12 bits", With(jpeg, FrameOf(jpeg) + 4, 12), Fate.RefusedOrKept),
            new("JPEG with a script in its comment", [.. jpeg[..2], 0xFF, 0xFE, 0, 27, .. "<script>alert(1)</script>"u8, .. jpeg[2..]], Fate.Kept),
            new("JPEG with a place", Pictures.FromCamera(120, 80), Fate.Kept),
            new("JPEG with a broken profile", Pictures.WithBrokenProfile(), Fate.Kept),
            new("JPEG that is a program too", [.. jpeg, .. "<?php system($_GET['c']); ?>"u8], Fate.Kept),
            new("WebP of 12,000 × 12,000 in 30 bytes", CraftedFiles.TinyWebP(12_000, 12_000), Fate.Refused),
            new("WebP longer than its file", With(webp, 4, 0xFF, 0xFF, 0xFF, 0x7F), Fate.Refused),
            new("AVIF that is only a beginning", [0, 0, 0, 24, .. "ftypavif\0\0\0\0avifmif1"u8], Fate.Refused),
            new("AVIF with a box of any length", [0, 0, 0, 24, .. "ftypavif\0\0\0\0avifmif1"u8, 0xFF, 0xFF, 0xFF, 0xFF, .. "meta"u8], Fate.Refused),
        ];
    }

    /// <summary>Where the frame header begins, which holds depth, height, width and the number of components.</summary>
    private static int FrameOf(byte[] jpeg) => jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) is var at and >= 0 ? at : throw new InvalidOperationException("No baseline frame.");

    private static byte[] With(byte[] good, int at, params byte[] bytes)
    {
        var bad = good.ToArray();
        bytes.CopyTo(bad, at);
        return bad;
    }
}
