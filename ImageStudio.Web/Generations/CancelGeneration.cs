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
    public async Task<bool> RunAsync(Guid userId, Guid generationId, CancellationToken cancellationToken)
    {
        await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
        var generation = await db.Generations.Include(g => g.Jobs)
            .SingleOrDefaultAsync(g => g.Id == generationId && g.OwnerId == userId, cancellationToken);
        if (generation is null) return false;

        foreach (var job in generation.Jobs.Where(job => !job.IsFinished))
        {
            job.Cancel(clock.UtcNow);
            if (job.UpperBound > 0) await ledger.ReleaseAsync(job.Id, "Cancelled", cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync();
        signal.Raise();
        return true;
    }
}
