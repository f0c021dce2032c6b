using System.Globalization;

namespace ImageStudio.Web.Credits;

/// <summary>Millicredits as people read them.</summary>
public static class CreditText
{
    /// <summary>Rounded up to whole credits, for prices: "5 credits", "1 credit", "free".</summary>
    public static string Price(long millicredits)
    {
        if (millicredits == 0) return "free";
        var whole = (millicredits + 999) / 1000;
        return whole == 1 ? "1 credit" : $"{Grouped(whole)} credits";
    }

    /// <summary>As exact as the ledger, for balances and settlements: "2.5 credits".</summary>
    public static string Exact(long millicredits) => millicredits == 1000 ? "1 credit" : $"{Number(millicredits)} credits";

    /// <summary>The bare number: "1,245", "2.5", "−9".</summary>
    public static string Number(long millicredits)
    {
        var text = (Math.Abs(millicredits) / 1000m).ToString("#,0.###", CultureInfo.InvariantCulture);
        return millicredits < 0 ? "−" + text : text;
    }

    private static string Grouped(long whole) => whole.ToString("#,0", CultureInfo.InvariantCulture);
}
