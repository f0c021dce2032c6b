using ImageStudio.Tests.Support;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Providers;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Tests.Generations;

public sealed class CancelGenerationTests : PipelineTests
{
    [Fact]
    public async Task Before_the_submit_nothing_leaves_the_house()
    {
        var generation = await Pipeline.StartAsync();

        Assert.True(await Pipeline.CancelAsync(Pipeline.Ada, generation));
        await Pipeline.RunAsync();

        await AssertCancelledAsync(generation);
        Assert.Empty(Pipeline.Provider.Submits.Calls);
        Assert.Empty(Pipeline.Provider.Cancels.Calls);
    }

    [Fact]
    public async Task While_the_provider_works_the_credits_are_back_at_once_and_the_provider_is_told()
    {
        var generation = await Pipeline.StartAsync();
        await Pipeline.RunUntilAsync(generation, ProviderJobState.Submitted);

        await Pipeline.CancelAsync(Pipeline.Ada, generation);
        Assert.Equal(new WalletBalance(100_000, 0), await Pipeline.BalanceAsync());

        await Pipeline.RunAsync();
        await AssertCancelledAsync(generation);
        Assert.Equal([(await Pipeline.JobAsync(generation)).VendorJobId!], Pipeline.Provider.Cancels.Calls);
        Assert.Empty(Pipeline.Provider.Polls.Calls);
    }

    [Fact]
    public async Task An_unknown_outcome_is_not_waited_for()
    {
        Pipeline.Provider.Submits.Then(new Func<ImageRequest, JobUpdate>(_ => throw new HttpRequestException("reset")));
        var generation = await Pipeline.StartAsync();
        await Pipeline.RunUntilAsync(generation, ProviderJobState.Unknown);

        await Pipeline.CancelAsync(Pipeline.Ada, generation);
        await Pipeline.RunAsync();

        await AssertCancelledAsync(generation);
    }

    [Fact]
    public async Task What_is_stored_stays_and_what_is_not_is_given_back()
    {
        Pipeline.Provider.Submits.Then(Pipeline.Provider.Accept);
        Pipeline.Provider.Submits.Always = _ => new JobUpdate.Failed(FailureKind.RateLimited, "slow down", TimeSpan.FromMinutes(5));
        var id = await Pipeline.StartAsync(PipelineCatalog.Single, 4);
        await Pipeline.StepAsync();
        Pipeline.Clock.Advance(TimeSpan.FromSeconds(1));
        while (await Pipeline.StepAsync())
        {
        }

        await Pipeline.CancelAsync(Pipeline.Ada, id);

        var generation = await Pipeline.GenerationAsync(id);
        Assert.Single(generation.Jobs, job => job.State == ProviderJobState.Stored);
        Assert.Equal(3, generation.Jobs.Count(job => job.State == ProviderJobState.Cancelled));
        Assert.Equal(new WalletBalance(96_000, 0), await Pipeline.BalanceAsync());
        Assert.Single(await Pipeline.ImagesAsync(id));
    }

    [Fact]
    public async Task After_everything_is_stored_a_cancellation_changes_nothing()
    {
        var id = await Pipeline.StartAsync(PipelineCatalog.Single, 2);
        await Pipeline.RunAsync();
        var before = await Pipeline.GenerationAsync(id);

        Assert.True(await Pipeline.CancelAsync(Pipeline.Ada, id));

        Assert.Equivalent(before, await Pipeline.GenerationAsync(id), strict: true);
        Assert.Equal(2, (await Pipeline.ImagesAsync(id)).Count);
        Assert.Equal(new WalletBalance(92_000, 0), await Pipeline.BalanceAsync());
    }

    [Fact]
    public async Task Cancelling_twice_is_cancelling_once()
    {
        var generation = await Pipeline.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Pipeline.CancelAsync(Pipeline.Ada, generation), Token)));

        Assert.All(answers, Assert.True);
        await AssertCancelledAsync(generation);
    }

    [Fact]
    public async Task Anothers_generation_does_not_exist()
    {
        var generation = await Pipeline.StartAsync();
        var before = await Pipeline.JobAsync(generation);

        Assert.False(await Pipeline.CancelAsync(Pipeline.Grace, generation));
        Assert.False(await Pipeline.CancelAsync(Pipeline.Ada, Guid.NewGuid()));

        Assert.Equivalent(before, await Pipeline.JobAsync(generation), strict: true);
        Assert.Equal(["hold"], await Pipeline.EntriesAsync());
    }

    [Fact]
    public async Task A_provider_that_cannot_be_told_is_tried_for_a_while_and_not_for_ever()
    {
        Pipeline.Provider.Cancels.Always = _ => throw new HttpRequestException("no");
        var generation = await Pipeline.StartAsync();
        await Pipeline.RunUntilAsync(generation, ProviderJobState.Submitted);
        await Pipeline.CancelAsync(Pipeline.Ada, generation);

        await Pipeline.RunAsync();

        Assert.InRange(Pipeline.Provider.Cancels.Calls.Count, 2, 100);
        await AssertCancelledAsync(generation);
        Pipeline.ExpectTrouble();
    }

    [Fact]
    public async Task A_provider_that_was_taken_out_need_not_be_told()
    {
        var generation = await Pipeline.StartAsync();
        await Pipeline.RunUntilAsync(generation, ProviderJobState.Submitted);
        await Pipeline.CancelAsync(Pipeline.Ada, generation);
        await Pipeline.WithAsync<StudioDb>(db => db.Database.ExecuteSqlAsync($"""UPDATE "Generations" SET "ProviderId" = 'gone' """, Token));

        await Pipeline.RunAsync();

        await AssertCancelledAsync(generation);
    }
}
