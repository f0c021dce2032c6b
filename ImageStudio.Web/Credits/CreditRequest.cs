namespace ImageStudio.Web.Credits;

/// <summary>What an administrator does to a wallet.</summary>
public enum CreditChangeKind
{
    Grant,
    Adjust,
    Refund,
}

/// <summary>A change of a wallet by an administrator, checked and in words.</summary>
/// <param name="Millicredits">Above zero; below zero only for an adjustment.</param>
/// <param name="FormKey">Made with the form: the same key never changes anything twice.</param>
/// <param name="JobIds">For a refund: the provider jobs of the generation, in their order.</param>
public sealed record CreditChange(
    CreditChangeKind Kind, Guid OwnerId, CreditBucket Bucket, long Millicredits, string Reason, Guid FormKey, IReadOnlyList<Guid> JobIds)
{
    public const int MaxReasonCharacters = 300;

    /// <summary>A billion credits: more is a slip of the finger.</summary>
    public const long MaxMillicredits = 1_000_000_000_000;
}

/// <summary>
/// A change of an administrator's own wallet: it waits for another administrator. The database refuses that somebody decides their own.
/// </summary>
public sealed class CreditRequest
{
    private CreditRequest()
    {
    }

    public CreditRequest(CreditChange change, Guid askedBy, DateTimeOffset askedAt)
    {
        (Id, FormKey) = (Guid.CreateVersion7(askedAt), change.FormKey);
        (Kind, OwnerId, Bucket, Millicredits) = (change.Kind, change.OwnerId, change.Bucket, change.Millicredits);
        (Reason, JobIds) = (change.Reason, [.. change.JobIds]);
        (AskedBy, AskedAt) = (askedBy, askedAt);
    }

    public Guid Id { get; private set; }
    public Guid FormKey { get; private set; }
    public CreditChangeKind Kind { get; private set; }
    public Guid OwnerId { get; private set; }
    public CreditBucket Bucket { get; private set; }
    public long Millicredits { get; private set; }
    public string Reason { get; private set; } = "";
    public List<Guid> JobIds { get; private set; } = [];
    public Guid AskedBy { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public bool? Approved { get; private set; }

    /// <summary>The change under the request's own id, so that it is made once.</summary>
    public CreditChange ToChange() => new(Kind, OwnerId, Bucket, Millicredits, Reason, Id, JobIds);
}
