namespace ImageStudio.Web.Catalog;

/// <summary>An engine of the operator's own, as far as its rows of the catalogue depend on it.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="Name">What pages call it.</param>
/// <param name="Megapixels">About how large its pictures are to be.</param>
/// <param name="Seed">Whether it takes one.</param>
/// <param name="NegativePrompt">Whether it can be told what to avoid.</param>
public sealed record OwnEngine(string Id, string Name, decimal Megapixels, bool Seed, bool NegativePrompt)
{
    /// <summary>Whether it can repaint a marked area.</summary>
    public bool Areas { get; init; }
}
