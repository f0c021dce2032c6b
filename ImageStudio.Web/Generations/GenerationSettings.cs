using ImageStudio.Web.Catalog;

namespace ImageStudio.Web.Generations;

/// <summary>What the form says once it has been checked: everything in it exists and goes together.</summary>
public sealed record GenerationSettings(
    ImageModel Model,
    Style Style,
    AspectRatio Ratio,
    int Count,
    string Description,
    string? Avoid,
    long? Seed)
{
    public const int MaxAvoidCharacters = 1000;
    public const long MaxSeed = int.MaxValue;
}
