using ImageStudio.Web.Catalog;
using ImageStudio.Web.Data;
using ImageStudio.Web.Providers;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Connections;

/// <summary>
/// Asks providers for their prices and takes those that can be believed. A provider that cannot be asked keeps the prices it said last; one
/// that says nothing of a model any more gives that model back its price of the file.
/// </summary>
public sealed partial class RefreshPrices(
    StudioDb db, CurrentCatalog catalog, LiveCatalog live, BelievablePrice believable, IEnumerable<IVendor> vendors, TimeProvider clock, ILogger<RefreshPrices> log)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Every provider that tells prices, one after the other.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var source in vendors.OfType<IPriceSource>())
        {
            if (source.IsReady) await RunAsync(source.Id, cancellationToken);
            // Its key was taken out of the settings while the site was not running.
            else await ForgetAsync(source.Id, cancellationToken);
        }
    }

    /// <returns>Null when there is no such provider, or it tells no prices.</returns>
    public async Task<PriceReading?> RunAsync(string providerId, CancellationToken cancellationToken)
    {
        if (vendors.OfType<IPriceSource>().FirstOrDefault(vendor => vendor.Id == providerId) is not { } source) return null;
        if (!source.IsReady) return PriceReading.Failed(clock.UtcNow, "There is no key yet.");

        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        IReadOnlyList<SaidPrice> said;
        try
        {
            said = await source.PricesAsync(ModelsOf(providerId), either.Token);
        }
        catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(log, trouble, providerId);
            return live.Note(providerId, PriceReading.Failed(clock.UtcNow, TroubleWords.Of(trouble)));
        }

        return live.Note(providerId, await TakeAsync(source, said, cancellationToken));
    }

    /// <summary>A provider without a key has no prices of its own.</summary>
    public async Task ForgetAsync(string providerId, CancellationToken cancellationToken)
    {
        await db.LivePrices.Where(p => p.ProviderId == providerId).ExecuteDeleteAsync(cancellationToken);
        live.Forget(providerId);
        await live.LoadAsync(db, cancellationToken);
    }

    private async Task<PriceReading> TakeAsync(IPriceSource source, IReadOnlyList<SaidPrice> said, CancellationToken cancellationToken)
    {
        var (at, before) = (clock.UtcNow, catalog.Current);
        var judged = said.Select(price => (Said: price, Problem: ProblemOf(source, price, at))).ToList();
        foreach (var (price, problem) in judged.Where(row => row.Problem is not null)) LogRefused(log, source.Id, price.VendorModel, problem!);
        await StoreAsync(source, [.. judged.Where(row => row.Problem is null).Select(row => row.Said)], [.. said.Select(price => price.VendorModel)], at, cancellationToken);
        await live.LoadAsync(db, cancellationToken);

        var changed = ChangesOf(source.Id, before, catalog.Current);
        if (changed > 0) LogChanged(log, source.Id, changed, catalog.Current.PriceVersion);
        return new(
            at, said.Count, changed, [.. judged.Where(row => row.Problem is not null).Select(row => $"{row.Said.VendorModel}: {row.Problem}")],
            [.. ModelsOf(source.Id).Except(said.Select(price => price.VendorModel))]);
    }

    private string? ProblemOf(IPriceSource source, SaidPrice price, DateTimeOffset at) =>
        believable.ProblemOf(new(source.Id, price.VendorModel, price.Unit, price.Usd, "", at))
        ?? (LivePrice.CanHold(price.Usd) ? null : "it is finer than a millionth of a dollar");

    /// <summary>One that is not believed changes nothing: neither is it taken, nor is what was believed before forgotten.</summary>
    private Task<bool> StoreAsync(
        IPriceSource source, IReadOnlyList<SaidPrice> taken, HashSet<string> said, DateTimeOffset at, CancellationToken cancellationToken) =>
        WriteTransaction.RunAsync(
            db,
            async transaction =>
            {
                // The key may have been taken away while the provider was asked.
                if (!source.IsReady) return false;
                var rows = await db.LivePrices.Where(p => p.ProviderId == source.Id).ToDictionaryAsync(p => p.VendorModel, cancellationToken);
                db.LivePrices.RemoveRange(rows.Values.Where(row => !said.Contains(row.VendorModel)));
                foreach (var price in taken)
                {
                    var row = rows.GetValueOrDefault(price.VendorModel) ?? db.LivePrices.Add(new(source.Id, price.VendorModel)).Entity;
                    row.Say(price.Unit, LivePrice.Micros(price.Usd), at);
                }

                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync();
                return true;
            },
            cancellationToken);

    private IReadOnlyList<string> ModelsOf(string providerId) =>
        [.. catalog.Shipped.Models.SelectMany(model => model.Routes).Where(route => route.Provider == providerId && route.Draws).Select(route => route.VendorModel).Distinct()];

    private static int ChangesOf(string providerId, ModelCatalog before, ModelCatalog after) =>
        PricesOf(providerId, after).Except(PricesOf(providerId, before)).Select(price => price.VendorModel).Distinct().Count();

    private static IEnumerable<(string VendorModel, decimal Usd)> PricesOf(string providerId, ModelCatalog catalog) =>
        catalog.Models.SelectMany(model => model.Routes).Where(route => route.Provider == providerId && route.Draws).Select(route => (route.VendorModel, route.Price.Usd));

    [LoggerMessage(Level = LogLevel.Warning, Message = "The prices of {Provider} could not be read; those it said last stay")]
    private static partial void LogFailed(ILogger logger, Exception trouble, string provider);

    [LoggerMessage(EventId = 2210, EventName = "PriceRefused", Level = LogLevel.Warning, Message = "{Provider}, {VendorModel}: a price is not believed: {Problem}")]
    private static partial void LogRefused(ILogger logger, string provider, string vendorModel, string problem);

    [LoggerMessage(EventId = 2211, EventName = "PricesChanged", Level = LogLevel.Information, Message = "{Provider} changed {Count} prices; the price version is {Version}")]
    private static partial void LogChanged(ILogger logger, string provider, int count, string version);
}
