using ImageStudio.Tests.Catalog;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ImageStudio.Tests.Credits;

public sealed class PriceLimitsTests
{
    [Theory]
    [InlineData("\"usd\": 0.025", "\"usd\": 100", "100", "0.0001", "models.json: model 2 \"flux-dev\", routes[0].price.usd: a job would cost up to 100,000,000 credits")]
    [InlineData("\"usd\": 0.00003", "\"usd\": 100", "1", "0.01", "models.json: model 1 \"tokens\", routes[0].price.usd: a job would cost up to 105,360,000 credits")]
    public void A_price_blown_up_beyond_reason_is_named_by_file_row_and_field(string piece, string instead, string markup, string value, string sentence)
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => Read(SmallCatalog.WithModels(piece, instead), markup, value));

        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"at a Markup of {markup} and a UsdPerCredit of {value}, at most 1,000,000 are allowed", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_price_of_an_upscale_is_counted_out_too()
    {
        var catalog = SmallCatalog.WithModels("\"flux/dev\", ", """
            "flux/dev", "upscale": {"scales": [2], "price": {"unit": "megapixel", "usd": 100, "tolerance": 2, "source": "a page", "checked": "2026-04-16"}},
            """);

        var refusal = Assert.Throws<OptionsValidationException>(() => Read(catalog, "1", "0.01"));

        Assert.Contains("routes[0].upscale.usd: a job would cost up to 1,920,000 credits", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", "UsdPerCredit")]
    [InlineData("-1", "UsdPerCredit")]
    [InlineData("1000000000000000000", "UsdPerCredit")]
    [InlineData("0.00000000001", "UsdPerCredit")]
    public void A_value_of_a_credit_that_cannot_be_is_refused_by_name(string value, string named) =>
        Assert.Contains(named, Assert.Throws<OptionsValidationException>(() => Read(SmallCatalog.Read(), "1", value)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("NaN")]
    [InlineData("a penny")]
    [InlineData("79228162514264337593543950336")]
    public void A_text_that_is_no_number_is_refused(string value) =>
        Assert.Contains("UsdPerCredit", Assert.Throws<InvalidOperationException>(() => Read(SmallCatalog.Read(), "1", value)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_shipped_prices_pass_at_every_markup_and_at_a_tenth_of_a_cent_a_credit()
    {
        var catalog = ModelCatalog.Load(
            Path.Combine(AppContext.BaseDirectory, "Catalog", "models.json"), Path.Combine(AppContext.BaseDirectory, "Catalog", "styles.json"));

        Assert.Equal(100, Read(catalog, "100", "0.01").Markup);
        Assert.Equal(0.001m, Read(catalog, "1", "0.001").UsdPerCredit);
    }

    private static CreditOptions Read(ModelCatalog catalog, string markup, string value)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Markup", markup), new("UsdPerCredit", value)]).Build();
        using var services = new ServiceCollection().AddCatalog(catalog).AddCredits(settings).BuildServiceProvider();
        return services.GetRequiredService<IOptions<CreditOptions>>().Value;
    }
}
