using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Generations;
using static ImageStudio.Web.Generations.SettlementBasis;

namespace ImageStudio.Tests.Generations;

public sealed class SettlementTests : PipelineTests
{
    /// <summary>1,000 tokens expected at 3 millicredits, 4,500 held, four pictures.</summary>
    [Theory]
    [InlineData("1000", 4, 3_000, 0, Reported)]
    [InlineData("900", 4, 2_700, 0, Reported)]
    [InlineData("900.1", 4, 2_701, 0, Reported)]
    [InlineData("0", 4, 0, 0, Reported)]
    [InlineData("1500", 4, 4_500, 0, Reported)]
    [InlineData("1501", 4, 4_500, 3, Reported)]
    [InlineData("10000", 4, 4_500, 25_500, Reported)]
    [InlineData("10000.1", 4, 3_000, 0, QuoteInsteadOfAbsurdReport)]
    [InlineData("79228162514264337593543950335", 4, 3_000, 0, QuoteInsteadOfAbsurdReport)]
    [InlineData("-1", 4, 3_000, 0, QuoteInsteadOfAbsurdReport)]
    [InlineData(null, 4, 3_000, 0, Quote)]
    [InlineData(null, 3, 2_250, 0, Quote)]
    [InlineData(null, 1, 750, 0, Quote)]
    [InlineData("-1", 1, 750, 0, QuoteInsteadOfAbsurdReport)]
    [InlineData("750", 3, 2_250, 0, Reported)]
    [InlineData("1000", 1, 1_125, 1_875, Reported)]
    public void A_settlement_rests_on_the_report_and_never_passes_the_share_that_was_held(
        string? reported, int kept, long amount, long overrun, SettlementBasis basis)
    {
        var usage = reported is null ? null : new Usage(BillableUnit.Token, decimal.Parse(reported, System.Globalization.CultureInfo.InvariantCulture));

        var settlement = Settlement.Of(new(BillableUnit.Token, 1_000), usage, 3, 4_500, kept, 4);

        Assert.Equal(new Settlement(amount, overrun, basis), settlement);
    }

    [Fact]
    public void Another_unit_than_agreed_is_not_believed() =>
        Assert.Equal(
            new Settlement(3_000, 0, QuoteInsteadOfAbsurdReport),
            Settlement.Of(new(BillableUnit.Token, 1_000), new(BillableUnit.Image, 4), 3, 4_500, 4, 4));

    [Fact]
    public void No_report_whatever_takes_more_than_the_hold_or_less_than_nothing()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var wanted = random.Next(1, 5);
            var expected = new Usage(BillableUnit.Token, random.Next(1, 100_000) / 7m);
            var price = random.Next(0, 10_000) / 13m;
            var held = CreditEstimate.Cost(price, expected.Quantity * (1 + (decimal)random.NextDouble()));
            var reported = random.Next(3) == 0 ? null : new Usage(BillableUnit.Token, random.Next(-100, 2_000_000) / 3m);

            var settlement = Settlement.Of(expected, reported, price, held, random.Next(1, wanted + 1), wanted);

            Assert.True(settlement.Amount >= 0 && settlement.Amount <= held && settlement.Overrun >= 0, $"Seed {seed}: {settlement}");
        }
    }

    [Theory]
    [InlineData(BillableUnit.Token, 1_500, 4_500, 0, Reported)]
    [InlineData(BillableUnit.Token, 3_000, 7_902, 1_098, Reported)]
    [InlineData(BillableUnit.Token, 0, 0, 0, Reported)]
    [InlineData(BillableUnit.Token, 999_999, 5_268, 0, QuoteInsteadOfAbsurdReport)]
    [InlineData(BillableUnit.Megapixel, 1_000, 5_268, 0, QuoteInsteadOfAbsurdReport)]
    public async Task What_the_provider_reports_reaches_the_ledger(BillableUnit unit, int units, long settled, long overrun, SettlementBasis basis)
    {
        Pipeline.Provider.Polls.Then(handle => Pipeline.Provider.Finished(handle) with { Usage = new(unit, units) });
        var generation = await Pipeline.StartAsync(PipelineCatalog.Tokens);

        await Pipeline.RunAsync();

        var job = await Pipeline.JobAsync(generation);
        Assert.Equal((ProviderJobState.Stored, settled, overrun, basis), (job.State, job.Settled, job.Overrun, job.Basis));
        Assert.Equal(new Usage(unit, units), job.ReportedUsage);
        Assert.Equal(new WalletBalance(100_000 - settled, 0), await Pipeline.BalanceAsync());
    }

    [Fact]
    public async Task Without_a_report_the_quote_counts()
    {
        Pipeline.Provider.Polls.Then(handle => Pipeline.Provider.Finished(handle) with { Usage = null });
        var generation = await Pipeline.StartAsync(PipelineCatalog.Tokens);

        await Pipeline.RunAsync();

        var job = await Pipeline.JobAsync(generation);
        Assert.Equal((5_268, Quote), (job.Settled, job.Basis));
    }
}
