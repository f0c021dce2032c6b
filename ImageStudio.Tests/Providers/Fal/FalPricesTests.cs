using System.Globalization;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.Fal;

namespace ImageStudio.Tests.Providers.Fal;

/// <summary>What is read from fal's list of prices, and what is not.</summary>
public sealed class FalPricesTests : IAsyncDisposable
{
    private const string Flux = "fal-ai/flux/dev";
    private const string Grok = "xai/grok-imagine-image";

    private readonly FakeFal _fal = new();
    private readonly VendorBench _bench;

    public FalPricesTests() => _bench = new((services, configuration) => services.AddFal(configuration), "Fal", _fal.Address);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IPriceSource Source => (IPriceSource)_bench.Vendor;

    public async ValueTask DisposeAsync()
    {
        _bench.Dispose();
        await _fal.DisposeAsync();
    }

    [Fact]
    public async Task Every_model_of_the_catalogue_is_priced_by_its_unit()
    {
        var routes = VendorBench.Reached("fal").Select(reached => reached.Route).ToList();

        var said = await Source.PricesAsync([.. routes.Select(route => route.VendorModel)], Token);

        Assert.Empty(_fal.Complaints);
        Assert.Equal(routes.Select(route => new SaidPrice(route.VendorModel, route.Price.Unit, route.Price.Usd)), said);
        Assert.DoesNotContain(FakeVendor.Key, Assert.Single(_fal.Calls).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_fifty_are_asked_for_in_several_calls_and_read_page_by_page()
    {
        var endpoints = Enumerable.Range(1, 120).Select(i => string.Create(CultureInfo.InvariantCulture, $"fal-ai/made/up & {i}")).ToList();
        foreach (var endpoint in endpoints) _fal.Pricing.Prices[endpoint] = new(0.01m);
        _fal.Pricing.PerPage = 20;

        var said = await Source.PricesAsync(endpoints, Token);

        Assert.Empty(_fal.Complaints);
        Assert.Equal(endpoints, said.Select(price => price.VendorModel));
        Assert.Equal(3 + 3 + 1, _fal.Calls.Count);
    }

    [Fact]
    public async Task One_that_fal_does_not_know_does_not_cost_the_others_their_prices()
    {
        var said = await Source.PricesAsync([Flux, "fal-ai/gone", Grok], Token);

        Assert.Equal([Flux, Grok], said.Select(price => price.VendorModel));
    }

    [Theory]
    [InlineData("images", BillableUnit.Image)]
    [InlineData(" Image ", BillableUnit.Image)]
    [InlineData("MEGAPIXELS", BillableUnit.Megapixel)]
    [InlineData("compute seconds", BillableUnit.Second)]
    [InlineData("tokens", BillableUnit.Token)]
    public async Task A_unit_is_known_in_the_plural_and_in_the_singular(string word, BillableUnit unit)
    {
        _fal.Pricing.Prices[Flux] = new(0.02m, word);

        Assert.Equal(new(Flux, unit, 0.02m), Assert.Single(await Source.PricesAsync([Flux], Token)));
    }

    public static TheoryData<object?, string?, string?> Unusable { get; } = new()
    {
        { 0.02m, "videos", "USD" },
        { 0.02m, "units", "USD" },
        { 0.02m, "generations", "USD" },
        { 0.02m, "", "USD" },
        { 0.02m, null, "USD" },
        { 0.02m, "megapixels", "EUR" },
        { 0.02m, "megapixels", null },
        { 0m, "megapixels", "USD" },
        { -0.02m, "megapixels", "USD" },
        { "0.02", "megapixels", "USD" },
        { "free", "megapixels", "USD" },
        { true, "megapixels", "USD" },
        { 1e200, "megapixels", "USD" },
        { null, "megapixels", "USD" },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task What_cannot_be_used_is_left_out_and_the_rest_is_read(object? value, string? unit, string? currency)
    {
        _fal.Pricing.Prices[Flux] = new(value, unit, currency);

        Assert.Equal(Grok, Assert.Single(await Source.PricesAsync([Flux, Grok], Token)).VendorModel);
    }

    [Fact]
    public async Task Two_prices_for_one_are_none_but_the_same_twice_is_one()
    {
        _fal.Pricing.More.Enqueue((Flux, new(0.5m)));
        _fal.Pricing.More.Enqueue((Grok, new(0.02m, "images")));

        Assert.Equal(new(Grok, BillableUnit.Image, 0.02m), Assert.Single(await Source.PricesAsync([Flux, Grok], Token)));
    }

    [Fact]
    public async Task What_was_not_asked_for_is_not_read()
    {
        _fal.Pricing.More.Enqueue(("fal-ai/somebody-elses", new(0.5m)));

        Assert.Equal(Flux, Assert.Single(await Source.PricesAsync([Flux], Token)).VendorModel);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task A_refusal_is_not_an_empty_list(int status)
    {
        _fal.Next(CallRole.Other, Fault.Page(status));

        Assert.Equal(status, (await Assert.ThrowsAsync<RefusedException>(() => Source.PricesAsync([Flux], Token))).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>maintenance</html>")]
    [InlineData("{}")]
    [InlineData("""{"prices": "none"}""")]
    public async Task Nor_is_an_answer_that_is_no_list(string body)
    {
        _fal.Next(CallRole.Other, new(FaultKind.Answer, VendorReply.Text(200, body, "application/json")));

        await Assert.ThrowsAsync<InvalidDataException>(() => Source.PricesAsync([Flux], Token));
    }

    [Fact]
    public async Task A_list_without_end_is_given_up()
    {
        _fal.Faults = _ => Fault.Of(200, new { prices = Array.Empty<object>(), next_cursor = "on and on", has_more = true });

        await Assert.ThrowsAsync<InvalidDataException>(() => Source.PricesAsync([Flux], Token));
        Assert.Equal(10, _fal.Calls.Count);
    }

    [Fact]
    public async Task A_flood_is_not_read_to_its_end()
    {
        _fal.Next(CallRole.Other, new(FaultKind.Answer, new(200, "application/json", new byte[10 * 1024 * 1024])));

        await Assert.ThrowsAsync<InvalidDataException>(() => Source.PricesAsync([Flux], Token));
    }
}
