using System.Globalization;

namespace ImageStudio.Web.Pages.Credits;

/// <summary>A calendar month in UTC. Its text form stands in addresses: "2026-11".</summary>
public readonly record struct CreditMonth(int Year, int Month)
{
    private const int FirstYear = 2000;
    private const int LastYear = 2999;

    public DateTimeOffset Start => new(Year, Month, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The first moment that no longer belongs to it.</summary>
    public DateTimeOffset End => Start.AddMonths(1);

    public CreditMonth Previous => Of(Start.AddMonths(-1));

    public CreditMonth Next => Of(End);

    public int Days => DateTime.DaysInMonth(Year, Month);

    /// <summary>"November 2026".</summary>
    public string Name => Start.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    public static CreditMonth Of(DateTimeOffset at) => new(at.UtcDateTime.Year, at.UtcDateTime.Month);

    public static CreditMonth? TryParse(string? text) =>
        DateTime.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= FirstYear and <= LastYear
            ? new(day.Year, day.Month)
            : null;

    public override string ToString() => Start.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
