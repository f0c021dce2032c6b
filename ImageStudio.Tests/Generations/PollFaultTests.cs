using ImageStudio.Tests.Support;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Providers;
using static ImageStudio.Web.Generations.ProviderJobState;

namespace ImageStudio.Tests.Generations;

public sealed class PollFaultTests : PipelineTests
{
    private static readonly JobUpdate Lost = new JobUpdate.Failed(FailureKind.Lost, "not found");
    private static readonly JobUpdate Transient = new JobUpdate.Failed(FailureKind.Transient, "overloaded");

    [Theory]
    [InlineData(FailureKind.ModeratedBefore, Moderated, EndReason.RefusedBefore, 1)]
    [InlineData(FailureKind.ModeratedAfter, Moderated, EndReason.RefusedAfter, 1)]
    [InlineData(FailureKind.SettingsRefused, Failed, EndReason.SettingsRefused, 1)]
    [InlineData(FailureKind.ProviderFunds, Failed, EndReason.ProviderFunds, 1)]
    [InlineData(FailureKind.BadKey, Failed, EndReason.ProviderKey, 1)]
    [InlineData(FailureKind.ProviderConfig, Failed, EndReason.ProviderUnavailable, 1)]
    [InlineData(FailureKind.ProviderFault, Failed, EndReason.ProviderFault, 1)]
    [InlineData(FailureKind.Lost, Failed, EndReason.LostAtProvider, 3)]
    [InlineData(FailureKind.Unreadable, Failed, EndReason.UnreadableAnswer, 3)]
    public async Task A_final_answer_ends_the_job_and_gives_the_credits_back_once(
        FailureKind kind, ProviderJobState state, EndReason reason, int polls)
    {
        Pipeline.Provider.Polls.Always = _ => new JobUpdate.Failed(kind, "no");
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunAsync();

        Assert.Equal(polls, Pipeline.Provider.Polls.Calls.Count);
        await Pipeline.AssertGivenBackAsync(generation, state, reason);
    }

    [Theory]
    [InlineData(FailureKind.Transient)]
    [InlineData(FailureKind.NotAccepted)]
    [InlineData(FailureKind.RateLimited)]
    public async Task Passing_trouble_is_outwaited_until_the_deadline_and_then_the_provider_is_told(FailureKind kind)
    {
        Pipeline.Provider.Polls.Always = _ => new JobUpdate.Failed(kind, "later");
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunAsync();

        Assert.InRange(Pipeline.Provider.Polls.Calls.Count, 10, 60);
        await AssertExpiredAsync(generation);
    }

    [Fact]
    public async Task A_poll_that_throws_is_passing_trouble()
    {
        Pipeline.Provider.Polls.Then(new Func<string, JobUpdate>(_ => throw new HttpRequestException("reset")));
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunAsync();

        Assert.Equal(Stored, (await Pipeline.JobAsync(generation)).State);
    }

    [Fact]
    public async Task A_job_that_never_ends_expires_at_its_deadline_and_the_provider_is_told()
    {
        Pipeline.Provider.Polls.Always = StillRunning;
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunAsync();

        await AssertExpiredAsync(generation);
    }

    [Fact]
    public async Task A_provider_that_does_not_want_to_hear_it_changes_nothing()
    {
        Pipeline.Provider.Polls.Always = StillRunning;
        Pipeline.Provider.Cancels.Then(new Func<string, bool>(_ => throw new HttpRequestException("no")));
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunAsync();

        await AssertExpiredAsync(generation);
        Pipeline.ExpectTrouble();
    }

    [Fact]
    public async Task A_job_that_is_not_known_yet_is_looked_for_again()
    {
        Pipeline.Provider.Polls.Then(Lost, Lost);
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunAsync();

        Assert.Equal(Stored, (await Pipeline.JobAsync(generation)).State);
    }

    [Fact]
    public async Task A_good_answer_starts_the_counting_of_bad_ones_afresh()
    {
        Pipeline.Provider.Polls.Then(Lost, Lost).Then(ScriptedProvider.Running).Then(Lost, Lost);
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunAsync();

        Assert.Equal(Stored, (await Pipeline.JobAsync(generation)).State);
    }

