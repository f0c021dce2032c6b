using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Providers;

namespace ImageStudio.Web.Generations;

/// <summary>Checked settings together with who will do the work, at which price.</summary>
public sealed record Order(GenerationSettings Settings, string ProviderId, ModelRoute Route, CreditQuote Quote, long Seed)
{
    public string? NativeStyle => Route.NativeStyles.GetValueOrDefault(Settings.Style.Id);

    /// <summary>A style the provider does not know itself becomes part of the text.</summary>
    public string PromptSent => NativeStyle is not null || Settings.Style.PromptPhrase.Length == 0
        ? Settings.Description
        : Settings.Description + ImageRequest.StyleParagraph + Settings.Style.PromptPhrase;
}

/// <summary>Who would do the work, by which route and at what price.</summary>
public sealed record Offer(string ProviderId, ModelRoute Route, CreditQuote Quote)
{
    public bool IsSandbox => ProviderId == ProviderRegistry.SandboxId;
}

/// <summary>A model that cannot be used now.</summary>
/// <param name="State">In two or three words, for a list.</param>
/// <param name="Words">With the reason.</param>
public sealed record Unserved(string State, string Words);

/// <summary>Finds the route and the price for settings.</summary>
public sealed class OrderDesk(ProviderRegistry providers, CreditEstimate estimate)
{
    /// <summary>Who serves a model at a ratio, by which route and at what price; null when nothing can serve it.</summary>
    public Offer? Price(ImageModel model, AspectRatio ratio, int count) =>
        providers.Choose(model) is { } chosen && chosen.Route.Sizes.ContainsKey(ratio)
        && estimate.Quote(model, chosen.Route, ImageWork.Create(ratio, count)) is { } quote
            ? new(chosen.Provider.Id, chosen.Route, quote)
            : null;

    /// <summary>Why nothing serves the model now, in words; null when something does.</summary>
    public Unserved? WhyNot(ImageModel model) => providers.ServiceOf(model) switch
    {
        ModelService.NeedsKey => new("Needs a key", $"{model.Name} needs a provider key"),
        ModelService.Down down => new("Temporarily unavailable", $"{model.Name} is temporarily unavailable: {ReasonOf(down)}"),
        _ => null,
    };

    private static string ReasonOf(ModelService.Down down) => down.Why.Reason switch
    {
        FailureKind.ProviderFunds => $"the account at {down.ProviderName} is out of funds",
        FailureKind.BadKey or FailureKind.ProviderConfig => $"{down.ProviderName} does not accept this installation’s account",
        FailureKind.ModelGone => $"{down.ProviderName} does not offer it any more",
        FailureKind.NotAccepted => $"{down.ProviderName} does not answer",
        _ => $"{down.ProviderName} is failing",
    };

    public Order? Write(GenerationSettings settings)
    {
        if (Price(settings.Model, settings.Ratio, settings.Count) is not { } offer) return null;
        var seed = settings.Seed ?? Random.Shared.NextInt64(GenerationSettings.MaxSeed);
        return new(settings, offer.ProviderId, offer.Route, offer.Quote, seed);
    }
}
