using NetVips;

namespace ImageStudio.Web.Media.Vips;

/// <summary>Sets the imaging library up once for the process: four loaders and no others, no cache, no chatter.</summary>
internal static class VipsStart
{
    private static readonly Log.LogDelegate Count = (_, _, _) => Interlocked.Increment(ref _warnings);
    private static readonly Lazy<bool> Started = new(SetUp);
    private static long _warnings;

    /// <summary>How many lines the library wanted to write. A single damaged file can cause thousands.</summary>
    public static long Warnings => Interlocked.Read(ref _warnings);

    public static void Once() => _ = Started.Value;

    private static bool SetUp()
    {
        NetVips.NetVips.BlockUntrusted = true;
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in new[] { "VipsForeignLoadPng", "VipsForeignLoadJpeg", "VipsForeignLoadWebp", "VipsForeignLoadHeif" })
            Operation.Block(loader, false);

        // One thread for each picture: two gain nothing on small machines, and PixelWork already fills the cores.
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning | Enums.LogLevelFlags.Critical, Count);
        return true;
    }
}
