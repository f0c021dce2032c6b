namespace ImageStudio.Web.Media;

internal static class ChosenCodec
{
    public static IImageCodec Create() => new Vips.VipsCodec();
}
