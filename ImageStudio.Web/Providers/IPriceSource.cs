using ImageStudio.Web.Catalog;

namespace ImageStudio.Web.Providers;

/// <summary>What a vendor says one unit of one of its models costs. Nobody has judged yet whether it can be true.</summary>
public sealed record SaidPrice(string VendorModel, BillableUnit Unit, decimal Usd);

/// <summary>A vendor that tells its prices to programs.</summary>
public interface IPriceSource : IVendor
{
    /// <summary>
    /// The prices of these models as they are now, at most one for each. What cannot be read, is not in US dollars, or is counted in a unit
    /// that the catalogue does not know is left out and logged.
    /// </summary>
    /// <exception cref="RefusedException">The vendor does not answer the question.</exception>
    /// <exception cref="InvalidDataException">The answer as a whole cannot be read.</exception>
    Task<IReadOnlyList<SaidPrice>> PricesAsync(IReadOnlyCollection<string> vendorModels, CancellationToken cancellationToken);
}
