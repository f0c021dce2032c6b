namespace ImageStudio.Web.Credits;

/// <summary>
/// What one entry brought in and how much of it is left, in millicredits. The database makes lots and burns them, soonest-expiring first,
/// then oldest; the remainders of an account always add up to what is posted there.
/// </summary>
public sealed class CreditLot
{
    private CreditLot()
    {
    }

    /// <summary>The entry that brought it.</summary>
    public Guid Id { get; private set; }
    public Guid AccountId { get; private set; }

    /// <summary>That entry's number: the older lot is burnt first.</summary>
    public long Seq { get; private set; }
    public long Amount { get; private set; }
    public long Remaining { get; private set; }

    /// <summary>From then on what is left expires, as soon as no hold covers it. Null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }
}
