using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Generations;

/// <summary>Notes which column of a comparison its owner liked best.</summary>
public sealed class ChooseWinner(StudioDb db)
{
    /// <param name="generationId">One of its columns; null to take the choice back.</param>
    /// <returns>False when the comparison is not the person's, or has no such column.</returns>
    public Task<bool> RunAsync(Guid userId, Guid comparisonId, Guid? generationId, CancellationToken cancellationToken) =>
        WriteTransaction.RunAsync(
            db,
            async transaction =>
            {
                var comparison = await db.Comparisons.SingleOrDefaultAsync(c => c.Id == comparisonId && c.OwnerId == userId, cancellationToken);
                if (comparison is null) return false;
                if (generationId is { } id && !await db.Generations.AnyAsync(g => g.Id == id && g.ComparisonId == comparisonId, cancellationToken)) return false;
                comparison.Choose(generationId);
                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync();
                return true;
            },
            cancellationToken);
}
