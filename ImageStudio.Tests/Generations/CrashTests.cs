using ImageStudio.Tests.Support;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Providers;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Tests.Generations;

/// <summary>The process is killed between two steps; what was saved before decides what happens next.</summary>
public sealed class CrashTests : PipelineTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Killed_while_submitting_to_an_idempotent_vendor_asks_again_and_makes_one_job(bool callHadArrived)
    {
        Pipeline.Provider.Delivery = DeliveryClass.Idempotent;
        DieInSubmit(callHadArrived);
        var generation = await Pipeline.StartAsync();
        await Pipeline.RunUntilKilledAsync();

        await Pipeline.RunAsync();

        var job = await Pipeline.JobAsync(generation);
        Assert.Equal(ProviderJobState.Stored, job.State);
        Assert.Equal(2, Pipeline.Provider.SubmitsOf(job.Id));
        Assert.Single(Pipeline.Provider.Bill);
        Assert.Single(await Pipeline.ImagesAsync(generation));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Killed_while_submitting_to_a_blind_vendor_never_asks_again(bool callHadArrived)
    {
        DieInSubmit(callHadArrived);
        var generation = await Pipeline.StartAsync();
        await Pipeline.RunUntilKilledAsync();
        Assert.Equal(ProviderJobState.Submitting, (await Pipeline.JobAsync(generation)).State);
        var restarted = Pipeline.Clock.GetUtcNow();

        await Pipeline.StepAsync();
        var waiting = await Pipeline.JobAsync(generation);
        Assert.Equal((ProviderJobState.Unknown, restarted.AddMinutes(15)), (waiting.State, waiting.DueAt));
        Assert.Equal(4_000, (await Pipeline.BalanceAsync()).Held);

        await Pipeline.RunAsync();
        Assert.Equal(1, Pipeline.Provider.SubmitsOf(waiting.Id));
        Assert.Equal(restarted.AddMinutes(15), (await Pipeline.JobAsync(generation)).FinishedAt);
        await Pipeline.AssertGivenBackAsync(generation, ProviderJobState.Expired, EndReason.OutcomeUnknown);
    }

    [Fact]
    public async Task Killed_before_every_answer_an_idempotent_vendor_is_not_asked_for_ever()
    {
        Pipeline.Provider.Delivery = DeliveryClass.Idempotent;
        var generation = await Pipeline.StartAsync();
        for (var i = 0; i < SubmitJob.MaxAttempts; i++)
        {
            DieInSubmit(callHadArrived: true);
            await Pipeline.RunUntilKilledAsync();
        }

        await Pipeline.RunAsync();

        Assert.Equal(SubmitJob.MaxAttempts, Pipeline.Provider.Submits.Calls.Count);
        Assert.Single(Pipeline.Provider.Bill);
        await Pipeline.AssertGivenBackAsync(generation, ProviderJobState.Failed, EndReason.ProviderFault);
    }

    [Fact]
    public async Task Killed_while_polling_polls_on()
    {
        Pipeline.Provider.Polls.Then((_, _) => Pipeline.DieAsync<JobUpdate>());
        var generation = await Pipeline.StartAsync();
        await Pipeline.RunUntilKilledAsync();

        await Pipeline.RunAsync();

        Assert.Single(await Pipeline.ImagesAsync(generation));
        Assert.Single(Pipeline.Provider.Submits.Calls);
        Assert.Equal(2, Pipeline.Provider.Polls.Calls.Count);
    }

    [Fact]
    public async Task Killed_while_fetching_fetches_again()
    {
        Pipeline.Provider.Fetches.Then(_ => ScriptedProvider.Picture(Pictures.Plain(20, 20, 1, 2, 3)))
            .Then((_, _) => Pipeline.DieAsync<Stream>())
            .Then(_ => ScriptedProvider.Picture(Pictures.Plain(20, 20, 1, 2, 3)));
        var generation = await Pipeline.StartAsync(PipelineCatalog.Batch, 2);
        await Pipeline.RunUntilKilledAsync();
        Assert.Equal((ProviderJobState.Done, 0), ((await Pipeline.JobAsync(generation)).State, (await Pipeline.ImagesAsync(generation)).Count));

        await Pipeline.RunAsync();

        Assert.Equal(2, (await Pipeline.ImagesAsync(generation)).Count);
        Assert.Equal(2, Pipeline.Originals.Count);
        Assert.Single(Pipeline.Provider.Submits.Calls);
        Assert.Single(Pipeline.Provider.Polls.Calls);
    }

    [Fact]
    public async Task Killed_between_file_and_row_uses_the_file_that_lies_there()
    {
        var picture = Pictures.Png();
        Pipeline.Provider.Fetches.Always = _ => ScriptedProvider.Picture(picture);
        var generation = await Pipeline.StartAsync();
        await Pipeline.RunUntilAsync(generation, ProviderJobState.Done);
        await ExecuteAsync("CREATE TRIGGER power_cut BEFORE INSERT ON GalleryImages BEGIN SELECT RAISE(ABORT, 'power cut'); END");
        await Pipeline.StepAsync();
        var written = File.GetLastWriteTimeUtc(Assert.Single(Pipeline.Originals));
        Assert.Equal(ProviderJobState.Done, (await Pipeline.JobAsync(generation)).State);

        await ExecuteAsync("DROP TRIGGER power_cut");
        await Pipeline.RunAsync();

        Assert.Single(await Pipeline.ImagesAsync(generation));
        Assert.Equal(written, File.GetLastWriteTimeUtc(Assert.Single(Pipeline.Originals)));
        Pipeline.ExpectTrouble();
    }

    [Theory]
    [InlineData("INSERT ON CreditEntries WHEN NEW.Kind = 'settle'")]
    [InlineData("UPDATE ON ProviderJobs WHEN NEW.State = 'Stored'")]
    public async Task Picture_settlement_and_state_come_together_or_not_at_all(string moment)
    {
        var generation = await Pipeline.StartAsync();
        await Pipeline.RunUntilAsync(generation, ProviderJobState.Done);
        await ExecuteAsync($"CREATE TRIGGER power_cut BEFORE {moment} BEGIN SELECT RAISE(ABORT, 'power cut'); END");

        await Pipeline.StepAsync();
        Assert.Equal(ProviderJobState.Done, (await Pipeline.JobAsync(generation)).State);
        Assert.Empty(await Pipeline.ImagesAsync(generation));
        Assert.Equal(new WalletBalance(100_000, 4_000), await Pipeline.BalanceAsync());

        await ExecuteAsync("DROP TRIGGER power_cut");
        await Pipeline.RunAsync();
        Assert.Single(await Pipeline.ImagesAsync(generation));
        Assert.Equal(new WalletBalance(96_000, 0), await Pipeline.BalanceAsync());
        Pipeline.ExpectTrouble();
    }

    [Fact]
    public async Task A_failure_and_its_release_come_together_or_not_at_all()
    {
        Pipeline.Provider.Polls.Always = _ => new JobUpdate.Failed(FailureKind.ProviderFault, "broken");
        var generation = await Pipeline.StartAsync();
        await Pipeline.RunUntilAsync(generation, ProviderJobState.Submitted);
        await ExecuteAsync("CREATE TRIGGER power_cut BEFORE INSERT ON CreditEntries BEGIN SELECT RAISE(ABORT, 'power cut'); END");
        Pipeline.Clock.Advance(TimeSpan.FromSeconds(1));

        await Pipeline.StepAsync();
        Assert.Equal(ProviderJobState.Submitted, (await Pipeline.JobAsync(generation)).State);

        await ExecuteAsync("DROP TRIGGER power_cut");
        await Pipeline.RunAsync();
        await Pipeline.AssertGivenBackAsync(generation, ProviderJobState.Failed, EndReason.ProviderFault);
        Pipeline.ExpectTrouble();
    }

    [Fact]
    public async Task A_full_disk_keeps_the_hold_and_goes_on_when_there_is_room()
    {
        await File.WriteAllTextAsync(Pipeline.MediaRoot, "in the way", Token);
        var generation = await Pipeline.StartAsync();
        await Pipeline.RunUntilAsync(generation, ProviderJobState.Done);
        for (var i = 0; i < 2 * StoreImages.MaxFetches; i++)
        {
            Assert.True(await Pipeline.StepAsync());
            Pipeline.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal((ProviderJobState.Done, 4_000), ((await Pipeline.JobAsync(generation)).State, (await Pipeline.BalanceAsync()).Held));

        File.Delete(Pipeline.MediaRoot);
        await Pipeline.RunAsync();
        Assert.Single(await Pipeline.ImagesAsync(generation));
        Pipeline.ExpectTrouble();
    }

    private void DieInSubmit(bool callHadArrived) => Pipeline.Provider.Submits.Then((request, _) =>
    {
        if (callHadArrived) Pipeline.Provider.Accept(request);
        return Pipeline.DieAsync<JobUpdate>();
    });

    private Task ExecuteAsync(string sql) => Pipeline.WithAsync<StudioDb>(db => db.Database.ExecuteSqlRawAsync(sql, Token));
}
