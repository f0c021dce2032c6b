using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers;

namespace ImageStudio.Web;

/// <summary>What <see cref="CatalogCommand"/> prints: each model with its status, its routes in order, and what serves it with the keys there are.</summary>
public sealed class CatalogReport(ModelCatalog catalog, IEnumerable<IVendor> vendors, DateTimeOffset now)
{
    private readonly Dictionary<string, IVendor> _vendors = vendors.ToDictionary(vendor => vendor.Id);
    private readonly DateOnly _today = DateOnly.FromDateTime(now.UtcDateTime);

    public IEnumerable<string> Lines()
    {
        var width = catalog.Models.Max(model => model.Id.Length);
        foreach (var model in catalog.Models)
        {
            var status = model.IsRetired(_today) ? "retired" : "active";
            yield return $"{model.Id.PadRight(width)}  {status,-7}  {ServiceOf(model)}";
            yield return $"{"",-6}routes: {string.Join(", ", model.Routes.Select(route => $"{route.Provider} {route.VendorModel}"))}";
        }

        var active = catalog.Models.Where(model => !model.IsRetired(_today)).ToList();
        yield return $"{catalog.Models.Count} models, {active.Count} of them active, {active.Count(model => Live(model) is not null)} live. Catalogue {catalog.Version}, {catalog.Styles.Count} styles.";
    }

    private string ServiceOf(ImageModel model)
    {
        if (model.IsRetired(_today)) return $"retired since {model.RetiresOn:yyyy-MM-dd}, {model.Replacement} instead";
        var ends = model.RetiresOn is { } day ? $"; retires on {day:yyyy-MM-dd}" : "";
        return (Live(model) is { } vendor ? $"live by {vendor.Name}" : Need(model)) + ends;
    }

    private IVendor? Live(ImageModel model) => model.Routes.Select(route => _vendors.GetValueOrDefault(route.Provider)).FirstOrDefault(vendor => vendor is { IsReady: true });

    private string Need(ImageModel model)
    {
        var known = model.Routes.Select(route => _vendors.GetValueOrDefault(route.Provider)).OfType<IVendor>().Select(vendor => vendor.Account.Profile).ToList();
        var keys = string.Join(" or ", known.Where(profile => profile.NeedsKey).Select(KeyOf));
        var addresses = string.Join(" or ", known.Where(profile => !profile.NeedsKey).Select(profile => $"Providers__{profile.Section}__BaseUrl"));
        return (keys.Length, addresses.Length) switch
        {
            (0, 0) => "no route leads to a provider that there is",
            (_, 0) => $"needs a key: {keys}",
            (0, _) => $"needs an address: {addresses}",
            _ => $"needs a key: {keys}, or an address: {addresses}",
        };
    }

    private static string KeyOf(VendorProfile profile) => profile.KeyVariables is [var first, ..] ? first : $"Providers__{profile.Section}__ApiKey";
}
