using System.Numerics;
using ImageStudio.Tests.Catalog;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;
using Microsoft.Extensions.Options;

namespace ImageStudio.Tests.Credits;

public sealed class CreditEstimateTests
{
    private static readonly PixelSize OneMegapixel = new(1024, 1024);
    private static readonly PixelSize TwoMegapixels = new(1920, 1080);

    /// <summary>4 cents a unit, a quarter of tolerance, a credit of one cent: four pictures, four a call.</summary>
    [Theory]
    [InlineData("image", 4, 16_000, 20_000, "4 × 4 credits", 160_000)]
    [InlineData("megapixel", 8, 32_000, 40_000, "4 × 2.0 MP × 4 credits", 320_000)]
    [InlineData("token", 40, 160_000, 200_000, "4 × about 40 credits", 1_600_000)]
    [InlineData("second", 10, 40_000, 50_000, "about 10.0 s × 4 credits", 400_000)]
    [InlineData("call", 1, 4_000, 5_000, "1 × 4 credits", 40_000)]
    public void New_pictures_are_quoted_in_each_unit(string unit, decimal quantity, long estimate, long most, string madeOf, long micros)
    {
        var quote = Quote("price", unit, ImageWork.Create(AspectRatio.Landscape, 4));

        var job = Assert.Single(quote.Jobs);
        Assert.Equal((quantity, micros), (job.Expected.Quantity, job.CostMicros));
        Assert.Equal((estimate, most, madeOf), (quote.Estimate, quote.UpperBound, QuoteText.MadeOf(quote)));
    }

    /// <summary>Two pictures from one of two megapixels and one of one.</summary>
    [Theory]
    [InlineData("image", 2, "2 × 4 credits")]
    [InlineData("megapixel", 4, "2 × 2.0 MP × 4 credits")]
    [InlineData("inputMegapixel", 3, "3.0 MP × 4 credits")]
    [InlineData("inputAndOutputMegapixel", 7, "7.0 MP × 4 credits")]
    [InlineData("token", 20, "2 × about 40 credits")]
    [InlineData("second", 5, "about 5.0 s × 4 credits")]
    [InlineData("call", 1, "1 × 4 credits")]
    public void An_edit_is_quoted_in_each_unit(string unit, decimal quantity, string madeOf) =>
        AssertQuote("edit", unit, ImageWork.Edit(AspectRatio.Landscape, 2, TwoMegapixels, OneMegapixel), quantity, madeOf);

    /// <summary>Two megapixels, twice as wide and high.</summary>
    [Theory]
    [InlineData("image", 1, "1 × 4 credits")]
    [InlineData("megapixel", 8, "1 × 8.0 MP × 4 credits")]
    [InlineData("inputMegapixel", 2, "2.0 MP × 4 credits")]
    [InlineData("inputAndOutputMegapixel", 10, "10.0 MP × 4 credits")]
    [InlineData("second", 2.5, "about 2.5 s × 4 credits")]
    [InlineData("call", 1, "1 × 4 credits")]
    public void An_upscale_is_quoted_by_what_goes_in_and_by_how_much_larger_it_comes_out(string unit, decimal quantity, string madeOf) =>
        AssertQuote("upscale", unit, ImageWork.Upscale(TwoMegapixels, 2), quantity, madeOf);

    [Theory]
    [InlineData("image", 1, "1 × 4 credits")]
    [InlineData("megapixel", 2, "1 × 2.0 MP × 4 credits")]
    [InlineData("inputMegapixel", 2, "2.0 MP × 4 credits")]
    [InlineData("inputAndOutputMegapixel", 4, "4.0 MP × 4 credits")]
    [InlineData("second", 2.5, "about 2.5 s × 4 credits")]
    [InlineData("call", 1, "1 × 4 credits")]
    public void Removing_a_background_is_quoted_in_each_unit(string unit, decimal quantity, string madeOf) =>
        AssertQuote("removeBackground", unit, ImageWork.RemoveBackground(TwoMegapixels), quantity, madeOf);

