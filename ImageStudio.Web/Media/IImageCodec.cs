namespace ImageStudio.Web.Media;

/// <summary>All that this room asks of an imaging library. One is chosen when the program is built: see <see cref="ChosenCodec"/>.</summary>
internal interface IImageCodec
{
    bool Reads(ImageFormat format);

    /// <summary>Reads the header only. Null when it cannot be read.</summary>
    ImageHeader? ReadHeader(string path, ImageFormat format);

    /// <summary>Decodes every pixel, which finds cut and broken files: upright, in sRGB with 8 bits. Null when damaged.</summary>
    /// <param name="longestSide">What is kept is no larger than this; null keeps the full size.</param>
    IPicture? Decode(string path, ImageFormat format, int? longestSide);

    /// <summary>One byte a pixel makes a grey picture, four make red, green, blue and alpha.</summary>
    IPicture FromPixels(byte[] pixels, int width, int height);
}
