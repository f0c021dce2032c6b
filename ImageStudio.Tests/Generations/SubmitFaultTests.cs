using ImageStudio.Tests.Support;
using ImageStudio.Web.Data;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Providers;
using Microsoft.EntityFrameworkCore;
using static ImageStudio.Web.Generations.ProviderJobState;

namespace ImageStudio.Tests.Generations;

public sealed class SubmitFaultTests : PipelineTests
{
    private readonly List<TimeSpan> _submittedAfter = [];

    public static TheoryData<FailureKind, ProviderJobState, EndReason> FinalAnswers => new()
    {
        { FailureKind.Transient, Failed, EndReason.ProviderFault },
        { FailureKind.ModeratedBefore, Moderated, EndReason.RefusedBefore },
        { FailureKind.ModeratedAfter, Moderated, EndReason.RefusedAfter },
        { FailureKind.SettingsRefused, Failed, EndReason.SettingsRefused },
        { FailureKind.ProviderFunds, Failed, EndReason.ProviderFunds },
        { FailureKind.BadKey, Failed, EndReason.ProviderKey },
        { FailureKind.ModelGone, Failed, EndReason.ModelGone },
        { FailureKind.UnsafeResult, Failed, EndReason.UnsafeResult },
        { FailureKind.ProviderConfig, Failed, EndReason.ProviderUnavailable },
        { FailureKind.ProviderFault, Failed, EndReason.ProviderFault },
        { FailureKind.Lost, Failed, EndReason.LostAtProvider },
        { FailureKind.Unreadable, Failed, EndReason.UnreadableAnswer },
    };

    [Theory]
    [MemberData(nameof(FinalAnswers))]
    public async Task A_final_answer_ends_the_job_and_gives_the_credits_back_once(FailureKind kind, ProviderJobState state, EndReason reason)
    {
        Pipeline.Provider.Submits.Always = _ => new JobUpdate.Failed(kind, "no");
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunAsync();

        Assert.Single(Pipeline.Provider.Submits.Calls);
        await Pipeline.AssertGivenBackAsync(generation, state, reason);
    }

    [Fact]
    public void Every_kind_of_failure_has_a_test_here() =>
        Assert.Equal(
            Enum.GetValues<FailureKind>().Except([FailureKind.RateLimited, FailureKind.NotAccepted]).Order(),
            FinalAnswers.Select(row => row.Data.Item1).Order());

    [Theory]
    [InlineData(90, 90)]
    [InlineData(7200, 600)]
    [InlineData(0, 20)]
    [InlineData(-5, 20)]
    [InlineData(null, 20)]
    public async Task A_rate_limit_is_waited_out_within_reason(int? retryAfterSeconds, int waitsSeconds)
    {
        var retryAfter = retryAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        Pipeline.Provider.Submits.Then(new JobUpdate.Failed(FailureKind.RateLimited, "slow down", retryAfter));
        var generation = await Pipeline.StartAsync();

        await Pipeline.StepAsync();

        var job = await Pipeline.JobAsync(generation);
        Assert.Equal((Ready, 0, job.QueuedAt.AddSeconds(waitsSeconds)), (job.State, job.SubmitAttempts, job.DueAt));
    }

    [Fact]
    public async Task Rate_limits_do_not_count_as_attempts()
    {
        for (var i = 0; i < 3 * SubmitJob.MaxAttempts; i++)
            Pipeline.Provider.Submits.Then(new JobUpdate.Failed(FailureKind.RateLimited, "slow down", TimeSpan.FromSeconds(30)));
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunAsync();

        Assert.Equal((Stored, 1), ((await Pipeline.JobAsync(generation)).State, (await Pipeline.JobAsync(generation)).SubmitAttempts));
    }

    [Fact]
    public async Task The_deadline_counts_from_the_submit_that_was_taken()
    {
        Pipeline.Provider.Submits.Then(new JobUpdate.Failed(FailureKind.RateLimited, "slow down", TimeSpan.FromMinutes(9)));
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunUntilAsync(generation, Submitted);

        var job = await Pipeline.JobAsync(generation);
        Assert.Equal((job.QueuedAt.AddMinutes(9), job.QueuedAt.AddMinutes(19)), (job.SubmittedAt, job.DeadlineAt));
    }

