namespace ImageStudio.Tests.Connections;

/// <summary>Prices that a provider says and nobody believes: refused in words, and never what a person pays.</summary>
public sealed class BelievablePriceTests
{
    public static TheoryData<object?, string?, string?, string> NotBelieved { get; } = new()
    {
        { 1_000_000_000_000_000_000m, "megapixels", "USD", "more than ten times" },
        { 0.2501m, "megapixels", "USD", "more than ten times" },
        { 0.0024m, "megapixels", "USD", "less than a tenth" },
        { 0.0000000000001m, "megapixels", "USD", "less than a tenth" },
        { 0.025m, "images", "USD", "a price per image" },
    };

    [Theory]
    [MemberData(nameof(NotBelieved))]
    public async Task A_price_that_cannot_be_believed_is_refused_in_words_and_reaches_nobody(object? value, string? unit, string? currency, string words)
    {
        await using var bench = await PricesBench.OpenAsync();
        bench.FalSays(value, unit, currency);

        var reading = await bench.ReadAsync();

        var refused = Assert.Single(reading.Refused);
        Assert.StartsWith(PricesBench.Flux, refused, StringComparison.Ordinal);
        Assert.Contains(words, refused, StringComparison.Ordinal);
        Assert.Equal(0, reading.Changed);
        Assert.Same(bench.Catalog.Shipped.Find("flux-dev")!.Routes[0].Price, bench.FluxPrice);
    }

    public static TheoryData<object?, string?, string?> LeftOut { get; } = new()
    {
        { 0m, "megapixels", "USD" }, { -1m, "megapixels", "USD" }, { "0.03", "megapixels", "USD" }, { 0.03m, "videos", "USD" }, { 0.03m, "megapixels", "EUR" },
    };

    [Theory]
    [MemberData(nameof(LeftOut))]
    public async Task What_is_no_price_at_all_reaches_nobody_either(object? value, string? unit, string? currency)
    {
        await using var bench = await PricesBench.OpenAsync();
        bench.FalSays(value, unit, currency);

        var reading = await bench.ReadAsync();

        Assert.Equal([PricesBench.Flux], reading.Missing);
        Assert.Equal(0.025m, bench.FluxPrice.Usd);
    }

    [Fact]
    public async Task A_price_that_is_not_believed_does_not_bring_an_older_one_back()
    {
        await using var bench = await PricesBench.OpenAsync();
        bench.FalSays(0.05m);
        await bench.ReadAsync();
        bench.FalSays(5m);

        await bench.ReadAsync();

        Assert.Equal(0.05m, bench.FluxPrice.Usd);
    }

    [Fact]
    public async Task A_price_that_would_break_the_limit_on_credits_is_refused()
    {
        // A megapixel at $0.025 is 500,000 credits then, so that at $0.2 a job would be above a million.
        await using var bench = await PricesBench.OpenAsync(credits: new() { UsdPerCredit = 0.0001m, Markup = 2000 });
        bench.FalSays(0.2m);

        Assert.Contains("more credits than are allowed", Assert.Single((await bench.ReadAsync()).Refused, line => line.StartsWith(PricesBench.Flux, StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(0.025m, bench.FluxPrice.Usd);
    }
}
