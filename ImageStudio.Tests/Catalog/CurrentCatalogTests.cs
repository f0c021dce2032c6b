using ImageStudio.Web.Catalog;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Catalog;

/// <summary>A catalogue never changes; another one takes its place, and whoever is at work keeps the old one.</summary>
public class CurrentCatalogTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 40, 0, TimeSpan.Zero);

    private readonly ModelCatalog shipped = SmallCatalog.Read();

    [Fact]
    public void A_price_that_a_provider_says_takes_the_place_of_the_files()
    {
        var live = shipped.With([Flux(0.03m)]);

        var price = live.Find("flux-dev")!.Routes[0].Price;
        Assert.Equal((0.03m, "a pricing API", new DateOnly(2026, 11, 23), Now), (price.Usd, price.Source, price.Checked, price.ReadAt));
        Assert.Equal((BillableUnit.Megapixel, 1m), (price.Unit, price.Tolerance));
        Assert.Same(shipped.Find("tokens"), live.Find("tokens"));
        Assert.Equal((0.025m, null), (shipped.Find("flux-dev")!.Routes[0].Price.Usd, shipped.Find("flux-dev")!.Routes[0].Price.ReadAt));
    }

    [Fact]
    public void The_price_version_changes_when_a_price_does_and_only_then()
    {
        var dearer = shipped.With([Flux(0.03m)]).PriceVersion;

        Assert.Equal(shipped.PriceVersion, shipped.With([]).PriceVersion);
        Assert.Equal(shipped.PriceVersion, shipped.With([Flux(0.0250m)]).PriceVersion);
        Assert.Matches($"^{shipped.PriceVersion}-[0-9a-f]{{8}}$", dearer);
        Assert.Equal(dearer, shipped.With([Flux(0.0300m) with { ReadAt = Now.AddHours(6) }]).PriceVersion);
        Assert.NotEqual(dearer, shipped.With([Flux(0.031m)]).PriceVersion);
    }

    [Fact]
    public void The_order_in_which_prices_are_said_makes_no_version()
    {
        RoutePrice tokens = new("openai", "t-1", BillableUnit.Token, 0.00002m, "", Now);

        Assert.Equal(shipped.With([Flux(0.03m), tokens]).PriceVersion, shipped.With([tokens, Flux(0.03m)]).PriceVersion);
    }

    [Fact]
    public void Another_unit_another_provider_and_another_model_change_nothing()
    {
        var live = shipped.With([
            Flux(0.03m) with { Unit = BillableUnit.Image }, Flux(0.03m) with { Provider = "replicate" }, Flux(0.03m) with { VendorModel = "flux/pro" }]);

        Assert.Equal(shipped.PriceVersion, live.PriceVersion);
        Assert.All(live.Models.Zip(shipped.Models), pair => Assert.Same(pair.Second, pair.First));
    }

    [Fact]
    public void Work_that_has_begun_keeps_the_catalogue_it_began_with()
    {
        using var services = new ServiceCollection().AddCatalog(shipped).BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        using var before = services.CreateScope();
        var seen = before.ServiceProvider.GetRequiredService<ModelCatalog>();

        var live = shipped.With([Flux(0.03m)]);
        services.GetRequiredService<CurrentCatalog>().Swap(live);

        Assert.Same(seen, before.ServiceProvider.GetRequiredService<ModelCatalog>());
        using var after = services.CreateScope();
        Assert.Same(live, after.ServiceProvider.GetRequiredService<ModelCatalog>());
        Assert.Same(shipped, services.GetRequiredService<CurrentCatalog>().Shipped);
    }

    private static RoutePrice Flux(decimal usd) => new("fal", "flux/dev", BillableUnit.Megapixel, usd, "a pricing API", Now);
}
