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
    public const string InstructionsParagraph = "\n\n";

    /// <summary>The project it is made for; whoever fills this in has checked that it is the person's own.</summary>
    public Guid? ProjectId { get; init; }

    public ImageOperation Operation { get; init; } = ImageOperation.Create;

    /// <summary>What the provider is told, where that is not the description: what is only enlarged keeps the description of its picture.</summary>
    public string? Instruction { get; init; }

    /// <summary>What the project asks of every picture, sent along with the description; null for nothing.</summary>
    public string? ProjectInstructions { get; init; }

    /// <summary>The result keeps the ratio of the picture it starts from; <see cref="Ratio"/> then only says which that is.</summary>
    public bool KeepsRatio { get; init; }

    /// <summary>What it starts from, the picture to change first; empty for a new picture. Whoever fills this in has checked that they are the person's own.</summary>
    public IReadOnlyList<SourcePicture> Sources { get; init; } = [];

    /// <summary>Where the picture may change; see <c>MaskStore</c>.</summary>
    public string? MaskHash { get; init; }

    /// <summary>How many times larger, for upscaling.</summary>
    public int Scale { get; init; } = 1;

    /// <summary>The comparison it is a column of, if any.</summary>
    public Guid? ComparisonId { get; init; }

    /// <summary>The picture it is another try of, if any.</summary>
    public SourcePicture? VariationOf { get; init; }

    public WantedWork Wanted => new(Operation, KeepsRatio ? null : Ratio, Count, [.. Sources.Select(source => source.Size)], Scale);

    /// <summary>Vendors take 31 bits, and the fourth picture uses this plus three.</summary>
    public const long MaxSeed = int.MaxValue - 3;
}
