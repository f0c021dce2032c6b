using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Providers;

namespace ImageStudio.Web.Generations;

/// <summary>Checked settings together with who will do the work, at which price.</summary>
public sealed record Order(GenerationSettings Settings, Offer Offer, long Seed)
{
    public string ProviderId => Offer.ProviderId;

    public ModelRoute Route => Offer.Route;

    public RouteAction Action => Offer.Action;

    public CreditQuote Quote => Offer.Quote;

    public string? NativeStyle => Settings.Operation == ImageOperation.Create ? Route.NativeStyles.GetValueOrDefault(Settings.Style.Id) : null;

    private string Words => Settings.ProjectInstructions is { } wishes ? Settings.Description + GenerationSettings.InstructionsParagraph + wishes : Settings.Description;

    /// <summary>A style the provider does not know itself becomes part of the text.</summary>
    public string PromptSent => Settings.Instruction is { } instruction ? instruction
        : NativeStyle is not null || Settings.Style.PromptPhrase.Length == 0
            ? Words
            : Words + ImageRequest.StyleParagraph + Settings.Style.PromptPhrase;
}

/// <summary>Who would do the work, by which route and at what price.</summary>
public sealed record Offer(string ProviderId, ModelRoute Route, RouteAction Action, ImageWork Work, CreditQuote Quote)
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
    /// <summary>Who makes new pictures of a model at a ratio, by which route and at what price; null when nothing can serve it.</summary>
    public Offer? Price(ImageModel model, AspectRatio ratio, int count) => Price(model, WantedWork.Create(ratio, count));

    /// <summary>Who does what is wanted, by which route and at what price; null when nothing can.</summary>
    public Offer? Price(ImageModel model, WantedWork wanted)
    {
        if (providers.ServiceOf(model, wanted.Operation, action => wanted.WhyNot(action) is null) is not ModelService.Served { By: var chosen }) return null;
        if (wanted.Operation is ImageOperation.Create or ImageOperation.Edit && wanted.Ratio is { } ratio && !chosen.Route.Sizes.ContainsKey(ratio)) return null;
        var work = wanted.For(chosen.Action);
        return estimate.Quote(model, chosen.Route, work) is { } quote ? new(chosen.Provider.Id, chosen.Route, chosen.Action, work, quote) : null;
    }

    /// <summary>Whether somebody makes new pictures of the model now.</summary>
    public bool Serves(ImageModel model) => providers.ServiceOf(model) is ModelService.Served;

    /// <summary>Why nothing serves the model now, in words; null when something does.</summary>
    public Unserved? WhyNot(ImageModel model) => Words(model, providers.ServiceOf(model));

    /// <summary>Why the model cannot do what is wanted, or nobody serves it now; null when it can.</summary>
    public Unserved? WhyNot(ImageModel model, WantedWork wanted)
    {
        if (!model.Can(wanted.Operation)) return new("Cannot", $"{model.Name} {Cannot(wanted.Operation)}");
        var actions = model.Routes.Select(route => route.Find(wanted.Operation)).OfType<RouteAction>().ToList();
        if (actions.TrueForAll(action => wanted.WhyNot(action) is not null)) return new("Cannot", $"{model.Name} {wanted.WhyNot(actions[0])}");
        return Words(model, providers.ServiceOf(model, wanted.Operation, action => wanted.WhyNot(action) is null));
    }

    public Order? Write(GenerationSettings settings)
    {
        if (Price(settings.Model, settings.Wanted) is not { } offer) return null;
        var seed = settings.Seed ?? Random.Shared.NextInt64(GenerationSettings.MaxSeed);
        return new(settings, offer, seed);
    }

    private static Unserved? Words(ImageModel model, ModelService service) => service switch
    {
        ModelService.NeedsKey => new("Needs a key", $"{model.Name} needs a provider key"),
        ModelService.Down down => new("Temporarily unavailable", $"{model.Name} is temporarily unavailable: {ReasonOf(down)}"),
        _ => null,
    };

    private static string Cannot(ImageOperation operation) => operation switch
    {
        ImageOperation.Create => "draws no new pictures",
        ImageOperation.Edit => "does not edit pictures",
        ImageOperation.EditArea => "does not change a marked area",
        ImageOperation.Extend => "does not extend pictures",
        ImageOperation.Upscale => "does not upscale",
        _ => "does not remove backgrounds",
    };

    private static string ReasonOf(ModelService.Down down) => down.Why.Reason switch
    {
        FailureKind.ProviderFunds => $"the account at {down.ProviderName} is out of funds",
        FailureKind.BadKey or FailureKind.ProviderConfig => $"{down.ProviderName} does not accept this installation’s account",
        FailureKind.ModelGone => $"{down.ProviderName} does not offer it any more",
        FailureKind.NotAccepted => $"{down.ProviderName} does not answer",
        _ => $"{down.ProviderName} is failing",
    };
}
