using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;

namespace ImageStudio.Web.Generations;

/// <summary>Something like what was wanted that the credits are enough for.</summary>
public sealed record CheaperOffer(ImageModel Model, int Count, CreditQuote Quote);

/// <summary>
/// What fits when credits are short: as many pictures of the same model as the credits are enough for, and other models that can do the same
/// now, the nearest in price first. Enough means that the upper bound fits, as for every start.
/// </summary>
public sealed class CheaperOffers(ModelCatalog catalog, OrderDesk desk, TimeProvider clock)
{
    public const int MaxOtherModels = 2;

    /// <param name="wanted">What was asked for.</param>
    /// <param name="typed">The form, for what only some models can do.</param>
    /// <param name="available">Millicredits that can be spent on a model of a class.</param>
    public IReadOnlyList<CheaperOffer> Find(CheckedSettings wanted, GenerationInput typed, Func<ModelClass, long> available)
    {
        if (wanted is not { Model: { } model, Ratio: { } ratio, Count: { } count }) return [];
        return [.. Fewer(model, ratio, count, available), .. Others(model, ratio, count, typed, available)];
    }

    private IEnumerable<CheaperOffer> Fewer(ImageModel model, AspectRatio ratio, int count, Func<ModelClass, long> available) =>
        Enumerable.Range(1, count - 1).Reverse().Select(fewer => Price(model, ratio, fewer)).OfType<CheaperOffer>()
            .Where(offer => Fits(offer, available)).Take(1);

    private IEnumerable<CheaperOffer> Others(
        ImageModel model, AspectRatio ratio, int count, GenerationInput typed, Func<ModelClass, long> available) =>
        catalog.Models.Where(other => other != model && CanDoTheSame(other, model, ratio, count, typed))
            .Select(other => Price(other, ratio, count)).OfType<CheaperOffer>()
            .Where(offer => Fits(offer, available))
            .OrderByDescending(offer => offer.Quote.UpperBound).Take(MaxOtherModels);

    private static bool Fits(CheaperOffer offer, Func<ModelClass, long> available) => offer.Quote.UpperBound <= available(offer.Quote.Class);

    private bool CanDoTheSame(ImageModel other, ImageModel model, AspectRatio ratio, int count, GenerationInput typed)
    {
        var needsAvoid = model.Capabilities.NegativePrompt && GenerationInput.Clean(typed.Avoid).Length > 0;
        var needsSeed = model.Capabilities.Seed && !string.IsNullOrWhiteSpace(typed.Seed);
        return !other.IsRetired(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))
            && other.Can(ImageOperation.Create)
            && other.Ratios.Contains(ratio)
            && other.MaxImages >= count
            && (!needsAvoid || other.Capabilities.NegativePrompt)
            && (!needsSeed || other.Capabilities.Seed);
    }

    private CheaperOffer? Price(ImageModel model, AspectRatio ratio, int count) =>
        desk.Price(model, ratio, count) is { } offer ? new(model, count, offer.Quote) : null;
}
