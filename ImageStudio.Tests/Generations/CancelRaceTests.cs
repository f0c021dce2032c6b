using ImageStudio.Tests.Support;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Providers;

namespace ImageStudio.Tests.Generations;

/// <summary>A cancellation that meets a worker in the middle of a step.</summary>
public sealed class CancelRaceTests : PipelineTests
{
    [Fact]
    public async Task While_a_worker_submits_its_save_loses_and_the_provider_is_told()
    {
        var generation = await Pipeline.StartAsync();
        Pipeline.Provider.Submits.Then(async (request, _) =>
        {
            await Pipeline.CancelAsync(Pipeline.Ada, generation);
            return Pipeline.Provider.Accept(request);
        });

        await Pipeline.RunAsync();

        await AssertCancelledAsync(generation);
        Assert.Equal([Assert.Single(Pipeline.Provider.Bill)], Pipeline.Provider.Cancels.Calls);
    }

    [Fact]
    public async Task While_a_worker_submits_to_a_vendor_that_refuses_the_release_is_made_once()
    {
        var generation = await Pipeline.StartAsync();
        Pipeline.Provider.Submits.Then(async (_, _) =>
        {
            await Pipeline.CancelAsync(Pipeline.Ada, generation);
            return new JobUpdate.Failed(FailureKind.ModeratedBefore, "no");
        });

        await Pipeline.RunAsync();

        await AssertCancelledAsync(generation);
        Assert.Empty(Pipeline.Provider.Cancels.Calls);
    }

    [Fact]
    public async Task While_a_worker_polls_a_finished_job_nothing_is_kept()
    {
        var generation = await Pipeline.StartAsync();
        Pipeline.Provider.Polls.Then(async (handle, _) =>
        {
            await Pipeline.CancelAsync(Pipeline.Ada, generation);
            return Pipeline.Provider.Finished(handle);
        });

        await Pipeline.RunAsync();

        await AssertCancelledAsync(generation);
        Assert.All(Pipeline.Provider.Cancels.Calls, handle => Assert.Equal(Assert.Single(Pipeline.Provider.Bill), handle));
        Assert.Empty(Pipeline.Provider.Fetches.Calls);
    }

    [Fact]
    public async Task Between_done_and_stored_nothing_is_kept()
    {
        var generation = await Pipeline.StartAsync();
        await Pipeline.RunUntilAsync(generation, ProviderJobState.Done);

        await Pipeline.CancelAsync(Pipeline.Ada, generation);
        await Pipeline.RunAsync();

        await AssertCancelledAsync(generation);
        Assert.Empty(Pipeline.Provider.Fetches.Calls);
    }

    [Fact]
    public async Task While_a_worker_saves_pictures_none_reaches_the_gallery()
    {
        var generation = await Pipeline.StartAsync(PipelineCatalog.Batch, 2);
        Pipeline.Provider.Fetches.Then(async (_, _) =>
        {
            await Pipeline.CancelAsync(Pipeline.Ada, generation);
            return ScriptedProvider.Picture(Pictures.Png());
        });

        await Pipeline.RunAsync();

        await AssertCancelledAsync(generation);
        Assert.Equal(0, (await Pipeline.JobAsync(generation)).Saved);
    }

    [Fact]
    public async Task Storing_and_cancelling_at_the_same_moment_ends_in_one_of_the_two()
    {
        for (var round = 0; round < 8; round++)
        {
            var generation = await Pipeline.StartAsync();
            await Pipeline.RunUntilAsync(generation, ProviderJobState.Done);
            var lease = Assert.Single(await Pipeline.ClaimAsync());

            await Task.WhenAll(
                Task.Run(() => Pipeline.StepAsync(lease), Token), Task.Run(() => Pipeline.CancelAsync(Pipeline.Ada, generation), Token));

            var job = await Pipeline.JobAsync(generation);
            Assert.Equal(job.State == ProviderJobState.Stored ? 1 : 0, (await Pipeline.ImagesAsync(generation)).Count);
            Assert.Contains(job.State, new[] { ProviderJobState.Stored, ProviderJobState.Cancelled });
            Assert.Equal(0, (await Pipeline.BalanceAsync()).Held);
        }
    }
}
