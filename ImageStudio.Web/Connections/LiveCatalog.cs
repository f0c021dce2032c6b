using System.Collections.Concurrent;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Data;
using ImageStudio.Web.Providers;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Connections;

/// <summary>Keeps the current catalogue at the prices and the models that were named last, and remembers how the last reading of each went.</summary>
public sealed class LiveCatalog(CurrentCatalog catalog, IEnumerable<IVendor> vendors, BelievablePrice believable) : IDisposable
{
    private const int MostPrices = 2000;
    private const int MostModels = 1000;

    private readonly ConcurrentDictionary<string, PriceReading> _readings = new();
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Since the site was started; null before the first.</summary>
    public PriceReading? LastReading(string providerId) => _readings.GetValueOrDefault(providerId);

    /// <summary>Makes the current catalogue anew from the tables. What a provider said that cannot work now, and prices that the file has overtaken, do not count.</summary>
    public async Task LoadAsync(StudioDb db, CancellationToken cancellationToken)
    {
        // Whoever reads last has read what was written last, so that a slower one cannot bring old prices back.
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var rows = await db.LivePrices.AsNoTracking().OrderBy(p => p.ProviderId).ThenBy(p => p.VendorModel).Take(MostPrices).ToListAsync(cancellationToken);
            var own = await db.ListedModels.AsNoTracking().OrderBy(m => m.ProviderId).ThenBy(m => m.Name).Take(MostModels).ToListAsync(cancellationToken);
            catalog.Swap(catalog.Shipped.With(rows.Select(PriceOf).OfType<RoutePrice>()).WithModels(own.Select(ModelOf).OfType<ImageModel>()));
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    internal PriceReading Note(string providerId, PriceReading reading) => _readings[providerId] = reading;

    internal void Forget(string providerId) => _readings.TryRemove(providerId, out _);

    private ImageModel? ModelOf(ListedModel row)
    {
        if (vendors.FirstOrDefault(vendor => vendor.Id == row.ProviderId) is not IModelSource { IsReady: true } source) return null;
        var (profile, settings) = (source.Account.Profile, source.Account.Settings);
        var engine = new OwnEngine(source.Id, source.Name, settings.Megapixels, profile.TakesSeed, profile.TakesNegativePrompt) { Areas = profile.TakesAreas };
        return OwnModel.Of(engine, row.Name);
    }

    private RoutePrice? PriceOf(LivePrice row)
    {
        if (vendors.FirstOrDefault(vendor => vendor.Id == row.ProviderId) is not IPriceSource { IsReady: true } source) return null;
        var price = row.ToRoutePrice(source.Name);
        return believable.ProblemOf(price) is null ? price : null;
    }
}
