using System.Globalization;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Pages.Shared;

namespace ImageStudio.Web.Pages.Admin.Costs;

/// <summary>One route's price today, for one kind of work.</summary>
public sealed record PriceRow(string Model, string Work, string Provider, string VendorModel, string Unit, decimal Usd, decimal Tolerance, string Credits, DateOnly Checked, string Source)
{
    /// <summary>When the provider itself said it; null for a price of the catalogue’s file.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    public string Origin => ReadAt is { } at ? $"{Source}, read {Moments.Exact(at)}"
        : Usd == 0 ? Source
        : $"{Source}, {Checked.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}";

    public string Price => Usd == 0 ? "free" : string.Create(CultureInfo.InvariantCulture, $"${Usd:0.########} per {Unit}");

    public string AtMost => Tolerance == 1 ? "fixed" : string.Create(CultureInfo.InvariantCulture, $"up to {(Tolerance - 1) * 100:0.#} % more");
}

/// <summary>A version of the price list as orders were made with it.</summary>
public sealed record VersionRow(string Version, DateTimeOffset First, DateTimeOffset Last, int Generations);

/// <summary>A month at one provider.</summary>
/// <param name="Taken">Millicredits settled; so with what was refunded and what was carried above the holds.</param>
/// <param name="BilledMicros">What the provider bills, in millionths of a dollar.</param>
/// <param name="PossibleMicros">What it may bill besides, for what never arrived.</param>
public sealed record MonthRow(
    DateTimeOffset Month, string Provider, int Jobs, long Taken, long Refunded, long Overrun, long BilledMicros, long PossibleMicros)
{
    public string Billed => Dollars(BilledMicros / 1_000_000m);

    public string Possible => Dollars(PossibleMicros / 1_000_000m);

    /// <summary>What people's credits were worth, net of refunds.</summary>
    public string Worth(decimal usdPerCredit) => Dollars((Taken - Refunded) / 1000m * usdPerCredit);

    /// <summary>What is left for the platform after the provider's bill.</summary>
    public string Left(decimal usdPerCredit) => Dollars((Taken - Refunded) / 1000m * usdPerCredit - BilledMicros / 1_000_000m);

    private static string Dollars(decimal usd) => (usd < 0 ? "−$" : "$") + Math.Abs(usd).ToString("#,0.00##", CultureInfo.InvariantCulture);

    public string Name => Month.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
}

/// <summary>Which jobs an administrator looks at.</summary>
public enum JobFilter
{
    /// <summary>Billed above the hold; the platform carried it.</summary>
    Overruns,

    /// <summary>Reports that cannot be true.</summary>
    Flagged,

    /// <summary>Calls whose outcome nobody knows.</summary>
    Unknown,
}

/// <summary>A job to look at: what was ordered from whom, never what it shows.</summary>
public sealed record JobRow(
    Guid Id, Guid OwnerId, DateTimeOffset QueuedAt, string Model, string Provider, string? VendorJobId, long Estimate, long? Settled, long Overrun,
    BillableUnit ExpectedUnit, decimal ExpectedQuantity, BillableUnit? ReportedUnit, decimal? ReportedQuantity)
{
    public string Expected => Units(ExpectedQuantity, ExpectedUnit);

    public string Reported => ReportedQuantity is { } quantity && ReportedUnit is { } unit ? Units(quantity, unit) : "nothing";

    private static string Units(decimal quantity, BillableUnit unit) => string.Create(CultureInfo.InvariantCulture, $"{quantity:0.####} {unit}");
}
