using ImageStudio.Web.Catalog;

namespace ImageStudio.Web.Credits;

/// <summary>
/// How a provider's units become credits: kept with whatever was quoted by it, so that a receipt can explain the sum years later. The
/// division comes last, so that a price that divides evenly is never a millicredit too high.
/// </summary>
public sealed record CreditRate(BillableUnit Unit, decimal UsdPerUnit, decimal Markup, decimal UsdPerCredit)
{
    private const int MillicreditsPerCredit = 1000;
    private const int MicrosPerUsd = 1_000_000;

    public CreditRate(UnitPrice price, CreditOptions options)
        : this(price.Unit, price.Usd, options.Markup, options.UsdPerCredit)
    {
    }

    /// <summary>For showing; sums are made from the exact parts.</summary>
    public decimal MillicreditsPerUnit => UsdPerUnit * Markup * MillicreditsPerCredit / UsdPerCredit;

    public decimal Usd(decimal units) => units * UsdPerUnit;

    /// <summary>Whole millicredits for a provider's dollars, rounded up once; of a sum that is shared, the share of <paramref name="part"/> in <paramref name="whole"/>.</summary>
    public long Millicredits(decimal usd, int part = 1, int whole = 1) =>
        (long)Math.Ceiling(usd * Markup * MillicreditsPerCredit * part / (UsdPerCredit * whole));

    /// <summary>Whole millionths of a dollar, rounded up: what the platform pays.</summary>
    public static long Micros(decimal usd, int part = 1, int whole = 1) => (long)Math.Ceiling(usd * MicrosPerUsd * part / whole);
}
