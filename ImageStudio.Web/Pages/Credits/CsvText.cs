using System.Globalization;

namespace ImageStudio.Web.Pages.Credits;

/// <summary>
/// Cells of a CSV file (RFC 4180). Text is always quoted, so that no separator inside it can start a cell, and text that a spreadsheet would
/// take for a formula gets an apostrophe in front. Numbers are ours, exact and with a decimal point; their minus sign stays.
/// </summary>
public static class CsvText
{
    public const string LineEnd = "\r\n";

    /// <summary>As written, and as full-width letters, which some spreadsheets read the same.</summary>
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    public static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var safe = FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>Credits: "2.5", "-10", "0.003".</summary>
    public static string Credits(long millicredits) => (millicredits / 1000m).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>ISO 8601 in UTC, with milliseconds.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
