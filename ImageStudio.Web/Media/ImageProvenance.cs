namespace ImageStudio.Web.Media;

/// <summary>Where a picture comes from, as the copies we show must declare it. Never holds a prompt or a person's name.</summary>
public sealed record ImageProvenance
{
    private const string SourceTypes = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    private ImageProvenance(string? sourceType, string? system) => (DigitalSourceType, AISystemUsed) = (sourceType, system);

    /// <summary>Sent by a person: we claim nothing about it.</summary>
    public static ImageProvenance Upload { get; } = new(null, null);

    /// <summary>The IPTC term's address; null when nothing is claimed.</summary>
    public string? DigitalSourceType { get; }

    /// <summary>The model in its public words, for example "Flux Dev 1.0"; null when nothing is claimed.</summary>
    public string? AISystemUsed { get; }

    /// <summary>Made by a model from words alone.</summary>
    public static ImageProvenance Generated(string aiSystem) => new(SourceTypes + "trainedAlgorithmicMedia", aiSystem);

    /// <summary>Made by a model from another picture.</summary>
    public static ImageProvenance Edited(string aiSystem) => new(SourceTypes + "compositeWithTrainedAlgorithmicMedia", aiSystem);

    /// <summary>A person's picture, improved by a model that adds nothing of its own.</summary>
    public static ImageProvenance Enhanced(string aiSystem) => new(SourceTypes + "algorithmicallyEnhanced", aiSystem);
}
