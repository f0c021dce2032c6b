namespace ImageStudio.Web.Providers.Sandbox;

/// <summary>Where the sandbox keeps its jobs and how fast it works.</summary>
public sealed record SandboxOptions
{
    public required string Folder { get; init; }

    /// <summary>1 takes one to four seconds a job, 2 half of that; 0 means at once.</summary>
    public double Speed { get; init; } = 1;

    public SandboxOptions Validated()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Folder);
        if (double.IsNaN(Speed) || Speed < 0) throw new ArgumentException($"The sandbox's speed must be 0 or more, not {Speed}.");
        return this;
    }
}
