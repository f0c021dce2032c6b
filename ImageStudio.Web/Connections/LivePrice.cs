using ImageStudio.Web.Catalog;

namespace ImageStudio.Web.Connections;

/// <summary>A route's price as its provider said it last. It stands in for the catalogue's while it is for the same unit.</summary>
public sealed class LivePrice
{
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

    public void Say(BillableUnit unit, long microsPerUnit, DateTimeOffset readAt) => (Unit, MicrosPerUnit, ReadAt) = (unit, microsPerUnit, readAt);
}
