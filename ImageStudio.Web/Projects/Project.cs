namespace ImageStudio.Web.Projects;

/// <summary>A named workspace that pictures are attached to. Deleting it would delete none of them.</summary>
public sealed class Project
{
    public const int MaxNameCharacters = 120;
    public const int MaxDescriptionCharacters = 2000;
    public const int MaxInstructionsCharacters = 2000;

    private Project()
    {
    }

    public Project(Guid ownerId, string name, string? description, DateTimeOffset createdAt)
    {
        Id = Guid.CreateVersion7(createdAt);
        OwnerId = ownerId;
        Name = name;
        Description = description;
        CreatedAt = ActiveAt = createdAt;
    }

    public Guid Id { get; private set; }
    public Guid OwnerId { get; private set; }
    public string Name { get; private set; } = "";
    public string? Description { get; private set; }

    /// <summary>What is asked of every new picture made for it, beside its description; null for nothing.</summary>
    public string? Instructions { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When something was last attached or detached; the list is ordered by it.</summary>
    public DateTimeOffset ActiveAt { get; private set; }
}

/// <summary>One picture attached to one project.</summary>
public sealed class ProjectImage
{
    private ProjectImage()
    {
    }

    public Guid ProjectId { get; private set; }
    public Guid ImageId { get; private set; }
    public DateTimeOffset AttachedAt { get; private set; }
}
