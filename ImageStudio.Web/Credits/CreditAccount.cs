namespace ImageStudio.Web.Credits;

/// <summary>
/// One bucket of a wallet: what was posted and how much of it is set aside, in millicredits. Read only here; it changes through entries alone,
/// and the database refuses anything else.
/// </summary>
public sealed class CreditAccount
{
    private CreditAccount()
    {
    }

    public Guid Id { get; private set; }
    public Guid OwnerId { get; private set; }
    public CreditBucket Bucket { get; private set; }
    public long Posted { get; private set; }
    public long Held { get; private set; }

    /// <summary>Number of the newest entry; entries are numbered without gaps.</summary>
    public long Seq { get; private set; }

    /// <summary>The newest entry's hash, the head of the chain.</summary>
    public string? Hash { get; private set; }

    public long Available => Posted - Held;
}
