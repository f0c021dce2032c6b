using System.ComponentModel.DataAnnotations;

namespace ImageStudio.Web.Connections;

/// <summary>Settings under <c>ImageStudio:Prices</c>.</summary>
public sealed class PriceOptions
{
    private const int Least = 1;
    private const int Most = 168;

    /// <summary>How often providers are asked for their prices.</summary>
    [Range(Least, Most)]
    public int RefreshHours { get; set; } = 6;

    /// <summary>For the schedule, which is made before the settings are checked; a wrong one stops the start a moment later.</summary>
    internal static TimeSpan Interval(IConfiguration settings) =>
        TimeSpan.FromHours(Math.Clamp(settings.GetValue(nameof(RefreshHours), new PriceOptions().RefreshHours), Least, Most));
}
