namespace ImageStudio.Web.Gallery;

/// <summary>A person's named set of their own pictures. A picture may be in several; deleting a collection deletes none of them.</summary>
public sealed class Collection
{
    public const int MaxNameCharacters = 80;
    public const int MostOfOnePerson = 200;

    private Collection()
    {
    }

    public Collection(Guid ownerId, string name, DateTimeOffset createdAt)
    {
        Id = Guid.CreateVersion7(createdAt);
        OwnerId = ownerId;
        Rename(name);
        CreatedAt = ActiveAt = createdAt;
    }

    public Guid Id { get; private set; }
    public Guid OwnerId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The name without regard to case: unique among its owner's.</summary>
    public string NameKey { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When a picture last came or went; lists are ordered by it.</summary>
    public DateTimeOffset ActiveAt { get; private set; }

    public static string KeyOf(string name) => name.ToUpperInvariant();

    /// <summary>One line: blanks at the ends go, blanks and line ends inside become one space.</summary>
    public static string CleanName(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public void Rename(string name) => (Name, NameKey) = (name, KeyOf(name));
}

/// <summary>One picture in one collection. Both are <see cref="OwnerId"/>'s: the database's keys hold all three together.</summary>
public sealed class CollectionImage
{
    private CollectionImage()
    {
    }

    public Guid CollectionId { get; private set; }
    public Guid ImageId { get; private set; }
    public Guid OwnerId { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
}
