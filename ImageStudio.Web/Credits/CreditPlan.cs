namespace ImageStudio.Web.Credits;

/// <summary>What a plan grants by itself. Settings under <c>ImageStudio:Credits:Plans:{id}</c>; whole credits.</summary>
public sealed class CreditPlan
{
    public string Name { get; set; } = "";

    public int MonthlyCredits { get; set; }

    /// <summary>Day of the month, UTC; in a shorter month its last day.</summary>
    public int RenewalDay { get; set; } = 1;

    public int DailyCredits { get; set; }

    public bool HasBuckets => MonthlyCredits > 0 || DailyCredits > 0;

    /// <summary>The bucket's amount of a period, in millicredits; 0 if the plan does not fill it.</summary>
    public long AmountOf(CreditBucket bucket) => bucket switch
    {
        CreditBucket.Monthly => MonthlyCredits * 1000L,
        CreditBucket.Daily => DailyCredits * 1000L,
        _ => 0,
    };

    /// <summary>When the period began that <paramref name="now"/> lies in. Days and months are UTC's, so daylight saving moves nothing.</summary>
    public DateTimeOffset PeriodStart(CreditBucket bucket, DateTimeOffset now)
    {
        if (bucket == CreditBucket.Daily) return Midnight(now);
        var thisMonth = RenewalIn(now.UtcDateTime.Year, now.UtcDateTime.Month);
        if (thisMonth <= now) return thisMonth;
        var before = new DateTime(now.UtcDateTime.Year, now.UtcDateTime.Month, 1).AddMonths(-1);
        return RenewalIn(before.Year, before.Month);
    }

    /// <summary>When the next period begins and what is left of this one expires; null for the bucket without an end.</summary>
    public DateTimeOffset? PeriodEnd(CreditBucket bucket, DateTimeOffset now)
    {
        if (bucket == CreditBucket.Bonus) return null;
        var start = PeriodStart(bucket, now);
        if (bucket == CreditBucket.Daily) return start.AddDays(1);
        var next = new DateTime(start.Year, start.Month, 1).AddMonths(1);
        return RenewalIn(next.Year, next.Month);
    }

    private DateTimeOffset RenewalIn(int year, int month) =>
        new(year, month, Math.Min(RenewalDay, DateTime.DaysInMonth(year, month)), 0, 0, 0, TimeSpan.Zero);

    private static DateTimeOffset Midnight(DateTimeOffset now) => new(now.UtcDateTime.Date, TimeSpan.Zero);
}
