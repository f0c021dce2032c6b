using System.Globalization;

namespace ImageStudio.Web.Pages.Shared;

/// <summary>Times as people say them, in UTC, because the server does not know where a person is.</summary>
public static class Moments
{
    public static string Ago(DateTimeOffset then, DateTimeOffset now) => (now - then) switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalMinutes: < 60 } span => $"{(int)span.TotalMinutes} min ago",
        { TotalHours: < 24 } span => $"{(int)span.TotalHours} h ago",
        _ => Day(then, now),
    };

    /// <summary>"Today", "Yesterday", "19 November", "19 November 2025".</summary>
    public static string Day(DateTimeOffset then, DateTimeOffset now) => (now.UtcDateTime.Date - then.UtcDateTime.Date).Days switch
    {
        0 => "Today",
        1 => "Yesterday",
        _ => then.UtcDateTime.ToString(then.Year == now.Year ? "d MMMM" : "d MMMM yyyy", CultureInfo.InvariantCulture),
    };

    /// <summary>"today", "yesterday", "on 19 November".</summary>
    public static string DayInSentence(DateTimeOffset then, DateTimeOffset now) => Day(then, now) switch
    {
        "Today" => "today",
        "Yesterday" => "yesterday",
        var day => $"on {day}",
    };

    /// <summary>"resets within the hour", "resets in 3h", "renews 1 Dec".</summary>
    public static string Resets(DateTimeOffset at, DateTimeOffset now) => (at - now) switch
    {
        { TotalHours: <= 1 } => "resets within the hour",
        { TotalHours: <= 24 } span => $"resets in {(int)Math.Ceiling(span.TotalHours)}h",
        _ => "renews " + at.UtcDateTime.ToString(at.UtcDateTime.Year == now.UtcDateTime.Year ? "d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture),
    };

    public static string Exact(DateTimeOffset then) => then.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture) + " UTC";

    public static string Machine(DateTimeOffset then) => then.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
