using ImageStudio.Web.Credits;

namespace ImageStudio.Tests.Credits;

public sealed class CreditPlanTests
{
    [Theory]
    [InlineData(1, "2026-11-22T12:00:00Z", "2026-11-01", "2026-12-01")]
    [InlineData(1, "2026-11-01T00:00:00Z", "2026-11-01", "2026-12-01")]
    [InlineData(1, "2026-10-31T23:59:59.999Z", "2026-10-01", "2026-11-01")]
    [InlineData(31, "2026-11-22T12:00:00Z", "2026-10-31", "2026-11-30")]
    [InlineData(31, "2026-11-30T00:00:00Z", "2026-11-30", "2026-12-31")]
    [InlineData(31, "2027-02-27T23:00:00Z", "2027-01-31", "2027-02-28")]
    [InlineData(31, "2028-02-28T23:00:00Z", "2028-01-31", "2028-02-29")]
    [InlineData(30, "2028-02-29T00:00:00Z", "2028-02-29", "2028-03-30")]
    [InlineData(15, "2027-01-10T00:00:00Z", "2026-12-15", "2027-01-15")]
    public void A_month_runs_from_renewal_day_to_renewal_day_and_short_months_renew_on_their_last(int day, string now, string start, string end)
    {
        var plan = new CreditPlan { Name = "P", MonthlyCredits = 1, RenewalDay = day };

        Assert.Equal(At($"{start}T00:00:00Z"), plan.PeriodStart(CreditBucket.Monthly, At(now)));
        Assert.Equal(At($"{end}T00:00:00Z"), plan.PeriodEnd(CreditBucket.Monthly, At(now)));
    }

    [Theory]
    [InlineData("2026-03-29T01:30:00+01:00", "2026-03-29", "2026-03-30")]
    [InlineData("2026-03-29T03:30:00+02:00", "2026-03-29", "2026-03-30")]
    [InlineData("2026-03-29T00:30:00+01:00", "2026-03-28", "2026-03-29")]
    [InlineData("2026-10-25T02:30:00+02:00", "2026-10-25", "2026-10-26")]
    [InlineData("2026-11-01T23:30:00-05:00", "2026-11-02", "2026-11-03")]
    [InlineData("2026-12-31T23:59:59.999Z", "2026-12-31", "2027-01-01")]
    public void A_day_is_a_day_of_UTC_of_24_hours_whatever_clocks_do_elsewhere(string now, string start, string end)
    {
        var plan = new CreditPlan { Name = "P", DailyCredits = 1 };

        Assert.Equal(At($"{start}T00:00:00Z"), plan.PeriodStart(CreditBucket.Daily, At(now)));
        Assert.Equal(At($"{end}T00:00:00Z"), plan.PeriodEnd(CreditBucket.Daily, At(now)));
    }

    [Fact]
    public void Bonus_credits_have_no_end() => Assert.Null(new CreditPlan { Name = "P" }.PeriodEnd(CreditBucket.Bonus, At("2026-11-22T12:00:00Z")));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