    [Fact]
    public void What_a_route_has_no_price_for_is_not_quoted()
    {
        var catalog = SmallCatalog.Read();
        var model = catalog.Find("flux-dev")!;

        Assert.Null(Estimate(catalog, new()).Quote(model, model.Routes[0], ImageWork.Upscale(OneMegapixel, 2)));
    }

    [Fact]
    public void Pictures_beyond_one_call_are_further_jobs_and_the_quote_is_their_sum()
    {
        var catalog = SmallCatalog.WithModels("\"flux/dev\", \"imagesPerCall\": 1", "\"flux/dev\", \"imagesPerCall\": 3");
        var model = catalog.Find("flux-dev")!;

        var quote = Estimate(catalog, new()).Quote(model, model.Routes[0], ImageWork.Create(AspectRatio.Landscape, 4))!;

        Assert.Equal([3, 1], quote.Jobs.Select(job => job.Images));
        Assert.Equal([7_500, 2_500], quote.Jobs.Select(job => job.Estimate));
        Assert.Equal((10_000, 10_000, 4), (quote.Estimate, quote.UpperBound, quote.Images));
        Assert.Null(QuoteText.AtMost(quote));
    }

    [Fact]
    public void The_quote_says_how_it_was_made_and_who_may_pay_it()
    {
        var catalog = SmallCatalog.WithModels("\"Flux Labs\", ", "\"Flux Labs\", \"class\": \"advanced\", ");
        var model = catalog.Find("flux-dev")!;

        var quote = Estimate(catalog, new() { Markup = 1.2m, UsdPerCredit = 0.02m })
            .Quote(model, model.Routes[0], ImageWork.Create(AspectRatio.Square, 1))!;

        Assert.Equal(new CreditRate(BillableUnit.Megapixel, 0.025m, 1.2m, 0.02m), quote.Rate);
        Assert.Equal((ModelClass.Advanced, catalog.PriceVersion, 1_500), (quote.Class, quote.PriceVersion, quote.Estimate));
    }

    [Theory]
    [InlineData(4_000, 4_000, null)]
    [InlineData(12_000, 13_001, "at most 14 when the provider bills by use")]
    [InlineData(500, 1_000, "at most 1 when the provider bills by use")]
    [InlineData(1_000_000, 1_500_000, "at most 1,500 when the provider bills by use")]
    public void The_upper_bound_is_said_only_where_there_is_one(long estimate, long most, string? words)
    {
        var rate = new CreditRate(BillableUnit.Image, 0.04m, 1, 0.01m);

        Assert.Equal(words, QuoteText.AtMost(new([new(1, new(BillableUnit.Image, 1), estimate, most, 0)], rate, ModelClass.Standard, "v")));
    }

    /// <summary>dollars, markup, value of a credit → millicredits</summary>
    [Theory]
    [InlineData("0.025", "1", "0.01", 2_500)]
    [InlineData("0.0250001", "1", "0.01", 2_501)]
    [InlineData("0.02", "1", "0.03", 667)]
    [InlineData("0.06", "1", "0.03", 2_000)]
    [InlineData("0.03", "1.1", "0.01", 3_300)]
    [InlineData("0.0000000001", "1", "0.01", 1)]
    [InlineData("0.04", "0", "0.01", 0)]
    public void Credits_are_dollars_times_markup_by_value_rounded_up_once(string usd, string markup, string value, long millicredits) =>
        Assert.Equal(millicredits, new CreditRate(BillableUnit.Image, 1, Parse(markup), Parse(value)).Millicredits(Parse(usd)));

