namespace ImageStudio.Web.Credits;

/// <summary>Which plan fills a wallet, and when to look at it next.</summary>
public sealed class WalletPlan
{
    private WalletPlan()
    {
    }

    public Guid OwnerId { get; private set; }

    /// <summary>Id of the plan; null is the configured default, whatever that becomes.</summary>
    public string? Plan { get; private set; }
    public DateTimeOffset Since { get; private set; }

    /// <summary>When something expires or is to be granted; null: never.</summary>
    public DateTimeOffset? RenewAt { get; private set; }

    public void ChangeTo(string? plan, DateTimeOffset now) => (Plan, Since, RenewAt) = (plan, now, now);

    public void RenewNextAt(DateTimeOffset? at) => RenewAt = at;
}
