using ImageStudio.Tests.Support;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Providers;

namespace ImageStudio.Tests.Generations;

/// <summary>Nobody's long line holds up another's short one, and no provider gets more than it takes.</summary>
public sealed class FairTurnsTests : PipelineTests
{
    [Fact]
    public async Task Who_comes_last_with_one_job_does_not_wait_for_a_hundred_of_another()
    {
        await GiveGraceCreditsAsync();
        for (var i = 0; i < 6; i++) await Pipeline.StartAsync(PipelineCatalog.Single, 4);
        Pipeline.Clock.Advance(TimeSpan.FromSeconds(1));
        var last = Assert.IsType<StartOutcome.Started>(await Pipeline.PressAsync(Pipeline.Grace, Pipeline.Settings(), Guid.NewGuid())).GenerationId;

        var claimed = await Pipeline.ClaimAsync(2);

        Assert.Contains((await Pipeline.JobAsync(last)).Id, claimed.Select(lease => lease.JobId));
    }

    [Fact]
    public async Task One_person_has_no_more_jobs_at_providers_than_allowed()
    {
        for (var i = 0; i < 5; i++) await Pipeline.StartAsync(PipelineCatalog.Single, 4);

        var claimed = await Pipeline.ClaimAsync(50);

        Assert.Equal(8, claimed.Count);
        Assert.Empty(await Pipeline.ClaimAsync(50));
    }

    [Fact]
    public async Task A_provider_gets_no_more_than_it_takes_at_once()
    {
        Pipeline.Provider.Pace = ProviderPace.Usual with { MaxInFlight = 3 };
        Pipeline.Provider.Polls.Always = ScriptedProvider.Running;
        await Pipeline.StartAsync(PipelineCatalog.Single, 4);
        await Pipeline.StartAsync(PipelineCatalog.Single, 4);

        for (var step = 0; step < 5; step++) await Pipeline.StepAsync();

        Assert.Equal(3, Pipeline.Provider.Bill.Count);
    }

    [Fact]
    public async Task What_waits_is_taken_up_as_soon_as_there_is_room()
    {
        Pipeline.Provider.Pace = ProviderPace.Usual with { MaxInFlight = 1 };
        for (var i = 0; i < 3; i++) await Pipeline.StartAsync(PipelineCatalog.Single, 4);

        await Pipeline.RunAsync();

        Assert.Equal(12, Pipeline.Provider.Bill.Count);
        Assert.Equal(0, (await Pipeline.BalanceAsync()).Held);
    }

    private Task GiveGraceCreditsAsync() =>
        Pipeline.WithAsync<CreditLedger>(ledger => ledger.GrantAsync(Pipeline.Grace, 100_000, "demo", "For the test", Token));
}
