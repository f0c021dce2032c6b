using System.Collections.Frozen;

namespace ImageStudio.Web.Catalog;

public enum ModelStatus
{
    Active,
    Retired,
}

/// <summary>What a model can do beyond drawing from a description. The first three follow from what its routes offer, so that nothing is claimed that cannot be ordered.</summary>
/// <param name="Edit">By instruction.</param>
/// <param name="Mask">In a marked area.</param>
/// <param name="ReferenceImages">How many pictures an edit can start from, the one to change included.</param>
/// <param name="Seed">Takes a seed.</param>
/// <param name="NegativePrompt">Takes what to avoid.</param>
/// <param name="NativeStyles">Knows styles by name.</param>
public sealed record Capabilities(bool Edit, bool Mask, int ReferenceImages, bool Seed, bool NegativePrompt, bool NativeStyles);

/// <summary>One way to reach a model.</summary>
/// <param name="Provider">The provider's id, for example "fal".</param>
/// <param name="VendorModel">The model's name at that provider.</param>
/// <param name="Actions">What it can do there. A generation of four becomes ceil(4 / <see cref="RouteAction.ImagesPerCall"/>) provider jobs.</param>
/// <param name="Reports">What that provider says about its bill afterwards.</param>
/// <param name="Sizes">The pixel size asked for at each ratio; empty for what draws nothing new.</param>
/// <param name="NativeStyles">Style id to the provider's own style value. A style not listed is added to the prompt.</param>
public sealed record ModelRoute(
    string Provider,
    string VendorModel,
    IReadOnlyDictionary<ImageOperation, RouteAction> Actions,
    BillReport Reports,
    IReadOnlyDictionary<AspectRatio, PixelSize> Sizes,
    IReadOnlyDictionary<string, string> NativeStyles)
{
    public const int MaxInputCharacters = 1000;

    /// <summary>Null when it cannot do that.</summary>
    public RouteAction? Find(ImageOperation operation) => Actions.GetValueOrDefault(operation);

    /// <summary>Whether it makes new pictures; some only work on those there are.</summary>
    public bool Draws => Actions.ContainsKey(ImageOperation.Create);

    /// <summary>What a new picture costs, where it <see cref="Draws"/>.</summary>
    public UnitPrice Price => Actions[ImageOperation.Create].Price;

    /// <summary>The same route at another price for new pictures; itself where the price is for another unit.</summary>
    public ModelRoute With(RoutePrice said)
    {
        if (Find(ImageOperation.Create) is not { } create || said.Unit != create.Price.Unit) return this;
        var price = create.Price with { Usd = said.Usd, Source = said.Source, Checked = DateOnly.FromDateTime(said.ReadAt.UtcDateTime), ReadAt = said.ReadAt };
        return this with
        {
            Actions = new Dictionary<ImageOperation, RouteAction>(Actions) { [ImageOperation.Create] = create with { Price = price } }.ToFrozenDictionary(),
        };
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

    public bool Can(ImageOperation operation) => Routes.Any(route => route.Actions.ContainsKey(operation));

    /// <summary>Retired by its row, or by the calendar once its last day has come.</summary>
    public bool IsRetired(DateOnly today) => Status == ModelStatus.Retired || RetiresOn <= today;
}