    /// <summary>Against whole-number arithmetic: a sum that divides evenly is never a millicredit too high, and none is too low.</summary>
    [Fact]
    public void The_sum_is_the_exact_one_rounded_up()
    {
        for (var seed = 0; seed < 20_000; seed++)
        {
            var random = new Random(seed);
            int usd = random.Next(1, 200_000), units = random.Next(1, 5_000), markup = random.Next(1, 500), value = random.Next(1, 2_000);
            int whole = random.Next(1, 5), part = random.Next(1, whole + 1);
            var rate = new CreditRate(BillableUnit.Image, usd / 1_000_000m, markup / 100m, value / 10_000m);

            // usd/10^6 × units × markup/10^2 × 10^3 × part ÷ (value/10^4 × whole), without a fraction in between
            var over = new BigInteger(usd) * units * markup * 1_000 * 10_000 * part;
            var under = new BigInteger(value) * whole * 1_000_000 * 100;

            Assert.True((long)((over + under - 1) / under) == rate.Millicredits(rate.Usd(units), part, whole), $"Seed {seed}");
        }
    }

    [Fact]
    public void More_pictures_larger_ones_or_a_higher_markup_never_cost_less()
    {
        var catalog = ModelCatalog.Load(Shipped("models.json"), Shipped("styles.json"));
        Assert.All(catalog.Models.SelectMany(model => model.Routes.Where(route => route.Draws).Select(route => (Model: model, Route: route))), row =>
        {
            var before = 0L;
            foreach (var markup in new[] { 0.5m, 1, 1.7m })
            {
                for (var count = 1; count <= 4; count++)
                {
                    var quote = Estimate(catalog, new() { Markup = markup }).Quote(row.Model, row.Route, ImageWork.Create(row.Model.Ratios[0], count))!;
                    Assert.InRange(quote.UpperBound, quote.Estimate, quote.Estimate * 5);
                    Assert.True(count == 1 || quote.Estimate > before);
                    before = quote.Estimate;
                }
            }
        });
    }

    private static void AssertQuote(string field, string unit, ImageWork work, decimal quantity, string madeOf)
    {
        var quote = Quote(field, unit, work);

        Assert.Equal((quantity, madeOf), (quote.Jobs.Sum(job => job.Expected.Quantity), QuoteText.MadeOf(quote)));
        Assert.Equal(((long)(quantity * 4_000), (long)(quantity * 5_000)), (quote.Estimate, quote.UpperBound));
    }

    private static CreditQuote Quote(string field, string unit, ImageWork work)
    {
        var price = $$"""
            {"unit": "{{unit}}", "usd": 0.04, "tolerance": 1.25, "source": "a page", "checked": "2026-04-16"
             {{(unit == "second" ? """, "secondsPerImage": 2.5""" : "")}} {{(unit == "token" ? """, "tokensPerImage": {"16:9": 10, "1:1": 9}""" : "")}}}
            """;
        var text = SmallCatalog.Models
            .Replace("1344x768", "1920x1080", StringComparison.Ordinal)
            .Replace("\"flux/dev\", \"imagesPerCall\": 1,", $"\"flux/dev\", \"imagesPerCall\": 4, {(field == "price" ? "" : $"\"{field}\": {{\"imagesPerCall\": 4, {(field == "upscale" ? "\"scales\": [2]," : "")} {(field == "edit" ? "\"sources\": 2," : "")} \"price\": {price}}},")}", StringComparison.Ordinal);
        if (field == "price") text = text.Replace("""{"unit": "megapixel", "usd": 0.025, "tolerance": 1, "source": "a page", "checked": "2026-04-16"}""", price, StringComparison.Ordinal);
        var catalog = ModelCatalog.Parse(text, SmallCatalog.Styles);
        var model = catalog.Find("flux-dev")!;
        return Estimate(catalog, new()).Quote(model, model.Routes[0], work)!;
    }

    private static CreditEstimate Estimate(ModelCatalog catalog, CreditOptions options) => new(catalog, Options.Create(options));

    private static decimal Parse(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string Shipped(string file) => Path.Combine(AppContext.BaseDirectory, "Catalog", file);
}
