using System.Globalization;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Generations;

namespace ImageStudio.Web.Pages.Studio;

/// <summary>An offer as a button of the form: what it sends, and what stands on it.</summary>
public sealed record OfferShown(string Field, string Value, string Label)
{
    public static OfferShown Of(CheaperOffer offer, ImageModel wanted) => offer.Model == wanted
        ? new("TakeCount", offer.Count.ToString(CultureInfo.InvariantCulture), $"{Images(offer.Count)} • {Price(offer.Quote)}")
        : new("TakeModel", offer.Model.Id, $"{offer.Model.Name} • {Price(offer.Quote)}");

    private static string Images(int count) => count == 1 ? "1 image" : $"{count} images";

    private static string Price(CreditQuote quote) => CreditText.Price(quote.Estimate);
}
