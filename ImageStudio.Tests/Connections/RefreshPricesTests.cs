using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Connections;
using ImageStudio.Web.Generations;

namespace ImageStudio.Tests.Connections;

/// <summary>What a provider says its prices are becomes what people pay, if it can be believed.</summary>
public sealed class RefreshPricesTests
{
    public static TheoryData<Engine> Both => Engines.Both;

    public static TheoryData<string> Troubles { get; } = ["gateway", "flood", "page", "hang-up", "key"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_price_that_is_said_is_what_is_quoted(Engine engine)
    {
        await using var bench = await PricesBench.OpenAsync(engine);
        bench.FalSays(0.03m);

        var reading = await bench.ReadAsync();

        var models = VendorBench.Reached("fal").Count();
        Assert.Equal((models, 1, null), (reading.Read, reading.Changed, reading.Trouble));
        Assert.Empty(reading.Refused.Concat(reading.Missing));
        Assert.Equal(models, await bench.RowsAsync());
        Assert.Equal((0.03m, "fal.ai’s pricing API", bench.Pipeline.Clock.GetUtcNow()), (bench.FluxPrice.Usd, bench.FluxPrice.Source, bench.FluxPrice.ReadAt));
        var generation = await bench.Pipeline.GenerationAsync(await bench.Pipeline.StartAsync(bench.Settings()));
        Assert.Equal((3000, 0.03m, bench.Catalog.Current.PriceVersion), (generation.Estimate, generation.UsdPerUnit, generation.PriceVersion));
    }

    [Fact]
    public async Task The_version_changes_with_a_price_and_with_nothing_else()
    {
        await using var bench = await PricesBench.OpenAsync();
        var shipped = bench.Catalog.Shipped.PriceVersion;
        await bench.ReadAsync();
        Assert.Equal(shipped, bench.Catalog.Current.PriceVersion);

        bench.FalSays(0.03m);
        await bench.ReadAsync();
        var dearer = bench.Catalog.Current.PriceVersion;
        Assert.StartsWith(shipped + "-", dearer, StringComparison.Ordinal);

        bench.Pipeline.Clock.Advance(TimeSpan.FromHours(6));
        bench.FalSays(0.030000000001m);
        Assert.Equal(0, (await bench.ReadAsync()).Changed);
        Assert.Equal((dearer, bench.Pipeline.Clock.GetUtcNow()), (bench.Catalog.Current.PriceVersion, bench.FluxPrice.ReadAt));

        bench.FalSays(0.025m);
        Assert.Equal(1, (await bench.ReadAsync()).Changed);
        Assert.Equal(shipped, bench.Catalog.Current.PriceVersion);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_is_said_no_longer_costs_what_the_file_says(Engine engine)
    {
        await using var bench = await PricesBench.OpenAsync(engine);
        bench.FalSays(0.03m);
        await bench.ReadAsync();
        bench.Fal.Pricing.Prices[PricesBench.Flux] = null;

        var reading = await bench.ReadAsync();

        Assert.Equal(1, reading.Changed);
        Assert.Equal([PricesBench.Flux], reading.Missing);
        Assert.Equal((0.025m, null), (bench.FluxPrice.Usd, bench.FluxPrice.ReadAt));
        Assert.Equal(bench.Catalog.Shipped.PriceVersion, bench.Catalog.Current.PriceVersion);
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Trouble_with_the_answer_leaves_the_prices_that_were_read_last(string trouble)
    {
        await using var bench = await PricesBench.OpenAsync();
        bench.FalSays(0.03m);
        await bench.ReadAsync();
        bench.FalSays(0.04m);
        bench.Fal.Next(CallRole.Other, trouble switch
        {
            "gateway" => Fault.Page(502),
            "flood" => new(FaultKind.Answer, new(200, "application/json", new byte[10 * 1024 * 1024])),
            "page" => Fault.Page(200),
            "hang-up" => new(FaultKind.HangUpBefore),
            _ => Fault.Of(401, new { error = new { type = "authorization_error" } }),
        });

        var reading = await bench.ReadAsync();

        Assert.NotNull(reading.Trouble);
        Assert.DoesNotContain(FakeVendor.Key, reading.Trouble, StringComparison.Ordinal);
        Assert.Equal(0.03m, bench.FluxPrice.Usd);
        Assert.Equal(1, (await bench.ReadAsync()).Changed);
    }

    [Fact]
    public async Task An_answer_that_drips_is_given_up()
    {
        await using var bench = await PricesBench.OpenAsync();
        bench.Fal.Next(CallRole.Other, new(FaultKind.Drip));

        var reading = bench.ReadAsync();
        while (!reading.IsCompleted)
        {
            bench.Pipeline.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(reading, Task.Delay(10, Token));
        }

        Assert.NotNull((await reading).Trouble);
        Assert.Same(bench.Catalog.Shipped, bench.Catalog.Current);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_restart_keeps_the_prices(Engine engine)
    {
        await using var bench = await PricesBench.OpenAsync(engine);
        bench.FalSays(0.03m);
        await bench.ReadAsync();
        var version = bench.Catalog.Current.PriceVersion;
        bench.Catalog.Swap(bench.Catalog.Shipped);

        await bench.LoadAsync();

        Assert.Equal((0.03m, version), (bench.FluxPrice.Usd, bench.Catalog.Current.PriceVersion));
    }

    [Fact]
    public async Task Kept_prices_that_the_file_has_overtaken_do_not_count()
    {
        await using var bench = await PricesBench.OpenAsync();
        await bench.ReadAsync();
        await bench.Pipeline.SpoilAsync("""UPDATE "LivePrices" SET "MicrosPerUnit" = 9000000 WHERE "VendorModel" = 'fal-ai/flux/dev'""");

        await bench.LoadAsync();

        Assert.Equal((0.025m, null), (bench.FluxPrice.Usd, bench.FluxPrice.ReadAt));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Without_its_key_a_provider_has_no_prices(Engine engine)
    {
        await using var bench = await PricesBench.OpenAsync(engine, key: null);
        await bench.Pipeline.WithAsync<ChangeKey>(keys => keys.SetAsync("fal", FakeVendor.Key, Pipeline.Ada, Token));
        bench.FalSays(0.03m);
        await bench.ReadAsync();
        Assert.Equal(0.03m, bench.FluxPrice.Usd);

        await bench.Pipeline.WithAsync<ChangeKey>(keys => keys.RemoveAsync("fal", Pipeline.Ada, Token));

        Assert.Equal((0, 0.025m), (await bench.RowsAsync(), bench.FluxPrice.Usd));
        Assert.Equal("There is no key yet.", (await bench.ReadAsync()).Trouble);
        Assert.Equal(bench.Catalog.Shipped.PriceVersion, bench.Catalog.Current.PriceVersion);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Two_that_read_at_once_agree(Engine engine)
    {
        await using var bench = await PricesBench.OpenAsync(engine);
        bench.FalSays(0.03m);

        var readings = await Task.WhenAll(bench.ReadAsync(), bench.ReadAsync(), bench.ReadAsync());

        Assert.All(readings, reading => Assert.Null(reading.Trouble));
        Assert.Equal((VendorBench.Reached("fal").Count(), 0.03m), (await bench.RowsAsync(), bench.FluxPrice.Usd));
    }

    [Fact]
    public async Task A_job_is_settled_at_the_price_it_was_ordered_at()
    {
        await using var bench = await PricesBench.OpenAsync();
        bench.FalSays(0.03m);
        await bench.ReadAsync();
        var generation = await bench.Pipeline.StartAsync(bench.Settings());
        await bench.Pipeline.StepAsync();
        bench.FalSays(0.05m);
        await bench.ReadAsync();

        await bench.Pipeline.RunAsync();

        var job = await bench.Pipeline.JobAsync(generation);
        Assert.Equal((ProviderJobState.Stored, 3000, SettlementBasis.Reported), (job.State, job.Settled, job.Basis));
        Assert.Equal(0.05m, bench.FluxPrice.Usd);
    }

    [Fact]
    public async Task A_price_that_was_shown_before_the_change_starts_nothing()
    {
        await using var bench = await PricesBench.OpenAsync();
        var shown = bench.Pipeline.Price(bench.Settings());
        bench.FalSays(0.03m);
        await bench.ReadAsync();

        Assert.IsType<StartOutcome.PriceChanged>(await bench.Pipeline.PressAsync(Pipeline.Ada, bench.Settings(), Guid.NewGuid(), shown));
        Assert.IsType<StartOutcome.Started>(await bench.Pipeline.PressAsync(Pipeline.Ada, bench.Settings(), Guid.NewGuid()));
    }

    [Fact]
    public async Task A_provider_that_tells_no_prices_is_not_asked()
    {
        await using var bench = await PricesBench.OpenAsync();

        Assert.Null(await bench.Pipeline.WithAsync<RefreshPrices, PriceReading?>(refresh => refresh.RunAsync("nobody", Token)));
        Assert.Empty(bench.Fal.Calls);
    }
}
