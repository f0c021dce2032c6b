using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Memory;

namespace ImageStudio.Web.Media.ImageSharp;

/// <summary>The library as we use it: three formats and no others, one thread for each picture, bounded memory, one frame.</summary>
internal static class SharpSetup
{
    /// <summary>For one buffer: 100 megapixels of a progressive JPEG need 600.</summary>
    private const int MaxMegabytes = 800;

    private const int KeptMegabytes = 64;

    public static Configuration Configuration { get; } = new(
        new PngConfigurationModule(), new JpegConfigurationModule(), new WebpConfigurationModule())
    {
        // PixelWork already fills the cores.
        MaxDegreeOfParallelism = 1,
        MemoryAllocator = MemoryAllocator.Create(new MemoryAllocatorOptions
        {
            AllocationLimitMegabytes = MaxMegabytes,
            MaximumPoolSizeMegabytes = KeptMegabytes,
        }),
    };

    public static DecoderOptions Options { get; } = new() { Configuration = Configuration, MaxFrames = 1 };
}
