namespace ImageStudio.Web.Credits;

public enum BudgetKind
{
    User,
    Project,
}

/// <summary>The most that may be spent by a person or for a project in a calendar month (UTC), in millicredits.</summary>
public sealed class CreditBudget
{
    private CreditBudget()
    {
    }

    public CreditBudget(BudgetKind kind, Guid subjectId, long monthlyLimit, Guid setBy, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (Kind, SubjectId) = (kind, subjectId);
        Change(monthlyLimit, setBy, now);
    }

    public Guid Id { get; private set; }
    public BudgetKind Kind { get; private set; }

    /// <summary>The person's or the project's id.</summary>
    public Guid SubjectId { get; private set; }
    public long MonthlyLimit { get; private set; }
    public Guid SetBy { get; private set; }
    public DateTimeOffset SetAt { get; private set; }

    public void Change(long monthlyLimit, Guid setBy, DateTimeOffset now) => (MonthlyLimit, SetBy, SetAt) = (monthlyLimit, setBy, now);
}

/// <summary>A budget and what is used of it this month, in millicredits: settled net of refunds, and what is on hold.</summary>
public sealed record BudgetState(BudgetKind Kind, Guid SubjectId, long Limit, long Used)
{
    private const int WarningPercent = 80;

    public long Left => Math.Max(0, Limit - Used);

    public bool IsOver => Used >= Limit;

    public bool IsWarning => Used * 100 >= Limit * WarningPercent;

    public bool Fits(long millicredits) => Used + millicredits <= Limit;
}
