using ImageStudio.Web.Catalog;

namespace ImageStudio.Web.Providers;

/// <summary>The provider that will do a model's work, and the route whose price and sizes apply.</summary>
public sealed record ChosenRoute(IImageProvider Provider, ModelRoute Route);

/// <summary>The providers of this installation. A provider is here only if the operator has set it up.</summary>
public sealed class ProviderRegistry(IEnumerable<IImageProvider> providers)
{
    public const string SandboxId = "sandbox";

    private readonly Dictionary<string, IImageProvider> _providers = providers.ToDictionary(p => p.Id);

    public IImageProvider? Find(string id) => _providers.GetValueOrDefault(id);

    /// <summary>The first of the model's routes that is set up; without any, the sandbox at the first route's price; else null.</summary>
    public ChosenRoute? Choose(ImageModel model)
    {
        foreach (var route in model.Routes)
        {
            if (Find(route.Provider) is { } provider) return new(provider, route);
        }

        return Find(SandboxId) is { } sandbox ? new(sandbox, model.Routes[0]) : null;
    }
}
