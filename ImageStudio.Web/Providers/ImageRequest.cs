using ImageStudio.Web.Catalog;

namespace ImageStudio.Web.Providers;

/// <summary>Everything a vendor needs for one provider job.</summary>
/// <param name="JobId">Our provider job's id; the idempotency key where a vendor honours one.</param>
/// <param name="ModelId">The catalogue's id of the model.</param>
/// <param name="VendorModel">The model's name at the vendor.</param>
/// <param name="Prompt">The exact text to send; a style without a native value is already part of it.</param>
/// <param name="NegativePrompt">What to avoid, only for models that can.</param>
/// <param name="StyleId">The style chosen in the form.</param>
/// <param name="NativeStyle">The vendor's own value for it, if it has one.</param>
/// <param name="Ratio">The ratio chosen in the form.</param>
/// <param name="Size">The pixel size the catalogue asks for at that ratio.</param>
/// <param name="Count">Pictures wanted from this job, 1 to 4.</param>
/// <param name="Seed">The seed of the first picture; picture i uses Seed + i.</param>
/// <param name="Expected">The bill the quote was made with, as this route's vendor would report it; null where it reports nothing. The sandbox says it; real vendors ignore it.</param>
public sealed record ImageRequest(
    Guid JobId,
    string ModelId,
    string VendorModel,
    string Prompt,
    string? NegativePrompt,
    string StyleId,
    string? NativeStyle,
    AspectRatio Ratio,
    PixelSize Size,
    int Count,
    long Seed,
    ProviderReport? Expected)
{
    public ImageOperation Operation { get; init; } = ImageOperation.Create;

    /// <summary>The pictures to start from, the one to change first, made so as the route's action demands.</summary>
    public IReadOnlyList<RequestPicture> Sources { get; init; } = [];

    /// <summary>In the vendor's own polarity, as large as the first source; null where the action takes none.</summary>
    public RequestPicture? Mask { get; init; }

    /// <summary>The result keeps the ratio of the first source; neither ratio nor size is asked for.</summary>
    public bool KeepsRatio { get; init; }

    /// <summary>How many times larger, for upscaling.</summary>
    public int Scale { get; init; } = 1;

    /// <summary>Where the first source lies on what is wanted, for extending.</summary>
    public Canvas? Canvas { get; init; }

    /// <summary>What the route adds for this vendor: a JSON object of fields, with places to fill in (<see cref="InputTemplate"/>).</summary>
    public string Input { get; init; } = "{}";

    /// <summary>Stands between what the person wrote and a style that the vendor does not know by name.</summary>
    public const string StyleParagraph = "\n\nStyle: ";

    /// <summary>What the person wrote, without the style.</summary>
    public string Description =>
        Prompt.LastIndexOf(StyleParagraph, StringComparison.Ordinal) is var end and >= 0 ? Prompt[..end] : Prompt;
}

/// <summary>One file of an order: a picture to start from, or a mask.</summary>
/// <param name="Bytes">The whole file.</param>
/// <param name="ContentType">For example "image/png".</param>
/// <param name="Size">In pixels.</param>
public sealed record RequestPicture(byte[] Bytes, string ContentType, PixelSize Size)
{
    public string Base64 => Convert.ToBase64String(Bytes);

    /// <summary>The file as an address, which vendors take where they would take one of the web.</summary>
    public string DataUri => $"data:{ContentType};base64,{Base64}";

    /// <summary>With the ending that goes with the type: "image-1.png".</summary>
    public string FileName(string name) => $"{name}.{(ContentType == "image/jpeg" ? "jpg" : ContentType["image/".Length..])}";
}
