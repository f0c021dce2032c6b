using ImageStudio.Web.Catalog;

namespace ImageStudio.Web.Credits;

/// <summary>What one provider job is expected to cost, in millicredits, and in the provider's own units.</summary>
public sealed record JobQuote(int Images, Usage Expected, long Estimate, long UpperBound);

/// <summary>The price on the button. Estimate and upper bound are millicredits; settlement never exceeds the upper bound.</summary>
public sealed record CreditQuote(IReadOnlyList<JobQuote> Jobs, string PriceVersion)
{
    public long Estimate => Jobs.Sum(job => job.Estimate);

    public long UpperBound => Jobs.Sum(job => job.UpperBound);

    public int Images => Jobs.Sum(job => job.Images);

    /// <summary>What a form shows and sends back, so that a price that changed in between is noticed.</summary>
    public string Fingerprint => FormattableString.Invariant($"{Estimate}/{UpperBound}/{PriceVersion}");
}
