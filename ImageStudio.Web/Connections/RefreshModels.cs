using ImageStudio.Web.Data;
using ImageStudio.Web.Providers;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Connections;

/// <summary>
/// Asks engines of the operator's own which models they have, and keeps the list. An engine that does not answer keeps its models, which
/// are unavailable until it does.
/// </summary>
public sealed partial class RefreshModels(
    StudioDb db, LiveCatalog live, IEnumerable<IVendor> vendors, ProviderCircuits circuits, TimeProvider clock, ILogger<RefreshModels> log)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Every engine at once: one that is off makes nobody else wait.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var sources = vendors.OfType<IModelSource>().Where(source => source.IsReady).ToList();
        var named = await Task.WhenAll(sources.Select(source => AskAsync(source, cancellationToken)));
        foreach (var (source, names) in sources.Zip(named)) await TakeAsync(source, names, cancellationToken);
    }

    /// <summary>One engine, if it is one.</summary>
    public async Task RunAsync(string providerId, CancellationToken cancellationToken)
    {
        if (vendors.OfType<IModelSource>().FirstOrDefault(vendor => vendor.Id == providerId) is { IsReady: true } source)
            await TakeAsync(source, await AskAsync(source, cancellationToken), cancellationToken);
    }

    /// <returns>Null when it does not answer.</returns>
    private async Task<IReadOnlyList<string>?> AskAsync(IModelSource source, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await source.ModelsAsync(either.Token);
        }
        catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
        {
            // Told once, not every minute.
            if (!circuits.IsAway(source.Id)) LogAway(log, trouble, source.Id);
            return null;
        }
    }

    private async Task TakeAsync(IModelSource source, IReadOnlyList<string>? names, CancellationToken cancellationToken)
    {
        circuits.SetAway(source.Id, names is null);
        if (names is null || !await StoreAsync(source.Id, names, cancellationToken)) return;
        // A model that was gone may be one of them.
        circuits.Reset(source.Id);
        await live.LoadAsync(db, cancellationToken);
    }

    /// <returns>Whether the list is another one now.</returns>
    private async Task<bool> StoreAsync(string providerId, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var known = await db.ListedModels.AsNoTracking().Where(m => m.ProviderId == providerId).Select(m => m.Name).ToListAsync(cancellationToken);
        if (known.ToHashSet().SetEquals(names)) return false;
        return await WriteTransaction.RunAsync(
            db,
            async transaction =>
            {
                var rows = await db.ListedModels.Where(m => m.ProviderId == providerId).ToDictionaryAsync(m => m.Name, cancellationToken);
                db.ListedModels.RemoveRange(rows.Values.Where(row => !names.Contains(row.Name)));
                db.ListedModels.AddRange(names.Where(name => !rows.ContainsKey(name)).Distinct().Select(name => new ListedModel(providerId, name, clock.UtcNow)));
                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync();
                return true;
            },
            cancellationToken);
    }

    [LoggerMessage(EventId = 2220, EventName = "EngineAway", Level = LogLevel.Warning, Message = "{Provider} does not say which models it has; those it named last stay on the list")]
    private static partial void LogAway(ILogger logger, Exception trouble, string provider);
}
