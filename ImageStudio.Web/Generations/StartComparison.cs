using System.Security.Cryptography;
using System.Text;
using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Generations;

/// <summary>The price of a comparison: the columns' quotes, and one fingerprint for all of them.</summary>
public sealed record ComparisonQuote(IReadOnlyList<Order> Orders)
{
    public long Estimate => Orders.Sum(order => order.Quote.Estimate);

    public long UpperBound => Orders.Sum(order => order.Quote.UpperBound);

    public string Fingerprint => string.Join('+', Orders.Select(order => order.Quote.Fingerprint));
}

/// <summary>Takes an order for several models at once: all columns with their holds in one transaction, all or nothing.</summary>
public sealed class StartComparison(StudioDb db, OrderDesk desk, OrderHolds holds, WorkSignal signal, TimeProvider clock)
{
    /// <returns>Null when one of the models cannot be had now.</returns>
    public ComparisonQuote? Quote(IReadOnlyList<GenerationSettings> columns)
    {
        // One seed for all: those that take it start from the same chance.
        var seed = columns.Select(column => column.Seed).FirstOrDefault(given => given is not null) ?? Random.Shared.NextInt64(GenerationSettings.MaxSeed);
        var orders = columns.Select(column => desk.Write(column with { Seed = seed })).ToList();
        return orders.Contains(null) ? null : new([.. orders.OfType<Order>()]);
    }

    /// <param name="userId">Whose.</param>
    /// <param name="columns">Two to four settings, one for each model.</param>
    /// <param name="orderKey">Made with the form.</param>
    /// <param name="shownPrice">The fingerprint of the total that stood on the pressed button.</param>
    /// <param name="cancellationToken">Until all is written.</param>
    /// <returns><see cref="StartOutcome.Started"/> and <see cref="StartOutcome.StartedBefore"/> carry the comparison's id.</returns>
    public Task<StartOutcome> RunAsync(
        Guid userId, IReadOnlyList<GenerationSettings> columns, Guid orderKey, string? shownPrice, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns.Count, Comparison.LeastModels);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(columns.Count, Comparison.MostModels);
        return WriteTransaction.RunAsync(db, transaction => RunAsync(transaction, userId, columns, orderKey, shownPrice, cancellationToken), cancellationToken);
    }

    private async Task<StartOutcome> RunAsync(
        WriteTransaction transaction, Guid userId, IReadOnlyList<GenerationSettings> columns, Guid orderKey, string? shownPrice, CancellationToken cancellationToken)
    {
        var hash = HashOf(columns);
        if (await FindEarlierAsync(userId, orderKey, hash, cancellationToken) is { } earlier) return earlier;
        if (Quote(columns) is not { } quote) return new StartOutcome.Unavailable();
        if (quote.Fingerprint != shownPrice) return new StartOutcome.PriceChanged();

        var comparison = new Comparison(userId, orderKey, hash, columns[0].Description, clock.UtcNow);
        var orders = quote.Orders.Select(order => order with { Settings = order.Settings with { ComparisonId = comparison.Id } }).ToList();
        // A millisecond apart: ids are made from the time, and so keep the order of the columns.
        var generations = orders.Select((order, index) => new Generation(userId, Guid.NewGuid(), hash, order, comparison.StartedAt.AddMilliseconds(index))).ToList();
        db.Comparisons.Add(comparison);
        db.Generations.AddRange(generations);
        await db.SaveChangesAsync(cancellationToken);
        if (await holds.TakeAsync(userId, [.. generations.Zip(orders, (generation, order) => (generation, order.Settings.Model.Class))], cancellationToken) is { } refused)
            return refused;

        await transaction.CommitAsync();
        signal.Raise();
        return new StartOutcome.Started(comparison.Id);
    }

    private async Task<StartOutcome?> FindEarlierAsync(Guid userId, Guid orderKey, string hash, CancellationToken cancellationToken)
    {
        var earlier = await db.Comparisons.Where(c => c.OrderKey == orderKey).Select(c => new { c.Id, c.OwnerId, c.RequestHash }).SingleOrDefaultAsync(cancellationToken);
        if (earlier is null) return null;
        if (earlier.OwnerId != userId) return new StartOutcome.KeyOfAnother();
        return earlier.RequestHash == hash ? new StartOutcome.StartedBefore(earlier.Id) : new StartOutcome.KeyUsedForOther(earlier.Id);
    }

    private static string HashOf(IReadOnlyList<GenerationSettings> columns) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', columns.Select(StartGeneration.HashOf)))));
}
