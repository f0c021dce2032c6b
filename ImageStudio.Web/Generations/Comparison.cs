namespace ImageStudio.Web.Generations;

/// <summary>One description given to several models at once. Each model's column is a generation of its own, so that one that fails takes nothing from the others.</summary>
public sealed class Comparison
{
    public const int MostModels = 4;
    public const int LeastModels = 2;

    private Comparison()
    {
    }

    public Comparison(Guid ownerId, Guid orderKey, string requestHash, string description, DateTimeOffset startedAt)
    {
        Id = Guid.CreateVersion7(startedAt);
        (OwnerId, OrderKey, RequestHash, Description, StartedAt) = (ownerId, orderKey, requestHash, description, startedAt);
    }

    public Guid Id { get; private set; }
    public Guid OwnerId { get; private set; }

    /// <summary>Made with the form: the same key never starts a second comparison.</summary>
    public Guid OrderKey { get; private set; }

    /// <summary>Of all settings, to tell a form that is sent again from one that was changed.</summary>
    public string RequestHash { get; private set; } = "";
    public string Description { get; private set; } = "";
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>The column that its owner liked best.</summary>
    public Guid? WinnerId { get; private set; }

    /// <param name="generationId">One of its columns, or null to take the choice back.</param>
    public void Choose(Guid? generationId) => WinnerId = generationId;
}
