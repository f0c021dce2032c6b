using ImageStudio.Web.Media;

namespace ImageStudio.Tests.Media;

/// <summary>What the two codecs are known to do differently; in all else the same tests hold for both.</summary>
internal static class CodecUnderTest
{
    private static readonly IImageCodec Codec = ChosenCodec.Create();

    public static bool ReadsAvif => Codec.Reads(ImageFormat.Avif);

    /// <summary>Colours of ink without a profile: libvips brings one along, ImageSharp reckons without.</summary>
    public static int InkTolerance => Codec.GetType().Name.StartsWith("Vips", StringComparison.Ordinal) ? 12 : 45;
}
