using System.Collections.Frozen;

namespace ImageStudio.Web.Catalog;

public enum ModelStatus
{
    Active,
    Retired,
}

/// <summary>What a model can do beyond drawing from a description. Only what is true today may be shown.</summary>
public sealed record Capabilities(bool Edit, bool Mask, int ReferenceImages, bool Seed, bool NegativePrompt, bool NativeStyles);

/// <summary>One way to reach a model.</summary>
/// <param name="Provider">The provider's id, for example "fal".</param>
/// <param name="VendorModel">The model's name at that provider.</param>
/// <param name="ImagesPerCall">How many pictures one call asks for at most; a generation of four becomes ceil(4 / this) provider jobs.</param>
/// <param name="Prices">What that provider bills for each operation it is known to do; creating is always among them.</param>
/// <param name="Reports">What that provider says about its bill afterwards.</param>
/// <param name="Sizes">The pixel size asked for at each ratio.</param>
/// <param name="NativeStyles">Style id to the provider's own style value. A style not listed is added to the prompt.</param>
public sealed record ModelRoute(
    string Provider,
    string VendorModel,
    int ImagesPerCall,
    IReadOnlyDictionary<ImageOperation, UnitPrice> Prices,
    BillReport Reports,
    IReadOnlyDictionary<AspectRatio, PixelSize> Sizes,
    IReadOnlyDictionary<string, string> NativeStyles)
{
    public const int MaxInputCharacters = 1000;

    /// <summary>Fields that this vendor wants for this model: a JSON object, whose strings may be places such as "{ratio}".</summary>
    public string Input { get; init; } = "{}";

    /// <summary>What a new picture costs.</summary>
    public UnitPrice Price => Prices[ImageOperation.Create];

    /// <summary>The same route at another price for new pictures; itself where the price is for another unit.</summary>
    public ModelRoute With(RoutePrice said)
    {
        if (said.Unit != Price.Unit) return this;
        var price = Price with { Usd = said.Usd, Source = said.Source, Checked = DateOnly.FromDateTime(said.ReadAt.UtcDateTime), ReadAt = said.ReadAt };
        return this with { Prices = new Dictionary<ImageOperation, UnitPrice>(Prices) { [ImageOperation.Create] = price }.ToFrozenDictionary() };
    }
}

/// <summary>A row of models.json: what people choose in the form.</summary>
public sealed record ImageModel(
    string Id,
    string Name,
    string Family,
    string Vendor,
    string Summary,
    ModelStatus Status,
    DateOnly? RetiresOn,
    string? Replacement,
    int MaxImages,
    int TypicalSeconds,
    IReadOnlyList<AspectRatio> Ratios,
    Capabilities Capabilities,
    IReadOnlyList<ModelRoute> Routes)
{
    public ModelClass Class { get; init; }

    /// <summary>Retired by its row, or by the calendar once its last day has come.</summary>
    public bool IsRetired(DateOnly today) => Status == ModelStatus.Retired || RetiresOn <= today;
}
