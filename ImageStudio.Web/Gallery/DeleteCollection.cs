using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Gallery;

/// <summary>Deletes the set, never the pictures: only their places in it go, with it.</summary>
public sealed class DeleteCollection(StudioDb db)
{
    /// <returns>False when the person has no such collection.</returns>
    public async Task<bool> RunAsync(Guid ownerId, Guid collectionId, CancellationToken cancellationToken) =>
        await db.Collections.Where(c => c.Id == collectionId && c.OwnerId == ownerId).ExecuteDeleteAsync(cancellationToken) > 0;
}
