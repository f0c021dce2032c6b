using System.Globalization;
using ImageStudio.Web.Catalog;
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

    /// <summary>Which form the button is of.</summary>
    public string Path { get; init; } = "/studio";

    public static PriceShown Of(CheckedSettings settings, OrderDesk desk, WalletBalance balance)
    {
        if (settings is not { Model: { } model, Ratio: { } ratio, Count: { } count }) return Unpriced("Generate", Reasons(settings.Problems));
        var wanted = WantedWork.Create(ratio, count);
        return desk.Price(model, wanted) is { } offer
            ? Of("Generate", settings.Problems, offer.Quote, balance)
            : Unpriced("Generate", settings.Problems.Count > 0 ? Reasons(settings.Problems) : desk.WhyNot(model, wanted)?.Words ?? $"{model.Name} is unavailable");
    }

    public static PriceShown Unpriced(string verb, string reason) => new(verb, reason, null, null, null, null);

    public static PriceShown Of(string verb, IReadOnlyList<FieldProblem> problems, CreditQuote quote, WalletBalance balance) => Of(verb, problems, [quote], balance);

    /// <summary>One total for all quotes. Credits that only some models may be paid with are counted for those alone.</summary>
    public static PriceShown Of(string verb, IReadOnlyList<FieldProblem> problems, IReadOnlyList<CreditQuote> quotes, WalletBalance balance)
    {
        var (estimate, most) = (quotes.Sum(quote => quote.Estimate), quotes.Sum(quote => quote.UpperBound));
        var dearer = quotes.Where(quote => quote.Class == ModelClass.Advanced).Sum(quote => quote.UpperBound);
        var available = balance.AvailableFor(dearer == most ? ModelClass.Advanced : ModelClass.Standard);
        var missing = Math.Max(most - available, dearer - balance.AvailableFor(ModelClass.Advanced));
        return new(
            $"{verb} • {CreditText.Price(estimate)}",
            problems.Count > 0 ? Reasons(problems) : missing > 0 ? $"You need {More(missing)}" : null,
            quotes.Count == 1 ? QuoteText.MadeOf(quotes[0]) : string.Join(" + ", quotes.Select(quote => CreditText.Exact(quote.Estimate))),
            quotes.Count == 1 ? QuoteText.AtMost(quotes[0]) : most > estimate ? $"at most {CreditText.Price(most)}" : null,
            missing > 0 ? null : $"{CreditText.Number(available - estimate)} left after",
            string.Join('+', quotes.Select(quote => quote.Fingerprint)))
        {
            IsShort = problems.Count == 0 && missing > 0,
        };
    }

    /// <summary>"2.5 credits" for a fixed price, "6–8 credits" where the provider bills by use, "free" for an engine of one's own.</summary>
    public static string OneImage(CreditQuote quote) => quote.UpperBound == 0 ? "free"
        : quote.UpperBound == quote.Estimate ? CreditText.Exact(quote.Estimate)
        : string.Create(CultureInfo.InvariantCulture, $"{Whole(quote.Estimate)}–{Whole(quote.UpperBound)} credits");

    public static string Reasons(IReadOnlyList<FieldProblem> problems) => string.Join(". ", problems.Select(problem => problem.Words));

    private static string More(long millicredits)
    {
        var price = CreditText.Price(millicredits);
        return price.Insert(price.IndexOf(' ', StringComparison.Ordinal), " more");
    }

    private static long Whole(long millicredits) => (millicredits + 999) / 1000;
}
