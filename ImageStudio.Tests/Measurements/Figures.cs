using System.Globalization;

namespace ImageStudio.Tests.Measurements;

internal static class Figures
{
    public static double Percentile(this IEnumerable<double> values, double percent)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(sorted.Count * percent / 100) - 1, 0, sorted.Count - 1)];
    }

    public static double Median(this IEnumerable<double> values) => values.Percentile(50);

    /// <summary>Three digits that count: "0.412", "4.12", "41.2", "412", "4,120".</summary>
    public static string Short(this double value)
    {
        var format = Math.Abs(value) switch { < 1 => "0.000", < 10 => "0.00", < 100 => "0.0", _ => "#,0" };
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>"6.1 × (5.8–6.9)": the median and the range of ratios.</summary>
    public static string AsRatio(this IReadOnlyCollection<double> ratios) => $"**{ratios.Median().Short()}×** ({ratios.Min().Short()}–{ratios.Max().Short()})";
}
