using System.Globalization;
using ImageStudio.Web.Catalog;

namespace ImageStudio.Web.Credits;

/// <summary>How a quote is made up, as it stands under the button.</summary>
public static class QuoteText
{
    /// <summary>"2 × 1.0 MP × 2.5 credits".</summary>
    public static string MadeOf(CreditQuote quote)
    {
        if (quote.UpperBound == 0) return $"{quote.Images} × free";
        var units = quote.Jobs.Sum(job => job.Expected.Quantity);
        var perUnit = CreditText.Exact((long)Math.Ceiling(quote.Rate.MillicreditsPerUnit));
        return quote.Rate.Unit switch
        {
            BillableUnit.Image => $"{quote.Images} × {perUnit}",
            BillableUnit.Megapixel => $"{quote.Images} × {Number(units / quote.Images)} MP × {perUnit}",
            BillableUnit.InputMegapixel or BillableUnit.InputAndOutputMegapixel => $"{Number(units)} MP × {perUnit}",
            BillableUnit.Token => $"{quote.Images} × about {CreditText.Exact(quote.Estimate / quote.Images)}",
            BillableUnit.Second => $"about {Number(units)} s × {perUnit}",
            _ => $"{quote.Jobs.Count} × {perUnit}",
        };
    }

    /// <summary>"at most 14 when the provider bills by use"; null for a fixed price.</summary>
    public static string? AtMost(CreditQuote quote) => quote.UpperBound > quote.Estimate
        ? $"at most {CreditText.Price(quote.UpperBound).Split(' ')[0]} when the provider bills by use"
        : null;

    private static string Number(decimal units) => units.ToString("0.0##", CultureInfo.InvariantCulture);
}
