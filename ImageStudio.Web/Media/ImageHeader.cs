namespace ImageStudio.Web.Media;

/// <summary>What a file says of itself before any pixel is decoded. Width and height are as shown, in pixels.</summary>
internal sealed record ImageHeader(int Width, int Height, int Pages, int Bands)
{
    public long Pixels => (long)Width * Height;
}
