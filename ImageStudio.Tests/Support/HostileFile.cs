namespace ImageStudio.Tests.Support;

/// <summary>What must become of a file. Either way nothing may crash and nothing may be left of what was refused.</summary>
public enum Fate
{
    Refused,
    Kept,

    /// <summary>A damaged file may have been damaged where it does not matter.</summary>
    RefusedOrKept,
}

public sealed record HostileFile(string Name, byte[] Bytes, Fate Fate)
{
    public override string ToString() => $"{Name}, {Bytes.Length} bytes";
}
