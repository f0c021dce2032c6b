using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Generations;

public enum SavingOutcome
{
    /// <summary>It is kept now, or was before.</summary>
    Saved,
    TooMany,
    NotFound,
}

/// <summary>Keeps the description of a generation. The same text is kept once, and one person's wishes are granted one after the other.</summary>
public sealed class SavePrompt(StudioDb db, TimeProvider clock)
{
    public Task<SavingOutcome> RunAsync(Guid ownerId, Guid generationId, CancellationToken cancellationToken) =>
        WriteTransaction.RunAsync(
            db,
            async transaction =>
            {
                await LockAsync(ownerId, cancellationToken);
                var text = await db.Generations.Where(g => g.Id == generationId && g.OwnerId == ownerId).Select(g => g.Description).SingleOrDefaultAsync(cancellationToken);
                if (text is null) return SavingOutcome.NotFound;
                var own = db.SavedPrompts.Where(p => p.OwnerId == ownerId);
                if (await own.AnyAsync(p => p.Text == text, cancellationToken)) return SavingOutcome.Saved;
                if (await own.CountAsync(cancellationToken) >= SavedPrompt.Most) return SavingOutcome.TooMany;

                db.SavedPrompts.Add(new(ownerId, text, clock.UtcNow));
                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync();
                return SavingOutcome.Saved;
            },
            cancellationToken);

    /// <summary>Where several may write at once, a person's own wishes wait for each other at the person's row.</summary>
    private async Task LockAsync(Guid ownerId, CancellationToken cancellationToken)
    {
        if (db.RowLock.Length == 0) return;
        var sql = "SELECT 1 FROM \"Users\" WHERE \"Id\" = {0}" + db.RowLock;
        await db.Database.ExecuteSqlRawAsync(sql, [ownerId], cancellationToken);
    }
}
