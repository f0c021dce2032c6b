using System.Text;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Providers.Contract;

/// <summary>
/// What every provider must do, told against a strict fake of its vendor. A vendor's own test class names the fake and adds the rows of its
/// own error table; what a test here needs beyond that is the catalogue that ships.
/// </summary>
public abstract partial class ProviderContract : IAsyncLifetime
{
    private VendorBench? _bench;

    protected abstract FakeVendor Fake { get; }

    /// <summary>The catalogue's word for the provider.</summary>
    protected abstract string ProviderId { get; }

    /// <summary>Its section in the settings.</summary>
    protected abstract string Section { get; }

    protected VendorBench Bench => _bench ??= new(Add, Section, Fake.Address);

    protected IVendor Vendor => Bench.Vendor;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The catalogue that leads to the provider: the shipped one, unless the models are known to its own server only.</summary>
    protected virtual ModelCatalog Catalog => VendorBench.Catalog;

    /// <summary>Every model that can be reached through the provider, with that route.</summary>
    protected IReadOnlyList<(ImageModel Model, ModelRoute Route)> Routes => [.. VendorBench.Reached(ProviderId, Catalog)];

    /// <summary>Whether a key that is set goes along with orders.</summary>
    protected virtual bool SendsKey => Vendor.Account.Profile.NeedsKey;

    /// <summary>Whether the answer to an order is the end of the job.</summary>
    protected virtual bool AnswersAtOnce => false;

    /// <summary>What of a native style of the catalogue is to be found in an order; more than one where the vendor splits it over fields.</summary>
    protected virtual IReadOnlyList<string> WordsOf(string nativeStyle) => [nativeStyle];

    protected abstract void Add(IServiceCollection services, IConfiguration configuration);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _bench?.Dispose();
        await Fake.DisposeAsync();
    }

    [Fact]
    public async Task Every_model_draws_at_every_ratio_what_the_vendor_accepts()
    {
        Assert.NotEmpty(Routes);
        foreach (var (model, route) in Routes)
        {
            foreach (var ratio in model.Ratios)
            {
                var request = VendorBench.Request(model, route, ratio, avoid: "people");
                var end = await Bench.RunAsync(request);

                Assert.Empty(Fake.Complaints);
                var done = Assert.IsType<JobUpdate.Done>(end);
                Assert.Equal(request.Count, done.Images.Count);
                foreach (var image in done.Images) Assert.True(ImageHead.IsPicture(await Bench.FetchAsync(image)), $"{model.Id} {ratio}");
            }
        }

        Assert.Equal(Routes.Sum(reached => reached.Model.Ratios.Count), Fake.Bill.Count);
    }

    [Fact]
    public async Task A_style_goes_out_by_the_vendors_own_name_where_it_has_one()
    {
        foreach (var (model, route) in Routes)
        {
            foreach (var (style, native) in route.NativeStyles)
            {
                await Bench.RunAsync(VendorBench.Request(model, route, model.Ratios[0], style: style));

                Assert.Empty(Fake.Complaints);
                var sent = Text(Fake.Orders.Last());
                Assert.All(WordsOf(native), word => Assert.Contains(word, sent, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task The_description_arrives_letter_by_letter()
    {
        const string Words = "Ein Reiher \"im Schilf\"\n& 🐦 <b>früh</b> – 100 %";

        await Bench.RunAsync(AnyRequest() with { Prompt = Words });

        Assert.Empty(Fake.Complaints);
        Assert.Equal(Words, Assert.Single(Fake.Bill));
    }

    [Fact]
    public async Task The_key_goes_to_the_api_and_never_along_with_a_download()
    {
        var done = Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest()));
        foreach (var image in done.Images) await Bench.FetchAsync(image);

        Assert.All(Fake.Orders, call => Assert.Equal(SendsKey, CarriesKey(call)));
        Assert.All(Fake.Calls.Where(call => call.Role == CallRole.Download), call => Assert.False(CarriesKey(call)));
        Assert.All(Fake.Calls, call => Assert.DoesNotContain(FakeVendor.Key, call.Query, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_connection_can_be_tested_for_nothing()
    {
        var right = await Vendor.TestAsync(Token);
        using var wrong = new VendorBench(Add, Section, Fake.Address, "another-key");

        Assert.True(right.Works, right.Words);
        Assert.DoesNotContain(FakeVendor.Key, right.Words, StringComparison.Ordinal);
        if (Vendor.Account.Profile.NeedsKey) Assert.False((await wrong.Vendor.TestAsync(Token)).Works);
        Assert.Empty(Fake.Bill);
    }

    [Fact]
    public void Without_a_key_it_is_not_ready()
    {
        using var keyless = new VendorBench(Add, Section, Fake.Address, key: null);

        Assert.Equal(!Vendor.Account.Profile.NeedsKey, keyless.Vendor.IsReady);
        Assert.True(Vendor.IsReady);
    }

    [Fact]
    public Task Two_hundred_schedules_of_faults_and_restarts_cost_nobody_too_much() =>
        FaultSchedules.PlayAsync(Fake, Catalog, Routes[0], Add, Section, Vendor.Delivery);

    protected ImageRequest AnyRequest()
    {
        var (model, route) = Routes[0];
        return VendorBench.Request(model, route, model.Ratios[0], count: 1);
    }

    private static bool CarriesKey(VendorCall call) => call.Headers.Values.Any(value => value.Contains(FakeVendor.Key, StringComparison.Ordinal));

    private static string Text(VendorCall call) => Encoding.UTF8.GetString(call.Body) + string.Join('\n', call.Form.Select(part => part.Text));
}
