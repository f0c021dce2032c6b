namespace ImageStudio.Web.Credits;

/// <summary>
/// A wallet: what was posted and how much of it is set aside, in millicredits. Read only here; it changes through entries alone,
/// and the database refuses anything else.
/// </summary>
public sealed class CreditAccount
{
    private CreditAccount()
    {
    }

    public Guid Id { get; private set; }
    public Guid OwnerId { get; private set; }
    public long Posted { get; private set; }
    public long Held { get; private set; }

    /// <summary>Number of the newest entry; entries are numbered without gaps.</summary>
    public long Seq { get; private set; }

    /// <summary>Written first in every posting: it takes the row's lock on databases that lock rows.</summary>
    public long Touch { get; private set; }

    public long Available => Posted - Held;
}
