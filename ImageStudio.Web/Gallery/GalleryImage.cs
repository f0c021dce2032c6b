using ImageStudio.Web.Media;

namespace ImageStudio.Web.Gallery;

/// <summary>Who made a picture and how, copied at the moment it was kept, so that a later change of the catalogue does not rewrite history.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="CostMillicredits">This picture's share of what was settled.</param>
public sealed record ImageOrigin(
    ImageKind Kind,
    Guid GenerationId,
    Guid JobId,
    string ModelId,
    string ModelName,
    string StyleName,
    string ProviderId,
    long? Seed,
    long CostMillicredits);

/// <summary>A picture somebody owns. The bytes lie in the image store under <see cref="Hash"/>.</summary>
public sealed class GalleryImage
{
    public const int MaxDescriptionCharacters = 4000;
    private const int AltCharacters = 120;

    private GalleryImage()
    {
    }

    public GalleryImage(Guid ownerId, string description, StoredImage stored, ImageOrigin origin, DateTimeOffset keptAt)
    {
        Id = Guid.CreateVersion7(keptAt);
        OwnerId = ownerId;
        Description = description;
        KeptAt = keptAt;
        Take(stored);
        Kind = origin.Kind;
        (GenerationId, JobId, ProviderId, Seed) = (origin.GenerationId, origin.JobId, origin.ProviderId, origin.Seed);
        (ModelId, ModelName, StyleName, CostMillicredits) = (origin.ModelId, origin.ModelName, origin.StyleName, origin.CostMillicredits);
    }

    private GalleryImage(Guid ownerId, string description, StoredImage stored, DateTimeOffset keptAt)
    {
        (Id, OwnerId, Description, KeptAt, Kind) = (Guid.CreateVersion7(keptAt), ownerId, description, keptAt, ImageKind.Uploaded);
        Take(stored);
    }

    /// <summary>A picture that its owner sent.</summary>
    public static GalleryImage Upload(Guid ownerId, string description, StoredImage stored, DateTimeOffset keptAt) => new(ownerId, description, stored, keptAt);

    public Guid Id { get; private set; }
    public Guid OwnerId { get; private set; }
    public string Description { get; private set; } = "";
    public string Hash { get; private set; } = "";
    public ImageFormat Format { get; private set; }
    public int Width { get; private set; }
    public int Height { get; private set; }
    public long Bytes { get; private set; }

    /// <summary>Average colour as "#rrggbb", shown until the picture has loaded.</summary>
    public string Placeholder { get; private set; } = "";
    public ImageKind Kind { get; private set; }

    /// <summary>Null for an upload, as everything else about its making.</summary>
    public Guid? GenerationId { get; private set; }
    public Guid? JobId { get; private set; }
    public string ModelId { get; private set; } = "";
    public string ModelName { get; private set; } = "";
    public string StyleName { get; private set; } = "";
    public string ProviderId { get; private set; } = "";
    public long? Seed { get; private set; }
    public long CostMillicredits { get; private set; }
    public DateTimeOffset KeptAt { get; private set; }

    /// <summary>Alternative text: the description, cut at a word where it is long.</summary>
    public string Alt => AltOf(Description);

    public static string AltOf(string description)
    {
        if (description.Length <= AltCharacters) return description;
        var cut = description.LastIndexOf(' ', AltCharacters - 1);
        if (cut <= 0) cut = AltCharacters - (char.IsHighSurrogate(description[AltCharacters - 2]) ? 2 : 1);
        return string.Concat(description.AsSpan(0, cut), "…");
    }

    private void Take(StoredImage stored)
    {
        (Hash, Format, Width, Height) = (stored.Hash, stored.Format, stored.Width, stored.Height);
        (Bytes, Placeholder) = (stored.Bytes, stored.Placeholder);
    }
}
