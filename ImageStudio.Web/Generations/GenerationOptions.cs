using System.ComponentModel.DataAnnotations;

namespace ImageStudio.Web.Generations;

/// <summary>Settings under <c>ImageStudio:Generations</c>.</summary>
public sealed class GenerationOptions
{
    /// <summary>Provider jobs that are worked on at once.</summary>
    [Range(1, 256)]
    public int MaxJobsAtOnce { get; set; } = 64;

    /// <summary>Provider jobs of one person at providers at once; the rest waits its turn.</summary>
    [Range(1, 256)]
    public int MaxJobsPerPerson { get; set; } = 8;

    /// <summary>Minutes after which a job that never ends is given up and its credits are released.</summary>
    [Range(0.01, 120)]
    public double JobMinutes { get; set; } = 10;

    /// <summary>Minutes until a call whose outcome nobody knows is given up.</summary>
    [Range(0.01, 120)]
    public double UnknownMinutes { get; set; } = 15;
}
