namespace ImageStudio.Web.Generations;

/// <summary>
/// What other rooms do when pictures made for a project are kept, wired in Program.cs. Part of the transaction that keeps them; a project that
/// is gone by then is no reason to keep nothing.
/// </summary>
public delegate Task PicturesKept(Guid ownerId, Guid projectId, IReadOnlyList<Guid> imageIds, CancellationToken cancellationToken);
