using ImageStudio.Web.Catalog;

namespace ImageStudio.Web.Generations;

/// <summary>What a person chose last, so that the form opens the same on every device. The description is not part of it.</summary>
public sealed class LastSettings
{
    private LastSettings()
    {
    }

    public Guid UserId { get; private set; }
    public string ModelId { get; private set; } = "";
    public string StyleId { get; private set; } = "";
    public AspectRatio Ratio { get; private set; }
    public int Count { get; private set; }
}
