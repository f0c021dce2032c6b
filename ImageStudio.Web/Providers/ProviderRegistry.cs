using ImageStudio.Web.Catalog;

namespace ImageStudio.Web.Providers;

/// <summary>The provider that will do a model's work, and the route whose price and sizes apply.</summary>
public sealed record ChosenRoute(IImageProvider Provider, ModelRoute Route);

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

    public ChosenRoute? Choose(ImageModel model) => ServiceOf(model) is ModelService.Served served ? served.By : null;

    /// <summary>The first of the model's routes that is set up and works; without one that is set up, the sandbox at the first route's price.</summary>
    public ModelService ServiceOf(ImageModel model)
    {
        ModelService.Down? down = null;
        foreach (var route in model.Routes)
        {
            if (Find(route.Provider) is not { IsReady: true } provider) continue;
            if (circuits.Find(provider.Id, route.VendorModel) is not { } open) return new ModelService.Served(new(provider, route));
            down ??= new(provider.Name, open);
        }

        if (down is not null) return down;
        return Find(SandboxId) is { } sandbox ? new ModelService.Served(new(sandbox, model.Routes[0])) : new ModelService.NeedsKey();
    }
}
