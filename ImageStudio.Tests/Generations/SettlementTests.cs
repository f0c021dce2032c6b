using System.Globalization;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Providers;
using static ImageStudio.Web.Generations.ReportProblem;
using static ImageStudio.Web.Generations.SettlementBasis;

namespace ImageStudio.Tests.Generations;

public sealed class SettlementTests : PipelineTests
{
    private static readonly CreditRate ThreeMillicredits = new(BillableUnit.Token, 0.00003m, 1, 0.01m);

    /// <summary>1,000 tokens expected at 3 millicredits or 30 micro-dollars, 4,500 held, four pictures.</summary>
    [Theory]
    [InlineData("1000", 4, 3_000, 0, ReportedTokens, null)]
    [InlineData("900", 4, 2_700, 0, ReportedTokens, null)]
    [InlineData("900.1", 4, 2_701, 0, ReportedTokens, null)]
    [InlineData("0", 4, 0, 0, ReportedTokens, null)]
    [InlineData("0.00000001", 4, 1, 0, ReportedTokens, null)]
    [InlineData("1500", 4, 4_500, 0, ReportedTokens, null)]
    [InlineData("1501", 4, 4_500, 3, ReportedTokens, null)]
    [InlineData("10000", 4, 4_500, 25_500, ReportedTokens, null)]
    [InlineData("10000.1", 4, 3_000, 0, QuoteInsteadOfAbsurdReport, TooMuch)]
    [InlineData("1000000000000000000", 4, 3_000, 0, QuoteInsteadOfAbsurdReport, TooMuch)]
    [InlineData("79228162514264337593543950335", 4, 3_000, 0, QuoteInsteadOfAbsurdReport, TooMuch)]
    [InlineData("-79228162514264337593543950335", 4, 3_000, 0, QuoteInsteadOfAbsurdReport, Negative)]
    [InlineData("-1", 4, 3_000, 0, QuoteInsteadOfAbsurdReport, Negative)]
    [InlineData("-0.0001", 4, 3_000, 0, QuoteInsteadOfAbsurdReport, Negative)]
    [InlineData(null, 4, 3_000, 0, QuoteInsteadOfAbsurdReport, Missing)]
    [InlineData(null, 3, 2_250, 0, QuoteInsteadOfAbsurdReport, Missing)]
    [InlineData("-1", 1, 750, 0, QuoteInsteadOfAbsurdReport, Negative)]
    [InlineData("750", 3, 2_250, 0, ReportedTokens, null)]
    [InlineData("1000", 1, 1_125, 1_875, ReportedTokens, null)]
    public void A_settlement_rests_on_the_report_and_never_passes_the_share_that_was_held(
        string? reported, int kept, long amount, long overrun, SettlementBasis basis, ReportProblem? problem)
    {
        var report = reported is null ? null : new ProviderReport(new(BillableUnit.Token, Decimal(reported)));

        var settlement = Settlement.Of(Terms(BillReport.Tokens), report, kept, kept);

        Assert.Equal((amount, overrun, basis, problem), (settlement.Amount, settlement.Overrun, settlement.Basis, settlement.Problem));
    }

    /// <summary>The same job, of which the provider says the dollars: three cents are expected.</summary>
    [Theory]
    [InlineData("0.03", 4, 3_000, 0, 30_000, ReportedCost, null)]
    [InlineData("0.0271234567", 4, 2_713, 0, 27_124, ReportedCost, null)]
    [InlineData("0.045", 4, 4_500, 0, 45_000, ReportedCost, null)]
    [InlineData("0.06", 4, 4_500, 1_500, 60_000, ReportedCost, null)]
    [InlineData("0", 4, 0, 0, 0, ReportedCost, null)]
    [InlineData("0.03", 2, 2_250, 750, 30_000, ReportedCost, null)]
    [InlineData("0.3", 4, 4_500, 25_500, 300_000, ReportedCost, null)]
    [InlineData("0.30001", 4, 3_000, 0, 30_000, QuoteInsteadOfAbsurdReport, TooMuch)]
    [InlineData("79228162514264337593543950335", 4, 3_000, 0, 30_000, QuoteInsteadOfAbsurdReport, TooMuch)]
    [InlineData("-0.01", 3, 2_250, 0, 22_500, QuoteInsteadOfAbsurdReport, Negative)]
    [InlineData(null, 1, 750, 0, 7_500, QuoteInsteadOfAbsurdReport, Missing)]
    public void Reported_dollars_become_credits_and_are_kept_as_the_platforms_cost(
        string? reported, int kept, long amount, long overrun, long micros, SettlementBasis basis, ReportProblem? problem)
    {
        var report = new ProviderReport(new(BillableUnit.Token, 1), reported is null ? null : Decimal(reported));

        Assert.Equal(new Settlement(amount, overrun, basis, micros, problem), Settlement.Of(Terms(BillReport.Cost), report, kept, kept));
    }

