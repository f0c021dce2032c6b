namespace ImageStudio.Web.Projects;

/// <summary>Attaches the pictures of a finished job to the project they were made for.</summary>
public sealed class AttachKept(AttachImage attach)
{
    public async Task RunAsync(Guid ownerId, Guid projectId, IReadOnlyList<Guid> imageIds, CancellationToken cancellationToken)
    {
        foreach (var image in imageIds) await attach.RunAsync(ownerId, projectId, image, cancellationToken);
    }
}
