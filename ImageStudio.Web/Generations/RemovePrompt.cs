using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Generations;

/// <summary>Keeps a description no longer. What was made of it stays.</summary>
public sealed class RemovePrompt(StudioDb db)
{
    /// <returns>False when the person keeps no such description.</returns>
    public async Task<bool> RunAsync(Guid ownerId, Guid promptId, CancellationToken cancellationToken)
    {
        await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
        var rows = await db.SavedPrompts.Where(p => p.Id == promptId && p.OwnerId == ownerId).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync();
        return rows > 0;
    }
}