    [Fact]
    public async Task Half_an_hour_in_the_queue_is_enough()
    {
        Pipeline.Provider.Submits.Always = Timed(new JobUpdate.Failed(FailureKind.RateLimited, "slow down", TimeSpan.FromMinutes(5)));
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunAsync();

        Assert.Equal(TimeSpan.FromMinutes(30), _submittedAfter[^1]);
        await Pipeline.AssertGivenBackAsync(generation, Failed, EndReason.RateLimited);
    }

    [Fact]
    public async Task What_was_not_accepted_is_sent_again_less_and_less_often_and_then_given_up()
    {
        Pipeline.Provider.Submits.Always = Timed(new JobUpdate.Failed(FailureKind.NotAccepted, "no connection"));
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunAsync();

        Assert.Equal([0, 2, 6, 14, 30], _submittedAfter.Select(after => after.TotalSeconds));
        await Pipeline.AssertGivenBackAsync(generation, Failed, EndReason.ProviderUnavailable);
    }

    [Fact]
    public async Task What_was_not_accepted_four_times_may_be_accepted_the_fifth()
    {
        var no = new JobUpdate.Failed(FailureKind.NotAccepted, "no connection");
        Pipeline.Provider.Submits.Then(no, no, no, no);
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunAsync();

        Assert.Equal(Stored, (await Pipeline.JobAsync(generation)).State);
        Assert.Single(Pipeline.Provider.Bill);
    }

    [Fact]
    public async Task Without_an_answer_a_blind_vendor_is_not_asked_again()
    {
        Pipeline.Provider.Submits.Then((request, _) =>
        {
            Pipeline.Provider.Accept(request);
            throw new HttpRequestException("reset");
        });
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunAsync();

        Assert.Single(Pipeline.Provider.Submits.Calls);
        await Pipeline.AssertGivenBackAsync(generation, Expired, EndReason.OutcomeUnknown);
    }

    [Fact]
    public async Task Without_an_answer_an_idempotent_vendor_is_asked_again()
    {
        Pipeline.Provider.Delivery = DeliveryClass.Idempotent;
        Pipeline.Provider.Submits.Then((request, _) =>
        {
            Pipeline.Provider.Accept(request);
            throw new HttpRequestException("reset");
        });
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunAsync();

        Assert.Equal(2, Pipeline.Provider.Submits.Calls.Count);
        Assert.Single(Pipeline.Provider.Bill);
        Assert.Equal(Stored, (await Pipeline.JobAsync(generation)).State);
    }

    [Fact]
    public async Task A_submit_that_hangs_is_cut_off_after_two_minutes()
    {
        var entered = new TaskCompletionSource();
        Pipeline.Provider.Submits.Then(async (_, cancelled) =>
        {
            entered.SetResult();
            await Task.Delay(Timeout.Infinite, cancelled);
            return null!;
        });
        var generation = await Pipeline.StartAsync();

        var step = Pipeline.StepAsync();
        await entered.Task;
        Pipeline.Clock.Advance(TimeSpan.FromMinutes(2));
        await step;

        Assert.Equal(Unknown, (await Pipeline.JobAsync(generation)).State);
    }

    [Fact]
    public async Task A_provider_that_was_taken_out_ends_its_jobs()
    {
        var generation = await Pipeline.StartAsync();
        await Pipeline.WithAsync<StudioDb>(db => db.Database.ExecuteSqlAsync($"""UPDATE "Generations" SET "ProviderId" = 'gone' """, Token));

        await Pipeline.RunAsync();

        await Pipeline.AssertGivenBackAsync(generation, Failed, EndReason.ProviderUnavailable);
    }

    private Func<ImageRequest, JobUpdate> Timed(JobUpdate answer)
    {
        var start = Pipeline.Clock.GetUtcNow();
        return _ =>
        {
            _submittedAfter.Add(Pipeline.Clock.GetUtcNow() - start);
            return answer;
        };
    }
}
