using ImageStudio.Web.Catalog;

namespace ImageStudio.Web.Credits;

/// <summary>What one provider job is expected to cost: in the provider's own units, in millicredits, and in millionths of a dollar to the platform.</summary>
public sealed record JobQuote(int Images, Usage Expected, long Estimate, long UpperBound, long CostMicros);

/// <summary>The price on the button. Estimate and upper bound are millicredits; settlement never exceeds the upper bound.</summary>
/// <param name="Jobs">One line per provider job.</param>
/// <param name="Rate">How the units became credits.</param>
/// <param name="Class">Which credits may pay it.</param>
/// <param name="PriceVersion">The catalogue it was made from.</param>
public sealed record CreditQuote(IReadOnlyList<JobQuote> Jobs, CreditRate Rate, ModelClass Class, string PriceVersion)
{
    public long Estimate => Jobs.Sum(job => job.Estimate);

    public long UpperBound => Jobs.Sum(job => job.UpperBound);

    public int Images => Jobs.Sum(job => job.Images);

    /// <summary>What a form shows and sends back, so that a price that changed in between is noticed.</summary>
    public string Fingerprint => FormattableString.Invariant($"{Estimate}/{UpperBound}/{PriceVersion}");
}
