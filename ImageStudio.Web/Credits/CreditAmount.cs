using System.Globalization;

namespace ImageStudio.Web.Credits;

/// <summary>Credits as people type them, "25", "2.5", "-0.125": up to three decimals, so that every millicredit can be written.</summary>
public static class CreditAmount
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite
        | NumberStyles.AllowTrailingWhite;

    /// <returns>Millicredits; null when it is no number, has more than three decimals or is beyond all measure.</returns>
    public static long? TryParse(string? text)
    {
        if (!decimal.TryParse(text?.Replace('−', '-'), Styles, CultureInfo.InvariantCulture, out var credits)) return null;
        if (Math.Abs(credits) > CreditChange.MaxMillicredits / 1000) return null;
        var millicredits = credits * 1000;
        return millicredits == decimal.Truncate(millicredits) ? (long)millicredits : null;
    }
}
