namespace ImageStudio.Web.Media;

/// <summary>What became of bytes handed to <see cref="ImageIntake"/>. Closed: these two are all there are.</summary>
public abstract record IntakeOutcome
{
    private IntakeOutcome()
    {
    }

    /// <summary>Checked, and safely on disk.</summary>
    public sealed record Kept(StoredImage Image) : IntakeOutcome;

    /// <summary>Nothing was kept. <see cref="Words"/> is a plain sentence that may be shown.</summary>
    public sealed record Refused(RefusalReason Reason, string Words) : IntakeOutcome;
}
