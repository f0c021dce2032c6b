using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Projects;

/// <summary>Says what is asked of every new picture made for a project. What was ordered before keeps what it was sent with.</summary>
public sealed class InstructProject(StudioDb db)
{
    /// <param name="instructions">Cleaned and not too long; empty for none.</param>
    /// <returns>False when the person has no such project.</returns>
    public async Task<bool> RunAsync(Guid ownerId, Guid projectId, string instructions, CancellationToken cancellationToken)
    {
        var kept = instructions.Length == 0 ? null : instructions;
        await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
        var rows = await db.Projects.Where(p => p.Id == projectId && p.OwnerId == ownerId)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Instructions, kept), cancellationToken);
        await transaction.CommitAsync();
        return rows > 0;
    }
}
