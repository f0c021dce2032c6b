using ImageStudio.Web.Catalog;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Media;

namespace ImageStudio.Web.Generations;

/// <summary>A picture of the person's that work starts from.</summary>
public sealed record SourcePicture(Guid ImageId, string Hash, ImageFormat Format, PixelSize Size, ImageKind Kind)
{
    public static SourcePicture Of(GalleryImage image) => new(image.Id, image.Hash, image.Format, new(image.Width, image.Height), image.Kind);
}
