namespace ImageStudio.Web.Media;

/// <summary>What became of a mask that a person sent. Closed: these two are all there are.</summary>
public abstract record MaskReading
{
    private MaskReading()
    {
    }

    /// <summary>As large as the picture it is for.</summary>
    public sealed record Read(AreaMask Mask) : MaskReading;

    /// <summary><see cref="Words"/> is a plain sentence that may be shown.</summary>
    public sealed record Refused(string Words) : MaskReading;
}
