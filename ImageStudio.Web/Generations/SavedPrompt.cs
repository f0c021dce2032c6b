using ImageStudio.Web.Catalog;

namespace ImageStudio.Web.Generations;

/// <summary>A description that somebody keeps to use again. The history needs no table: it is what was ordered.</summary>
public sealed class SavedPrompt
{
    public const int MaxCharacters = ModelCatalog.MaxPromptCharacters;

    /// <summary>For one person; more would only hide each other.</summary>
    public const int Most = 500;

    private SavedPrompt()
    {
    }

    public SavedPrompt(Guid ownerId, string text, DateTimeOffset savedAt) =>
        (Id, OwnerId, Text, SavedAt) = (Guid.CreateVersion7(savedAt), ownerId, text, savedAt);

    public Guid Id { get; private set; }
    public Guid OwnerId { get; private set; }
    public string Text { get; private set; } = "";
    public DateTimeOffset SavedAt { get; private set; }
}
