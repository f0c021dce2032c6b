namespace ImageStudio.Web.Catalog;

/// <summary>What a provider itself says a unit costs now, for one of its models. It stands in for the file's price of new pictures.</summary>
/// <param name="Provider">The provider's id.</param>
/// <param name="VendorModel">The model's name at that provider.</param>
/// <param name="Unit">What it counts; a route that is priced by another unit keeps the file's price.</param>
/// <param name="Usd">Dollars per unit.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="ReadAt">When.</param>
public sealed record RoutePrice(string Provider, string VendorModel, BillableUnit Unit, decimal Usd, string Source, DateTimeOffset ReadAt);
