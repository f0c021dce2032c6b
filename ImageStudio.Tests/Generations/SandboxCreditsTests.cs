using ImageStudio.Tests.Support;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Providers.Sandbox;
using static ImageStudio.Web.Generations.ReportProblem;
using static ImageStudio.Web.Generations.SettlementBasis;

namespace ImageStudio.Tests.Generations;

/// <summary>Every test word of the sandbox through the real pipeline, for each way of reporting: how its credits end, and what the platform pays.</summary>
public sealed class SandboxCreditsTests
{
    /// <summary>Two pictures of 4 credits each, 16 cents at the provider; ten credits are held where the provider bills by use.</summary>
    public sealed record Row(
        string Word, string Model, long Charged, SettlementBasis? Basis = null, long? CostMicros = null, long? PossibleMicros = null,
        ReportProblem? Problem = null, long Overrun = 0)
    {
        public override string ToString() => $"{Word} {Model}";
    }

    public static readonly IReadOnlyList<Row> Rows =
    [
        new("a plain boat", "served-units", 8_000, Reported, 80_000),
        new("a plain boat", "served-cost", 8_000, ReportedCost, 80_000),
        new("a plain boat", "served-nothing", 8_000, Quote, 80_000),
        new("sandbox:refuse-before", "served-units", 0),
        new("sandbox:refuse-after", "served-units", 0, PossibleMicros: 80_000),
        new("sandbox:error", "served-units", 0),
        new("sandbox:never", "served-units", 0, PossibleMicros: 80_000),
        new("sandbox:partial", "served-units", 4_000, Reported, 40_000),
        new("sandbox:partial", "served-cost", 4_000, ReportedCost, 40_000),
        new("sandbox:partial", "served-nothing", 4_000, Quote, 40_000),
        new("sandbox:bills-less", "served-units", 4_000, Reported, 40_000),
        new("sandbox:bills-less", "served-cost", 4_000, ReportedCost, 40_000),
        new("sandbox:bills-less", "served-nothing", 8_000, Quote, 80_000),
        new("sandbox:bills-more", "served-units", 10_000, Reported, 240_000, Overrun: 14_000),
        new("sandbox:bills-more", "served-cost", 10_000, ReportedCost, 240_000, Overrun: 14_000),
        new("sandbox:bills-more", "served-nothing", 8_000, Quote, 80_000),
        new("sandbox:bills-nothing", "served-units", 8_000, QuoteInsteadOfAbsurdReport, 80_000, Problem: Missing),
        new("sandbox:bills-nothing", "served-cost", 8_000, QuoteInsteadOfAbsurdReport, 80_000, Problem: Missing),
        new("sandbox:bills-nothing", "served-nothing", 8_000, Quote, 80_000),
        new("sandbox:bills-absurd", "served-units", 8_000, QuoteInsteadOfAbsurdReport, 80_000, Problem: Negative),
        new("sandbox:bills-absurd", "served-cost", 8_000, QuoteInsteadOfAbsurdReport, 80_000, Problem: Negative),
        new("sandbox:bills-huge", "served-units", 8_000, QuoteInsteadOfAbsurdReport, 80_000, Problem: TooMuch),
        new("sandbox:bills-huge", "served-cost", 8_000, QuoteInsteadOfAbsurdReport, 80_000, Problem: TooMuch),
        new("sandbox:bills-other-unit", "served-units", 8_000, QuoteInsteadOfAbsurdReport, 80_000, Problem: OtherUnit),
        new("sandbox:bills-other-unit", "served-cost", 8_000, QuoteInsteadOfAbsurdReport, 80_000, Problem: Missing),
        new("sandbox:damaged", "served-units", 0, PossibleMicros: 80_000),
        new("sandbox:html", "served-units", 0, PossibleMicros: 80_000),
        new("sandbox:wrong-size", "served-units", 8_000, Reported, 80_000),
        new("sandbox:slow", "served-units", 8_000, Reported, 80_000),
        new("sandbox:rate-limit", "served-units", 8_000, Reported, 80_000),
        new("sandbox:no-funds", "served-units", 0),
        new("sandbox:lost", "served-units", 0, PossibleMicros: 80_000),
    ];

    public static TheoryData<int, string> Words => [.. Rows.Select((row, index) => (index, row.ToString()))];

    [Theory]
    [MemberData(nameof(Words))]
    public async Task Credits_end_as_the_table_of_faults_says(int index, string name)
    {
        var row = Rows[index];
        await using var pipeline = await Pipeline.OpenWithSandboxAsync(("Generations:JobMinutes", "1"));
        var generation = await pipeline.StartAsync(pipeline.Settings(row.Model, 2) with { Description = $"{row.Word} at sea" });

        await pipeline.RunAsync();

        var job = await pipeline.JobAsync(generation);
        Assert.Equal(row.ToString(), name);
        Assert.True(job.IsFinished);
        Assert.Equal(new WalletBalance(100_000 - row.Charged, 0), await pipeline.BalanceAsync());
        Assert.Equal((row.Charged, row.Basis, row.Overrun), (job.Settled ?? 0, job.Basis, job.Overrun));
        Assert.Equal((row.CostMicros, row.PossibleMicros, row.Problem), (job.ProviderCostMicros, job.PossibleCostMicros, job.ReportProblem));
        Assert.Equal([CreditEntryKind.Hold, row.Basis is null ? CreditEntryKind.Release : CreditEntryKind.Settle], await pipeline.EntriesAsync());
        Assert.Equal(row.Charged, (await pipeline.ImagesAsync(generation)).Sum(image => image.CostMillicredits));
    }

    [Fact]
    public void Every_test_word_has_a_row() =>
        Assert.Equal(SandboxPrompt.All.Select(prompt => prompt.Word).Order(), Rows.Select(row => row.Word).Where(word => word.StartsWith("sandbox:", StringComparison.Ordinal)).Distinct().Order());
}
