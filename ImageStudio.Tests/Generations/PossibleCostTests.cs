using ImageStudio.Tests.Support;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Providers;

namespace ImageStudio.Tests.Generations;

/// <summary>What the platform may be billed although its user got nothing and paid nothing.</summary>
public sealed class PossibleCostTests : PipelineTests
{
    [Theory]
    [InlineData(FailureKind.ModeratedAfter, true)]
    [InlineData(FailureKind.ModeratedBefore, false)]
    [InlineData(FailureKind.ProviderFault, false)]
    [InlineData(FailureKind.ProviderFunds, false)]
    [InlineData(FailureKind.SettingsRefused, false)]
    public async Task A_failure_is_a_cost_only_where_the_work_was_done(FailureKind kind, bool mayBeBilled)
    {
        Pipeline.Provider.Polls.Then(new JobUpdate.Failed(kind, "no"));
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunAsync();

        await AssertCostAsync(generation, mayBeBilled ? 40_000 : null);
    }

    [Theory]
    [InlineData(FailureKind.Lost)]
    [InlineData(FailureKind.Unreadable)]
    public async Task What_the_provider_forgot_may_have_been_billed(FailureKind kind)
    {
        Pipeline.Provider.Polls.Always = _ => new JobUpdate.Failed(kind, "no");
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunAsync();

        await AssertCostAsync(generation, 40_000);
    }

    [Fact]
    public async Task What_never_ends_may_be_billed()
    {
        Pipeline.Provider.Polls.Always = ScriptedProvider.Running;
        var generation = await Pipeline.StartAsync();
        await Pipeline.RunUntilAsync(generation, ProviderJobState.Submitted);
        Pipeline.Clock.Advance(TimeSpan.FromMinutes(11));

        await Pipeline.RunAsync();

        Assert.Equal(EndReason.TookTooLong, (await Pipeline.JobAsync(generation)).EndReason);
        await AssertCostAsync(generation, 40_000);
    }

    [Fact]
    public async Task A_call_whose_outcome_nobody_knows_may_be_billed()
    {
        Pipeline.Provider.Submits.Then((_, _) => Task.FromException<JobUpdate>(new TimeoutException()));
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunAsync();

        Assert.Equal(EndReason.OutcomeUnknown, (await Pipeline.JobAsync(generation)).EndReason);
        await AssertCostAsync(generation, 40_000);
    }

    [Fact]
    public async Task Pictures_that_cannot_be_kept_cost_what_the_provider_said()
    {
        Pipeline.Provider.Polls.Then(handle => Pipeline.Provider.Finished(handle) with { Report = new(CostUsd: 0.055m) });
        Pipeline.Provider.Fetches.Always = _ => ScriptedProvider.Picture([]);
        var generation = await Pipeline.StartAsync(PipelineCatalog.Dollars);

        await Pipeline.RunAsync();

        await AssertCostAsync(generation, 55_000);
    }

    [Fact]
    public async Task Cancelling_costs_nothing_before_the_call_left_and_may_cost_after()
    {
        Pipeline.Provider.Polls.Always = ScriptedProvider.Running;
        var waiting = await Pipeline.StartAsync();
        await Pipeline.CancelAsync(Pipeline.Ada, waiting);
        var running = await Pipeline.StartAsync();
        await Pipeline.RunUntilAsync(running, ProviderJobState.Submitted);

        await Pipeline.CancelAsync(Pipeline.Ada, running);

        await AssertCostAsync(waiting, null);
        await AssertCostAsync(running, 40_000);
    }

    private async Task AssertCostAsync(Guid generation, long? possible)
    {
        var job = await Pipeline.JobAsync(generation);
        Assert.Equal((possible, null, null), (job.PossibleCostMicros, job.ProviderCostMicros, job.Settled));
        Assert.Equal(new(100_000, 0), await Pipeline.BalanceAsync());
    }
}
