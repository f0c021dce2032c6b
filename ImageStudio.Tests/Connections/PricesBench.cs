using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Providers.Fal;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Connections;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Providers.Fal;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Connections;

/// <summary>The rooms with the shipped catalogue beside fal's server. Nobody asks for prices but the test.</summary>
internal sealed class PricesBench : IAsyncDisposable
{
    public const string Flux = "fal-ai/flux/dev";

    private PricesBench(FakeFal fal, Pipeline pipeline) => (Fal, Pipeline) = (fal, pipeline);

    public FakeFal Fal { get; }

    public Pipeline Pipeline { get; }

    public CurrentCatalog Catalog => Pipeline.With<CurrentCatalog>();

    /// <summary>The price of a new picture by Flux Dev, as an order would find it now.</summary>
    public UnitPrice FluxPrice => Catalog.Current.Find("flux-dev")!.Routes[0].Price;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="engine">The database.</param>
    /// <param name="key">The operator's; null leaves it to be typed.</param>
    /// <param name="credits">What the limit on prices reckons with.</param>
    public static async Task<PricesBench> OpenAsync(Engine? engine = null, string? key = FakeVendor.Key, CreditOptions? credits = null)
    {
        var fal = new FakeFal();
        var pipeline = await Pipeline.OpenAsync(
            VendorBench.Catalog,
            services =>
            {
                services.AddFal(VendorBench.Settings("Fal", fal.Address, key));
                services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
                services.AddSingleton<PriceFits>((model, route) => PriceLimits.Fits(model, route, credits ?? new()));
                services.AddProviderConnections(new ConfigurationBuilder().Build());
            },
            engine);
        return new(fal, pipeline);
    }

    public void FalSays(object? value, string? unit = "megapixels", string? currency = "USD") => Fal.Pricing.Prices[Flux] = new(value, unit, currency);

    public async Task<PriceReading> ReadAsync() => (await Pipeline.WithAsync<RefreshPrices, PriceReading?>(refresh => refresh.RunAsync("fal", Token)))!;

    public Task<int> RowsAsync() => Pipeline.WithAsync<StudioDb, int>(db => db.LivePrices.CountAsync(Token));

    public Task LoadAsync() => Pipeline.WithAsync<StudioDb>(db => Pipeline.With<LiveCatalog>().LoadAsync(db, Token));

    /// <summary>One picture by Flux Dev from the catalogue as it is now.</summary>
    public GenerationSettings Settings() => Pipeline.Settings("flux-dev") with { Model = Catalog.Current.Find("flux-dev")! };

    public async ValueTask DisposeAsync()
    {
        await Pipeline.DisposeAsync();
        await Fal.DisposeAsync();
    }
}
