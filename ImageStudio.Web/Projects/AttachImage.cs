using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Projects;

/// <summary>Links a picture to a project and takes the link away again. Both need rights on the picture and on the project.</summary>
public sealed class AttachImage(StudioDb db, GalleryQuery gallery, TimeProvider clock)
{
    /// <returns>False when the person may not see the project or the picture. Attaching twice changes nothing.</returns>
    public async Task<bool> RunAsync(Guid userId, Guid projectId, Guid imageId, CancellationToken cancellationToken)
    {
        await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
        if (!await OwnsAsync(userId, projectId, cancellationToken) || await gallery.FindAsync(userId, imageId, cancellationToken) is null) return false;

        if (await AddAsync(projectId, imageId, cancellationToken) > 0) await TouchAsync(projectId, cancellationToken);
        await transaction.CommitAsync();
        return true;
    }

    /// <returns>False when the person may not see the project. Detaching what is not attached changes nothing.</returns>
    public async Task<bool> DetachAsync(Guid userId, Guid projectId, Guid imageId, CancellationToken cancellationToken)
    {
        await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
        if (!await OwnsAsync(userId, projectId, cancellationToken)) return false;

        var rows = await db.ProjectImages.Where(a => a.ProjectId == projectId && a.ImageId == imageId).ExecuteDeleteAsync(cancellationToken);
        if (rows > 0) await TouchAsync(projectId, cancellationToken);
        await transaction.CommitAsync();
        return true;
    }

    /// <returns>0 when it is attached already, perhaps since a moment ago.</returns>
    private Task<int> AddAsync(Guid projectId, Guid imageId, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
         INSERT INTO "ProjectImages" ("ProjectId", "ImageId", "AttachedAt") VALUES ({projectId}, {imageId}, {clock.UtcNow.ToUnixTimeMilliseconds()})
         ON CONFLICT DO NOTHING
         """,
        cancellationToken);

    private Task<bool> OwnsAsync(Guid userId, Guid projectId, CancellationToken cancellationToken) =>
        db.Projects.AnyAsync(p => p.Id == projectId && p.OwnerId == userId, cancellationToken);

    private Task TouchAsync(Guid projectId, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        return db.Projects.Where(p => p.Id == projectId)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.ActiveAt, now), cancellationToken);
    }
}
