using System.Globalization;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Generations;

namespace ImageStudio.Web.Pages.Studio;

/// <summary>The button and what stands under it, in words. <see cref="Fingerprint"/> goes into the form and back.</summary>
public sealed record PriceShown(string Label, string? Reason, string? MadeOf, string? AtMost, string? LeftAfter, string? Fingerprint, string? Changed = null)
{
    public bool CanPress => Reason is null;

    /// <summary>Nothing but credits stands in the way.</summary>
    public bool IsShort { get; init; }

    /// <summary>What the credits are enough for instead.</summary>
    public IReadOnlyList<OfferShown> Offers { get; init; } = [];

    /// <summary>The person has just taken an offer: the button to press next gets the focus.</summary>
    public bool HasFocus { get; init; }

    /// <summary>What the person sees now. An estimate that comes to the same is not sent again: a button must not be replaced under a finger.</summary>
    public string Seen => ((uint)string.GetHashCode(
        $"{Label}|{Reason}|{MadeOf}|{AtMost}|{LeftAfter}|{Fingerprint}|{Changed}|{string.Join('|', Offers)}", StringComparison.Ordinal))
        .ToString("x", CultureInfo.InvariantCulture);

    public static PriceShown Of(CheckedSettings settings, OrderDesk desk, WalletBalance balance)
    {
        if (settings is not { Model: { } model, Ratio: { } ratio, Count: { } count })
            return new("Generate", Reasons(settings), null, null, null, null);
        if (desk.Price(model, ratio, count) is not { } offer)
            return new("Generate", settings.Problems.Count > 0 ? Reasons(settings) : desk.WhyNot(model)?.Words ?? $"{model.Name} is unavailable", null, null, null, null);

        var quote = offer.Quote;
        var available = balance.AvailableFor(quote.Class);
        var missing = quote.UpperBound - available;
        return new(
            $"Generate • {CreditText.Price(quote.Estimate)}",
            settings.Problems.Count > 0 ? Reasons(settings) : missing > 0 ? $"You need {More(missing)}" : null,
            QuoteText.MadeOf(quote),
            QuoteText.AtMost(quote),
            missing > 0 ? null : $"{CreditText.Number(available - quote.Estimate)} left after",
            quote.Fingerprint)
        {
            IsShort = settings.Problems.Count == 0 && missing > 0,
        };
    }

    /// <summary>"2.5 credits" for a fixed price, "6–8 credits" where the provider bills by use, "free" for an engine of one's own.</summary>
    public static string OneImage(CreditQuote quote) => quote.UpperBound == 0 ? "free"
        : quote.UpperBound == quote.Estimate ? CreditText.Exact(quote.Estimate)
        : string.Create(CultureInfo.InvariantCulture, $"{Whole(quote.Estimate)}–{Whole(quote.UpperBound)} credits");

    private static string Reasons(CheckedSettings settings) => string.Join(". ", settings.Problems.Select(problem => problem.Words));

    private static string More(long millicredits)
    {
        var price = CreditText.Price(millicredits);
        return price.Insert(price.IndexOf(' ', StringComparison.Ordinal), " more");
    }

    private static long Whole(long millicredits) => (millicredits + 999) / 1000;
}
