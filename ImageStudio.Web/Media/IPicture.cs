namespace ImageStudio.Web.Media;

/// <summary>Decoded pixels. Safe to use from several threads; each verb leaves them as they are.</summary>
internal interface IPicture : IDisposable
{
    int Width { get; }

    int Height { get; }

    IPicture Resize(int width, int height);

    /// <summary>Lays the picture on a canvas of neutral grey. What reaches over its edges falls away, so this also crops.</summary>
    IPicture Place(Placement canvas);

    /// <summary>A file that carries nothing but its pixels and, if given, our own XMP packet (WebP only). JPEG shows what is transparent as white.</summary>
    byte[] Encode(ImageFormat format, int quality, string? xmp = null);

    /// <summary>Red, green, blue and alpha of some rows, four bytes a pixel.</summary>
    byte[] Rows(int top, int count);

    /// <summary>As "#rrggbb"; what is transparent counts as white.</summary>
    string AverageColour();
}