    [Fact]
    public async Task Passing_trouble_does_not_use_up_the_patience_for_a_lost_job()
    {
        Pipeline.Provider.Polls.Then(Transient, Transient, Transient, Lost);
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunAsync();

        Assert.Equal(Stored, (await Pipeline.JobAsync(generation)).State);
    }

    [Fact]
    public async Task A_finished_job_without_pictures_is_the_providers_fault()
    {
        Pipeline.Provider.Polls.Then(handle => Pipeline.Provider.Finished(handle, pictures: 0));
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunAsync();

        await Pipeline.AssertGivenBackAsync(generation, Failed, EndReason.ProviderFault);
    }

    [Fact]
    public async Task Done_is_done_whatever_a_later_answer_says()
    {
        Pipeline.Provider.Polls.Then(handle => Pipeline.Provider.Finished(handle)).Then(ScriptedProvider.Running);
        var generation = await Pipeline.StartAsync();
        await Pipeline.RunUntilAsync(generation, Done);
        var done = await Pipeline.JobAsync(generation);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Pipeline.WithAsync<PollJob>(poll => poll.ApplyAsync(done, new JobUpdate.Running("handle"), Token)));
        await Pipeline.RunAsync();

        Assert.Single(Pipeline.Provider.Polls.Calls);
        Assert.Equal(Stored, (await Pipeline.JobAsync(generation)).State);
    }

    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(-3, 0.1)]
    [InlineData(7, 7)]
    [InlineData(3600, 60)]
    public async Task The_vendor_sets_the_pace_within_reason(double wishSeconds, double waitsSeconds)
    {
        Pipeline.Provider.Submits.Then(_ => new JobUpdate.Running("handle", PollAfter: TimeSpan.FromSeconds(wishSeconds)));
        var generation = await Pipeline.StartAsync();

        await Pipeline.StepAsync();

        Assert.Equal(TimeSpan.FromSeconds(waitsSeconds), (await Pipeline.JobAsync(generation)).DueAt - Pipeline.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Without_a_wish_polls_become_rarer()
    {
        var waits = new List<double>();
        Pipeline.Provider.Submits.Then(_ => new JobUpdate.Running("handle"));
        Pipeline.Provider.Polls.Always = handle => new JobUpdate.Running(handle);
        var generation = await Pipeline.StartAsync();
        for (var poll = 0; poll < 10; poll++)
        {
            await Pipeline.StepAsync();
            var due = (await Pipeline.JobAsync(generation)).DueAt!.Value;
            waits.Add((due - Pipeline.Clock.GetUtcNow()).TotalSeconds);
            Pipeline.Clock.SetUtcNow(due);
        }

        Assert.All(waits.Zip([2, 2, 2, 5, 5, 10, 10, 30, 30, 30]), pair => Assert.InRange(pair.First, pair.Second * 0.8 - 0.01, pair.Second * 1.2));
    }

    [Fact]
    public async Task Queue_position_and_progress_are_kept_while_it_runs_and_gone_afterwards()
    {
        Pipeline.Provider.Polls.Then(handle => new JobUpdate.Running(handle, QueuePosition: 3, Progress: 0.25, PollAfter: TimeSpan.FromSeconds(1)));
        var generation = await Pipeline.StartAsync();
        await Pipeline.StepAsync();
        Pipeline.Clock.Advance(TimeSpan.FromSeconds(1));

        await Pipeline.StepAsync();
        Assert.Equal((3, 0.25), ((await Pipeline.JobAsync(generation)).QueuePosition, (await Pipeline.JobAsync(generation)).Progress));

        await Pipeline.RunAsync();
        Assert.Equal((null, null), ((await Pipeline.JobAsync(generation)).QueuePosition, (await Pipeline.JobAsync(generation)).Progress));
    }

    private static JobUpdate StillRunning(string handle) => new JobUpdate.Running(handle, PollAfter: TimeSpan.FromSeconds(30));

    private async Task AssertExpiredAsync(Guid generation)
    {
        var job = await Pipeline.JobAsync(generation);
        Assert.InRange(job.FinishedAt!.Value, job.QueuedAt.AddMinutes(10), job.QueuedAt.AddMinutes(11));
        Assert.Equal([job.VendorJobId!], Pipeline.Provider.Cancels.Calls);
        await Pipeline.AssertGivenBackAsync(generation, Expired, EndReason.TookTooLong);
    }
}
