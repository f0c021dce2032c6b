using ImageStudio.Web.Catalog;

namespace ImageStudio.Web.Providers;

/// <summary>The provider that will do a model's work, and the route whose price and sizes apply.</summary>
public sealed record ChosenRoute(IImageProvider Provider, ModelRoute Route, RouteAction Action);

/// <summary>Whether a model can be used now. Closed: these three are all there are.</summary>
public abstract record ModelService
{
    private ModelService()
    {
    }

    public sealed record Served(ChosenRoute By) : ModelService;

    /// <summary>None of its providers is set up.</summary>
    public sealed record NeedsKey : ModelService;

    /// <summary>Every provider that is set up for it is left alone for a while.</summary>
    public sealed record Down(string ProviderName, OpenCircuit Why) : ModelService;
}

/// <summary>The providers of this installation, and which of them serves a model now.</summary>
public sealed class ProviderRegistry(IEnumerable<IImageProvider> providers, ProviderCircuits circuits)
{
    public const string SandboxId = "sandbox";

    private readonly Dictionary<string, IImageProvider> _providers = providers.ToDictionary(p => p.Id);

    public IImageProvider? Find(string id) => _providers.GetValueOrDefault(id);

    public IEnumerable<IImageProvider> All => _providers.Values;

    public ChosenRoute? Choose(ImageModel model, ImageOperation operation = ImageOperation.Create) =>
        ServiceOf(model, operation) is ModelService.Served served ? served.By : null;

    /// <summary>The first of the model's routes that can do it, is set up and works; without one that is set up, the sandbox at the first route's price.</summary>
    /// <param name="model">Which has a route for the operation.</param>
    /// <param name="operation">What is to be done.</param>
    /// <param name="fits">Further, whether a route's action can do what is wanted; null for any.</param>
    public ModelService ServiceOf(ImageModel model, ImageOperation operation = ImageOperation.Create, Func<RouteAction, bool>? fits = null)
    {
        ModelService.Down? down = null;
        ChosenRoute? first = null;
        foreach (var route in model.Routes)
        {
            if (route.Find(operation) is not { } action || fits?.Invoke(action) == false) continue;
            if (Find(SandboxId) is { } sandbox) first ??= new(sandbox, route, action);
            if (Find(route.Provider) is not { IsReady: true } provider) continue;
            if (circuits.Find(provider.Id, action.VendorModel) is not { } open) return new ModelService.Served(new(provider, route, action));
            down ??= new(provider.Name, open);
        }

        if (down is not null) return down;
        return first is not null ? new ModelService.Served(first) : new ModelService.NeedsKey();
    }
}
