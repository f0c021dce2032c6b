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

    /// <summary>The project it is made for; whoever fills this in has checked that it is the person's own.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>Vendors take 31 bits, and the fourth picture uses this plus three.</summary>
    public const long MaxSeed = int.MaxValue - 3;
}