    [Theory]
    [InlineData(4, 4, 3_000, 30_000)]
    [InlineData(4, 3, 2_250, 30_000)]
    [InlineData(2, 2, 1_500, 15_000)]
    [InlineData(3, 1, 750, 22_500)]
    public void Where_nothing_is_reported_the_price_table_counts_and_nothing_is_flagged(int delivered, int kept, long amount, long micros)
    {
        Assert.Equal(new Settlement(amount, 0, Quote, micros), Settlement.Of(Terms(BillReport.Nothing), null, delivered, kept));
        Assert.Equal(
            new Settlement(amount, 0, Quote, micros),
            Settlement.Of(Terms(BillReport.Nothing), new(new(BillableUnit.Token, 9), 9), delivered, kept));
    }

    [Fact]
    public void Another_unit_than_agreed_is_not_believed() => Assert.Equal(
        new Settlement(3_000, 0, QuoteInsteadOfAbsurdReport, 30_000, OtherUnit),
        Settlement.Of(Terms(BillReport.Tokens), new(new(BillableUnit.Image, 4)), 4, 4));

    [Theory]
    [InlineData(3, 1, 3_334)]
    [InlineData(3, 2, 6_667)]
    [InlineData(3, 3, 10_000)]
    [InlineData(4, 3, 7_500)]
    public void A_share_is_rounded_up_once(int images, int kept, long amount)
    {
        var terms = new SettlementTerms(new(BillableUnit.Call, 1), new(BillableUnit.Call, 0.1m, 1, 0.01m), BillReport.Nothing, 10_000, images);

        Assert.Equal(amount, Settlement.Of(terms, null, images, kept).Amount);
    }

    [Fact]
    public void No_report_whatever_takes_more_than_the_hold_or_less_than_nothing()
    {
        for (var seed = 0; seed < 5_000; seed++)
        {
            var random = new Random(seed);
            var images = random.Next(1, 5);
            var rate = new CreditRate(BillableUnit.Token, random.Next(1, 10_000) / 13m, random.Next(0, 300) / 100m, random.Next(1, 1_000) / 700m);
            var expected = new Usage(BillableUnit.Token, random.Next(1, 100_000) / 7m);
            var held = rate.Millicredits(rate.Usd(expected.Quantity) * (1 + (decimal)random.NextDouble()));
            var reports = (BillReport)random.Next(4);
            var terms = new SettlementTerms(expected, rate, reports, held, images);

            var settlement = Settlement.Of(terms, Report(random, terms), images, random.Next(1, images + 1));

            Assert.True(
                settlement.Amount >= 0 && settlement.Amount <= held && settlement.Overrun >= 0 && settlement.CostMicros >= 0, $"Seed {seed}: {settlement}");
            Assert.True(settlement.Problem is null == settlement.Basis is not QuoteInsteadOfAbsurdReport, $"Seed {seed}: {settlement}");
        }
    }

    [Theory]
    [InlineData(BillableUnit.Token, 1_500, 4_500, 0, ReportedTokens, null)]
    [InlineData(BillableUnit.Token, 3_000, 7_902, 1_098, ReportedTokens, null)]
    [InlineData(BillableUnit.Token, 0, 0, 0, ReportedTokens, null)]
    [InlineData(BillableUnit.Token, 999_999, 5_268, 0, QuoteInsteadOfAbsurdReport, TooMuch)]
    [InlineData(BillableUnit.Megapixel, 1_000, 5_268, 0, QuoteInsteadOfAbsurdReport, OtherUnit)]
    public async Task What_the_provider_reports_reaches_the_ledger(
        BillableUnit unit, int units, long settled, long overrun, SettlementBasis basis, ReportProblem? problem)
    {
        Pipeline.Provider.Polls.Then(handle => Pipeline.Provider.Finished(handle) with { Report = new(new(unit, units)) });
        var generation = await Pipeline.StartAsync(PipelineCatalog.Tokens);

        await Pipeline.RunAsync();

        var job = await Pipeline.JobAsync(generation);
        Assert.Equal((ProviderJobState.Stored, settled, overrun, basis, problem), (job.State, job.Settled, job.Overrun, job.Basis, job.ReportProblem));
        Assert.Equal(new Usage(unit, units), job.ReportedUsage);
        Assert.Equal(problem is null ? units * 30 : 52_680, job.ProviderCostMicros);
        Assert.Equal(new WalletBalance(100_000 - settled, 0), await Pipeline.BalanceAsync());
    }

