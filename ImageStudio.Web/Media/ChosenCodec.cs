namespace ImageStudio.Web.Media;

/// <summary>The codec the program was built with: libvips, or ImageSharp with <c>-p:ImageCodec=ImageSharp</c>.</summary>
internal static class ChosenCodec
{
#if IMAGESHARP
    public static IImageCodec Create() => new ImageSharp.SharpCodec();
#else
    public static IImageCodec Create() => new Vips.VipsCodec();
#endif
}
