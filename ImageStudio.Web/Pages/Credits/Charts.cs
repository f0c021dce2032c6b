using System.Globalization;
using ImageStudio.Web.Credits;

namespace ImageStudio.Web.Pages.Credits;

/// <summary>One bar, in percent of the drawing.</summary>
public sealed record ChartBar(string X, string Y, string Width, string Height, string Name, long Spent);

/// <summary>A column for each day of a month. A day on which more was refunded than spent has none; the table has the number.</summary>
public sealed record DayChart(CreditMonth Month, IReadOnlyList<long> Days)
{
    private const decimal ColumnShare = 0.8m;

    /// <summary>What the tallest column leaves free above it.</summary>
    private const decimal Tallest = 96;

    /// <summary>A day with anything spent is seen.</summary>
    private const decimal Lowest = 1.5m;

    private static readonly int[] TickDays = [1, 8, 15, 22, 29];

    public bool IsEmpty => Days.All(spent => spent == 0);

    public IEnumerable<ChartBar> Bars => Days.Select((spent, index) => BarOf(index, spent)).Where(bar => bar.Spent > 0);

    public IEnumerable<(string Name, long Spent)> SpentDays => Days.Select((spent, index) => (NameOf(index), spent)).Where(day => day.spent != 0);

    public string Description
    {
        get
        {
            if (IsEmpty) return "Nothing was spent.";
            var most = Days.Max();
            var days = SpentDays.Count();
            return $"{CreditText.Exact(Days.Sum())} on {days} {(days == 1 ? "day" : "days")}; most on {NameOf(Days.ToList().IndexOf(most))}, {CreditText.Exact(most)}.";
        }
    }

    /// <summary>Some days under the columns: all of them would not fit a phone.</summary>
    public IEnumerable<(string X, string Day)> Ticks => TickDays.Where(day => day <= Month.Days)
        .Select(day => (Percent((day - 0.5m) * Step), day.ToString(CultureInfo.InvariantCulture)));

    private decimal Step => 100m / Month.Days;

    private ChartBar BarOf(int index, long spent)
    {
        var height = spent <= 0 ? 0 : Math.Max(Lowest, Tallest * spent / Math.Max(1, Days.Max()));
        return new(
            Percent((index + (1 - ColumnShare) / 2) * Step), Percent(100 - height), Percent(ColumnShare * Step), Percent(height), NameOf(index), spent);
    }

    private string NameOf(int index) => Month.Start.AddDays(index).ToString("d MMMM", CultureInfo.InvariantCulture);

    internal static string Percent(decimal percent) => percent.ToString("0.###", CultureInfo.InvariantCulture) + "%";
}

/// <summary>A bar for each line of a table of spending, with its name and number above it.</summary>
public sealed record SpendChart(string Id, string Title, IReadOnlyList<SpendLine> Lines)
{
    public const int RowHeight = 44;

    private const int MostBars = 12;
    private const int NameCharacters = 28;

    /// <summary>How it was counted, where lines are made of single pictures and not of whole generations.</summary>
    public string? Note { get; init; }

    public bool IsOfPictures => Note is not null;

    public IEnumerable<(SpendLine Line, string Width, int Top)> Bars
    {
        get
        {
            var most = Math.Max(1, Lines.Max(line => line.Spent));
            return Lines.Take(MostBars).Select((line, index) => (line, DayChart.Percent(Math.Max(0, 100m * line.Spent / most)), index * RowHeight));
        }
    }

    public int Height => Math.Min(Lines.Count, MostBars) * RowHeight;

    public string Description =>
        string.Join("; ", Lines.Take(MostBars).Select(line => $"{line.Name}: {CreditText.Exact(line.Spent)}"))
        + (Lines.Count > MostBars ? $"; {Lines.Count - MostBars} more in the table" : "") + ".";

    /// <summary>A name that fits a phone; the table beside it has the whole one.</summary>
    public static string Fitting(string name) => new StringInfo(name) is { LengthInTextElements: > NameCharacters } text
        ? text.SubstringByTextElements(0, NameCharacters - 1) + "…"
        : name;
}
