using ImageStudio.Web.Data;

namespace ImageStudio.Web.Projects;

public sealed class CreateProject(StudioDb db, TimeProvider clock)
{
    /// <summary>Creates a project; the caller has checked that the name is not blank and nothing is too long.</summary>
    public async Task<Guid> RunAsync(Guid ownerId, string name, string? description, CancellationToken cancellationToken)
    {
        var project = new Project(ownerId, name.Trim(), string.IsNullOrWhiteSpace(description) ? null : description.Trim(), clock.UtcNow);
        db.Projects.Add(project);
        await db.SaveChangesAsync(cancellationToken);
        return project.Id;
    }
}
