namespace ImageStudio.Web.Catalog;

/// <summary>Whether an action goes by words.</summary>
public enum PromptUse
{
    Required,
    Optional,

    /// <summary>The provider takes none, so the form has no field for it.</summary>
    None,
}

/// <summary>One thing that a route can do, with the endpoint, the fields and the price it has there.</summary>
/// <param name="VendorModel">The endpoint's or the model's name at the provider; often not the one that draws new pictures.</param>
/// <param name="Price">What the provider bills for it.</param>
public sealed record RouteAction(string VendorModel, UnitPrice Price)
{
    /// <summary>Fields that the vendor wants: a JSON object, whose strings may be places such as "{images}".</summary>
    public string Input { get; init; } = "{}";

    /// <summary>How many pictures one call makes at most.</summary>
    public int ImagesPerCall { get; init; } = 1;

    /// <summary>How many pictures it starts from at most, the one to change included; 0 for a new picture.</summary>
    public int MostSources { get; init; }

    /// <summary>What the pictures have to be like; null for a new picture.</summary>
    public SourceDemand? Sources { get; init; }

    public PromptUse Prompt { get; init; }

    /// <summary>Whether the result can have a ratio of its own instead of the picture's.</summary>
    public bool TakesRatio { get; init; }

    /// <summary>What a picture can be extended to; empty for any ratio.</summary>
    public IReadOnlyList<AspectRatio> Shapes { get; init; } = [];

    /// <summary>How many times larger an upscaled picture can be; empty for everything else.</summary>
    public IReadOnlyList<int> Scales { get; init; } = [];
}
