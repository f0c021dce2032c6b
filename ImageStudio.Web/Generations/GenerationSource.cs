using ImageStudio.Web.Catalog;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Media;

namespace ImageStudio.Web.Generations;

/// <summary>What a picture is to the generation that starts from it.</summary>
public enum SourceRole
{
    /// <summary>The picture that is changed.</summary>
    Changed,

    /// <summary>Another that is referred to.</summary>
    Reference,

    /// <summary>The picture that this is another try of; its pixels are not used.</summary>
    Variation,
}

/// <summary>A picture that a generation starts from: a line of its lineage. What is needed to send it is copied, so that it can be sent whatever becomes of the row.</summary>
public sealed class GenerationSource
{
    private GenerationSource()
    {
    }

    public GenerationSource(Guid generationId, int index, SourceRole role, SourcePicture picture)
    {
        (GenerationId, Index, Role) = (generationId, index, role);
        (ImageId, Hash, Format, Kind) = (picture.ImageId, picture.Hash, picture.Format, picture.Kind);
        (Width, Height) = (picture.Size.Width, picture.Size.Height);
    }

    public Guid GenerationId { get; private set; }

    /// <summary>From 0 in the order of the form.</summary>
    public int Index { get; private set; }
    public SourceRole Role { get; private set; }
    public Guid ImageId { get; private set; }
    public string Hash { get; private set; } = "";
    public ImageFormat Format { get; private set; }
    public ImageKind Kind { get; private set; }
    public int Width { get; private set; }
    public int Height { get; private set; }

    public PixelSize Size => new(Width, Height);
}