    [Theory]
    [InlineData("0.12", 12_000, 0, 120_000, ReportedCost, null)]
    [InlineData("0.25", 20_000, 5_000, 250_000, ReportedCost, null)]
    [InlineData("-1", 16_000, 0, 160_000, QuoteInsteadOfAbsurdReport, Negative)]
    [InlineData("1000000000000000000", 16_000, 0, 160_000, QuoteInsteadOfAbsurdReport, TooMuch)]
    [InlineData(null, 16_000, 0, 160_000, QuoteInsteadOfAbsurdReport, Missing)]
    public async Task Reported_dollars_reach_the_ledger(
        string? usd, long settled, long overrun, long micros, SettlementBasis basis, ReportProblem? problem)
    {
        Pipeline.Provider.Polls.Then(
            handle => Pipeline.Provider.Finished(handle) with { Report = usd is null ? null : new(CostUsd: Decimal(usd)) });
        var generation = await Pipeline.StartAsync(PipelineCatalog.Dollars, 4);

        await Pipeline.RunAsync();

        var job = await Pipeline.JobAsync(generation);
        Assert.Equal((settled, overrun, micros, basis, problem), (job.Settled, job.Overrun, job.ProviderCostMicros, job.Basis, job.ReportProblem));
        Assert.Equal(usd is null ? null : Decimal(usd), job.ReportedCostUsd);
        Assert.Equal(new WalletBalance(100_000 - settled, 0), await Pipeline.BalanceAsync());
    }

    [Fact]
    public async Task A_provider_that_reports_nothing_is_paid_by_the_price_table()
    {
        Pipeline.Provider.Polls.Then(handle => Pipeline.Provider.Finished(handle, pictures: 3));
        var generation = await Pipeline.StartAsync(PipelineCatalog.Silent, 4);

        await Pipeline.RunAsync();

        var job = await Pipeline.JobAsync(generation);
        Assert.Equal((12_000, Quote, null, 120_000), (job.Settled, job.Basis, job.ReportProblem, job.ProviderCostMicros));
        Assert.Equal(new WalletBalance(88_000, 0), await Pipeline.BalanceAsync());
    }

    [Fact]
    public async Task How_the_price_was_made_up_is_kept_with_the_generation()
    {
        var generation = await Pipeline.GenerationAsync(await Pipeline.StartAsync(PipelineCatalog.Tokens, 2));

        Assert.Equal(new CreditRate(BillableUnit.Token, 0.00003m, 1, 0.01m), generation.Rate);
        Assert.Equal((BillReport.Tokens, 3m, Pipeline.Catalog.PriceVersion), (generation.Reports, generation.MillicreditsPerUnit, generation.PriceVersion));
        var job = Assert.Single(generation.Jobs);
        Assert.Equal((3_512m, 105_360, null, null), (job.ExpectedQuantity, job.ExpectedCostMicros, job.ProviderCostMicros, job.PossibleCostMicros));
        await Pipeline.CancelAsync(Pipeline.Ada, generation.Id);
    }

    private static SettlementTerms Terms(BillReport reports) => new(new(BillableUnit.Token, 1_000), ThreeMillicredits, reports, 4_500, 4);

    private static ProviderReport? Report(Random random, SettlementTerms terms) => random.Next(4) switch
    {
        0 => null,
        1 => new(new(BillableUnit.Token, random.Next(-100, 2_000_000) / 3m), random.Next(-10, 1_000) / 7m),
        2 => new(new(BillableUnit.Token, terms.Expected.Quantity * random.Next(0, 12)), terms.Rate.Usd(terms.Expected.Quantity) * random.Next(0, 12)),
        _ => new(new(BillableUnit.Image, decimal.MaxValue), decimal.MinValue),
    };

    private static decimal Decimal(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
