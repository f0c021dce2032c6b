namespace ImageStudio.Web.Generations;

/// <summary>The edit form as it was typed; nothing in it can be trusted. A class, because pages bind it.</summary>
public sealed class EditInput
{
    /// <summary>Rows of numbers that the form offers without scripts.</summary>
    public const int MostAreas = 4;

    /// <summary>What to do, as in <see cref="EditWord"/>.</summary>
    public string? Do { get; set; }

    /// <summary>The id of the picture to change.</summary>
    public string? Image { get; set; }

    /// <summary>The ids of further pictures to refer to.</summary>
    public IReadOnlyList<string?>? References { get; set; }
    public string? Model { get; set; }

    /// <summary>Empty to keep the picture's.</summary>
    public string? Ratio { get; set; }
    public string? Count { get; set; }
    public string? Scale { get; set; }
    public string? Description { get; set; }
    public string? Avoid { get; set; }
    public string? Seed { get; set; }
    public string? Project { get; set; }

    /// <summary>The address of a mask that was drawn or sent before.</summary>
    public string? Mask { get; set; }

    /// <summary>Rectangles, where no mask was drawn or sent.</summary>
    public IReadOnlyList<EditArea>? Areas { get; set; }

    /// <summary>Everything but what is marked may change.</summary>
    public bool Invert { get; set; }
}

/// <summary>A rectangle as it was typed, in pixels of the picture.</summary>
public sealed class EditArea
{
    public string? Left { get; set; }
    public string? Top { get; set; }
    public string? Width { get; set; }
    public string? Height { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Left + Top + Width + Height);
}
