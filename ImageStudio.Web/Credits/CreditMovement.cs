using ImageStudio.Web.Catalog;

namespace ImageStudio.Web.Credits;

/// <summary>A movement before it is posted; millicredits.</summary>
public sealed record CreditMovement(string Kind, long Posted, long Held, string Key)
{
    public Guid? HoldId { get; init; }
    public Guid? SettleId { get; init; }
    public Guid? LotId { get; init; }
    public Guid? JobId { get; init; }
    public Guid? ProjectId { get; init; }
    public Guid? ActorId { get; init; }
    public string? Reason { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>Credits that come in.</summary>
/// <param name="Source">What the grant comes from, unique for this owner: "welcome", "demo", an administrator's form key.</param>
public sealed record CreditGrant(Guid OwnerId, CreditBucket Bucket, long Millicredits, string Source, string Reason)
{
    public DateTimeOffset? ExpiresAt { get; init; }
    public Guid? ActorId { get; init; }
}

/// <summary>Credits to set aside for one provider job, at the upper bound of its quote.</summary>
public sealed record CreditHold(Guid OwnerId, Guid JobId, long Millicredits)
{
    public ModelClass Class { get; init; }

    /// <summary>The project it is spent for, if any.</summary>
    public Guid? ProjectId { get; init; }
}
