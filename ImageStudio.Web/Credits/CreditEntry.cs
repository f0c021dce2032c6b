namespace ImageStudio.Web.Credits;

/// <summary>The kinds of movement, as stored.</summary>
public static class CreditEntryKind
{
    public const string Grant = "grant";
    public const string Hold = "hold";
    public const string Settle = "settle";
    public const string Release = "release";
    public const string Refund = "refund";
    public const string Adjust = "adjust";
    public const string Expire = "expire";
}

/// <summary>One movement on one bucket of a wallet, in millicredits. Never edited and never deleted; the database refuses both.</summary>
public sealed class CreditEntry
{
    private CreditEntry()
    {
    }

    public Guid Id { get; private set; }
    public Guid AccountId { get; private set; }
    public long Seq { get; private set; }
    public string Kind { get; private set; } = "";

    /// <summary>Change of the posted balance.</summary>
    public long PostedChange { get; private set; }

    /// <summary>Change of what is on hold.</summary>
    public long HeldChange { get; private set; }

    /// <summary>The hold that a settle or release ends.</summary>
    public Guid? HoldId { get; private set; }

    /// <summary>The settlement that a refund gives back, in part or whole.</summary>
    public Guid? SettleId { get; private set; }

    /// <summary>The lot that expires.</summary>
    public Guid? LotId { get; private set; }

    /// <summary>Derived from a row that exists before the call; the same key never posts twice.</summary>
    public string IdempotencyKey { get; private set; } = "";

    /// <summary>The provider job that a hold, its end or a refund belongs to.</summary>
    public Guid? JobId { get; private set; }

    /// <summary>The project the credits are spent for.</summary>
    public Guid? ProjectId { get; private set; }

    /// <summary>The administrator behind a grant, a refund or an adjustment.</summary>
    public Guid? ActorId { get; private set; }
    public string? Reason { get; private set; }

    /// <summary>When what came in expires; null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>See <see cref="EntryHash"/>. Null for entries older than the chain.</summary>
    public string? Hash { get; private set; }
}
