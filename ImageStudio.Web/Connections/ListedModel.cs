namespace ImageStudio.Web.Connections;

/// <summary>A model that an engine of the operator's own has named. It stays on the list while the engine is off.</summary>
public sealed class ListedModel
{
    private ListedModel()
    {
    }

    public ListedModel(string providerId, string name, DateTimeOffset seenAt) => (ProviderId, Name, SeenAt) = (providerId, name, seenAt);

    public string ProviderId { get; private set; } = "";

    /// <summary>As the engine is asked for it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>When it was named first.</summary>
    public DateTimeOffset SeenAt { get; private set; }
}
