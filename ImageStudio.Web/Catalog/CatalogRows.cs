using System.Text.Json;

namespace ImageStudio.Web.Catalog;

// The files as written. Everything may be missing here, so that the reader can say in words what is.

internal sealed record ModelsFile
{
    public string? Version { get; init; }
    public IReadOnlyList<ModelRow?>? Models { get; init; }
}

internal sealed record ModelRow
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? Family { get; init; }
    public string? Vendor { get; init; }
    public string? Summary { get; init; }
    public string? Class { get; init; }
    public string? Status { get; init; }
    public string? RetiresOn { get; init; }
    public string? Replacement { get; init; }
    public int? MaxImages { get; init; }
    public int? TypicalSeconds { get; init; }
    public IReadOnlyList<string?>? Ratios { get; init; }
    public CapabilitiesRow? Capabilities { get; init; }
    public IReadOnlyList<RouteRow?>? Routes { get; init; }
}

internal sealed record CapabilitiesRow
{
    public bool? Seed { get; init; }
    public bool? NegativePrompt { get; init; }
    public bool? NativeStyles { get; init; }
}

internal sealed record RouteRow
{
    public string? Provider { get; init; }
    public string? VendorModel { get; init; }
    public int? ImagesPerCall { get; init; }
    public string? Reports { get; init; }
    public PriceRow? Price { get; init; }
    public ActionRow? Edit { get; init; }
    public ActionRow? EditArea { get; init; }
    public ActionRow? Extend { get; init; }
    public ActionRow? Upscale { get; init; }
    public ActionRow? RemoveBackground { get; init; }
    public IReadOnlyDictionary<string, string?>? Sizes { get; init; }
    public IReadOnlyDictionary<string, string?>? NativeStyles { get; init; }
    public JsonElement? Input { get; init; }
}

internal sealed record ActionRow
{
    public string? VendorModel { get; init; }
    public int? ImagesPerCall { get; init; }
    public int? Sources { get; init; }
    public IReadOnlyList<string?>? Formats { get; init; }
    public int? MinSide { get; init; }
    public int? MaxSide { get; init; }
    public decimal? MaxMegapixels { get; init; }
    public int? MaxMegabytes { get; init; }
    public int? MultipleOf { get; init; }
    public string? Mask { get; init; }
    public string? Prompt { get; init; }
    public bool? Ratios { get; init; }
    public IReadOnlyList<string?>? Shapes { get; init; }
    public IReadOnlyList<int>? Scales { get; init; }
    public JsonElement? Input { get; init; }
    public PriceRow? Price { get; init; }
}

internal sealed record PriceRow
{
    public string? Unit { get; init; }
    public decimal? Usd { get; init; }
    public decimal? Tolerance { get; init; }
    public IReadOnlyDictionary<string, int?>? TokensPerImage { get; init; }
    public decimal? SecondsPerImage { get; init; }
    public int? TokensPerInput { get; init; }
    public string? Source { get; init; }
    public string? Checked { get; init; }
}

internal sealed record StylesFile
{
    public IReadOnlyList<StyleRow?>? Styles { get; init; }
}

internal sealed record StyleRow
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? PromptPhrase { get; init; }
}
