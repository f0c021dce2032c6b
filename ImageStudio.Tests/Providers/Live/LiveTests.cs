using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Providers.Fal;
using ImageStudio.Tests.Providers.Kling;
using ImageStudio.Tests.Providers.OpenAI;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.Fal;
using ImageStudio.Web.Providers.Kling;
using ImageStudio.Web.Providers.OpenAI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Providers.Live;

/// <summary>
/// The vendors themselves, with the operator's key: <c>IMAGESTUDIO_LIVE_FAL=1 FAL_KEY=… dotnet test --filter FullyQualifiedName~LiveTests</c>.
/// Off otherwise; that the test itself can tell right from wrong is shown against the fakes.
/// </summary>
public sealed class LiveTests(ITestOutputHelper output)
{
    private static readonly TimeSpan BetweenPolls = TimeSpan.FromSeconds(2);

    [LiveTheory]
    [MemberData(nameof(LiveVendors.Rows), MemberType = typeof(LiveVendors))]
    public async Task The_vendor_itself_keeps_the_contract(string section)
    {
        using var folder = new TempFolder();
        await using var all = LiveVendors.Furnish(folder.File("spool"));
        var vendor = LiveVendors.Find(all, section);
        Assert.True(vendor.IsReady, $"{vendor.Name} has no key.");

        var live = new LiveContract(vendor, all.Services.GetRequiredService<ResultSpool>(), BetweenPolls, output.WriteLine);
        Assert.True(await live.PlayAsync([.. VendorBench.Reached(vendor.Id)]) > 0);
    }

    /// <summary>A queue, an answer at once, and one whose jobs can be looked up.</summary>
    [Fact]
    public async Task What_is_asked_of_a_vendor_is_what_its_strict_fake_can_do()
    {
        await using FakeVendor fal = new FakeFal(), openAI = new FakeOpenAI(), kling = new FakeKling();

        await PlayAsync(fal, "fal", "Fal", (services, settings) => services.AddFal(settings));
        await PlayAsync(openAI, "openai", "OpenAI", (services, settings) => services.AddOpenAI(settings));
        await PlayAsync(kling, "kling", "Kling", (services, settings) => services.AddKling(settings));
    }

    [Fact]
    public async Task A_vendor_that_draws_another_ratio_does_not_pass()
    {
        await using var fal = new FakeFal();

        await Assert.ThrowsAsync<Xunit.Sdk.TrueException>(() => PlayAsync(fal, "fal", "Fal", (services, settings) => services.AddFal(settings), AspectRatio.Landscape));
    }

    private async Task PlayAsync(FakeVendor fake, string id, string section, Action<IServiceCollection, IConfiguration> add, AspectRatio? ratio = null)
    {
        using var bench = new VendorBench(add, section, fake.Address);
        var live = new LiveContract(bench.Vendor, bench.Spool, TimeSpan.Zero, output.WriteLine);
        // The fakes draw squares only.
        var routes = VendorBench.Reached(id).Select(reached => (reached.Model with { Ratios = [ratio ?? AspectRatio.Square] }, reached.Route)).ToList();

        Assert.True(await live.PlayAsync(routes) > 0);
        Assert.Empty(fake.Complaints);
        Assert.InRange(fake.Bill.Count, 1, 2);
    }
}
