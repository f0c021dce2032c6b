namespace ImageStudio.Web.Credits;

/// <summary>Where credits lie, in the order they are spent. A plan without buckets has everything in <see cref="Bonus"/>.</summary>
public enum CreditBucket
{
    /// <summary>Granted on the plan's renewal day, gone on the next.</summary>
    Monthly,

    /// <summary>Granted at 00:00 UTC, gone at the next.</summary>
    Daily,

    /// <summary>Without an end.</summary>
    Bonus,
}
