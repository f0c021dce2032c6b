using ImageStudio.Web.Catalog;

namespace ImageStudio.Web.Connections;

/// <summary>A route's price as its provider said it last. It stands in for the catalogue's while it is for the same unit.</summary>
public sealed class LivePrice
{
    private const int MicrosPerUsd = 1_000_000;
    private const decimal MostRounding = 0.005m;

    private LivePrice()
    {
    }

    public LivePrice(string providerId, string vendorModel) => (ProviderId, VendorModel) = (providerId, vendorModel);

    public string ProviderId { get; private set; } = "";
    public string VendorModel { get; private set; } = "";
    public BillableUnit Unit { get; private set; }

    /// <summary>Millionths of a dollar for one unit.</summary>
    public long MicrosPerUnit { get; private set; }

    /// <summary>When the provider was asked.</summary>
    public DateTimeOffset ReadAt { get; private set; }

    /// <summary>Rounded: a list that was made with floating point says 0.025000000001 and means 0.025.</summary>
    internal static long Micros(decimal usd) => (long)Math.Round(usd * MicrosPerUsd, MidpointRounding.AwayFromZero);

    /// <summary>Whether a millionth of a dollar is fine enough to say it.</summary>
    internal static bool CanHold(decimal usd) => Math.Abs(Micros(usd) - usd * MicrosPerUsd) <= usd * MicrosPerUsd * MostRounding;

    public RoutePrice ToRoutePrice(string providerName) =>
        new(ProviderId, VendorModel, Unit, MicrosPerUnit / (decimal)MicrosPerUsd, $"{providerName}’s pricing API", ReadAt);

    public void Say(BillableUnit unit, long microsPerUnit, DateTimeOffset readAt) => (Unit, MicrosPerUnit, ReadAt) = (unit, microsPerUnit, readAt);
}
