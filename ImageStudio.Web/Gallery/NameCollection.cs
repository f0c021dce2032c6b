using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Gallery;

public enum NamingOutcome
{
    Named,
    Taken,
    TooMany,
    NotFound,
}

/// <param name="CollectionId">Of the collection that has the name now; empty when nothing was changed.</param>
public readonly record struct Naming(NamingOutcome Outcome, Guid CollectionId = default);

/// <summary>
/// Makes and renames a person's collections. The caller has cleaned the name and checked its length; that nobody has two of one name, nor too
/// many, is decided here, one wish of a person after the other.
/// </summary>
public sealed class NameCollection(StudioDb db, CollectImage collect, TimeProvider clock)
{
    /// <param name="firstImageId">Goes into the new collection at once, if it is the person's.</param>
    public Task<Naming> CreateAsync(Guid ownerId, string name, Guid? firstImageId, CancellationToken cancellationToken) =>
        WriteTransaction.RunAsync(
            db,
            async transaction =>
            {
                await LockAsync(ownerId, cancellationToken);
                if (await IsTakenAsync(ownerId, name, Guid.Empty, cancellationToken)) return new(NamingOutcome.Taken);
                if (await db.Collections.CountAsync(c => c.OwnerId == ownerId, cancellationToken) >= Collection.MostOfOnePerson)
                    return new(NamingOutcome.TooMany);

                var collection = new Collection(ownerId, name, clock.UtcNow);
                db.Collections.Add(collection);
                await db.SaveChangesAsync(cancellationToken);
                if (firstImageId is { } image) await collect.RunAsync(ownerId, collection.Id, image, cancellationToken);
                await transaction.CommitAsync();
                return new Naming(NamingOutcome.Named, collection.Id);
            },
            cancellationToken);

    public Task<Naming> RenameAsync(Guid ownerId, Guid collectionId, string name, CancellationToken cancellationToken) =>
        WriteTransaction.RunAsync(
            db,
            async transaction =>
            {
                await LockAsync(ownerId, cancellationToken);
                var collection = await db.Collections.SingleOrDefaultAsync(c => c.Id == collectionId && c.OwnerId == ownerId, cancellationToken);
                if (collection is null) return new(NamingOutcome.NotFound);
                if (await IsTakenAsync(ownerId, name, collectionId, cancellationToken)) return new(NamingOutcome.Taken);

                collection.Rename(name);
                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync();
                return new Naming(NamingOutcome.Named, collectionId);
            },
            cancellationToken);

    /// <summary>Where several may write at once, a person's own wishes wait for each other at the person's row.</summary>
    private async Task LockAsync(Guid ownerId, CancellationToken cancellationToken)
    {
        if (db.RowLock.Length == 0) return;
        var sql = "SELECT 1 FROM \"Users\" WHERE \"Id\" = {0}" + db.RowLock;
        await db.Database.ExecuteSqlRawAsync(sql, [ownerId], cancellationToken);
    }

    private Task<bool> IsTakenAsync(Guid ownerId, string name, Guid otherThanId, CancellationToken cancellationToken)
    {
        var key = Collection.KeyOf(name);
        return db.Collections.AnyAsync(c => c.OwnerId == ownerId && c.NameKey == key && c.Id != otherThanId, cancellationToken);
    }
}
