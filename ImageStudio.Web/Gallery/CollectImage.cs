using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Gallery;

/// <summary>Puts a picture into a collection and takes it out again. Both have to be the person's own.</summary>
public sealed class CollectImage(StudioDb db, GalleryQuery gallery, TimeProvider clock)
{
    /// <returns>False when the person has no such collection or picture. Adding twice changes nothing.</returns>
    public async Task<bool> RunAsync(Guid ownerId, Guid collectionId, Guid imageId, CancellationToken cancellationToken)
    {
        await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
        if (!await LockAsync(ownerId, collectionId, cancellationToken)) return false;
        if (await gallery.FindAsync(ownerId, imageId, cancellationToken) is null) return false;

        if (await AddAsync(ownerId, collectionId, imageId, cancellationToken) > 0) await TouchAsync(collectionId, cancellationToken);
        await transaction.CommitAsync();
        return true;
    }

    /// <returns>False when the person has no such collection. Removing what is not in it changes nothing.</returns>
    public async Task<bool> RemoveAsync(Guid ownerId, Guid collectionId, Guid imageId, CancellationToken cancellationToken)
    {
        await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
        if (!await LockAsync(ownerId, collectionId, cancellationToken)) return false;

        var rows = await db.CollectionImages.Where(a => a.CollectionId == collectionId && a.ImageId == imageId).ExecuteDeleteAsync(cancellationToken);
        if (rows > 0) await TouchAsync(collectionId, cancellationToken);
        await transaction.CommitAsync();
        return true;
    }

    /// <returns>0 when it is in it already, perhaps since a moment ago.</returns>
    private Task<int> AddAsync(Guid ownerId, Guid collectionId, Guid imageId, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
         INSERT INTO "CollectionImages" ("CollectionId", "ImageId", "OwnerId", "AddedAt")
         VALUES ({collectionId}, {imageId}, {ownerId}, {clock.UtcNow.ToUnixTimeMilliseconds()})
         ON CONFLICT DO NOTHING
         """,
        cancellationToken);

    /// <summary>Locked, so that it is not deleted while a picture goes in.</summary>
    private async Task<bool> LockAsync(Guid ownerId, Guid collectionId, CancellationToken cancellationToken)
    {
        var sql = "SELECT * FROM \"Collections\" WHERE \"Id\" = {0} AND \"OwnerId\" = {1}" + db.RowLock;
        return (await db.Collections.FromSqlRaw(sql, collectionId, ownerId).AsNoTracking().ToListAsync(cancellationToken)).Count == 1;
    }

    private Task TouchAsync(Guid collectionId, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        return db.Collections.Where(c => c.Id == collectionId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ActiveAt, now), cancellationToken);
    }
}
