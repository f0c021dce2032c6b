using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Generations;

/// <summary>
/// Ends what is not stored yet and gives its credits back, at once. A worker in the middle of a step loses its lease; the provider is told
/// afterwards. Pictures already stored stay.
/// </summary>
public sealed class CancelGeneration(StudioDb db, CreditLedger ledger, WorkSignal signal, TimeProvider clock)
{
    /// <returns>False when the person has no such generation.</returns>
    public Task<bool> RunAsync(Guid userId, Guid generationId, CancellationToken cancellationToken) =>
        WriteTransaction.RunAsync(db, transaction => RunAsync(transaction, userId, generationId, cancellationToken), cancellationToken);

    private async Task<bool> RunAsync(WriteTransaction transaction, Guid userId, Guid generationId, CancellationToken cancellationToken)
    {
        var generation = await db.Generations.Include(g => g.Jobs)
            .SingleOrDefaultAsync(g => g.Id == generationId && g.OwnerId == userId, cancellationToken);
        if (generation is null) return false;

        var ending = generation.Jobs.Where(job => !job.IsFinished).ToList();
        foreach (var job in ending) job.Cancel(clock.UtcNow);
        // Jobs before the wallet, as whoever stores a picture does: two who lock in opposite orders would wait for each other.
        await db.SaveChangesAsync(cancellationToken);
        foreach (var job in ending.Where(job => job.UpperBound > 0)) await ledger.ReleaseAsync(job.Id, "Cancelled", cancellationToken);
        await transaction.CommitAsync();
        signal.Raise();
        return true;
    }
}
