using ImageStudio.Tests.Support;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Providers;

namespace ImageStudio.Tests.Generations;

public sealed class JobWorkersTests : PipelineTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Jobs_are_worked_on_beside_each_other_on_the_real_clock()
    {
        await using var real = await RealAsync();
        var together = new Barrier(4);
        real.Provider.Submits.Always = request =>
        {
            Assert.True(together.SignalAndWait(Patience), "Four submits were never under way at once.");
            return Quick(real.Provider.Accept(request));
        };
        var generation = await real.StartAsync(PipelineCatalog.Single, 4);

        await real.Workers.ClaimAsync(Token);
        await UntilAsync(async () => (await real.GenerationAsync(generation)).IsFinished, real);

        Assert.Equal(4, (await real.ImagesAsync(generation)).Count);
        Assert.Equal(4, real.Provider.Bill.Count);
    }

    [Fact]
    public async Task A_job_that_hangs_holds_up_no_other()
    {
        await using var real = await RealAsync();
        real.Provider.Submits.Then((_, cancelled) => HangAsync<JobUpdate>(cancelled));
        var hanging = await real.StartAsync();
        await real.Workers.ClaimAsync(Token);
        await _entered.Task.WaitAsync(Patience, Token);
        real.Provider.Submits.Always = request => Quick(real.Provider.Accept(request));

        var quick = await real.StartAsync();
        await real.Workers.ClaimAsync(Token);
        await UntilAsync(async () => (await real.GenerationAsync(quick)).IsFinished, real);

        Assert.Equal(ProviderJobState.Submitting, (await real.JobAsync(hanging)).State);
        _goOn.SetException(new HttpRequestException("reset"));
    }

    [Fact]
    public async Task As_many_long_jobs_as_there_are_workers_do_not_stop_the_work_of_others()
    {
        await using var two = await Pipeline.OpenAsync(TimeProvider.System, ("Generations:MaxJobsAtOnce", "2"));
        var endless = new List<string>();
        two.Provider.Submits.Always = request => Quick(two.Provider.Accept(request));
        two.Provider.Polls.Always = handle => endless.Exists(handle.Contains)
            ? new JobUpdate.Running(handle, PollAfter: TimeSpan.FromMilliseconds(100))
            : two.Provider.Finished(handle);
        var long4 = await two.StartAsync(PipelineCatalog.Single, 4);
        endless.AddRange((await two.GenerationAsync(long4)).Jobs.Select(job => job.Id.ToString("N")));
        await UntilAsync(async () => (await two.GenerationAsync(long4)).Jobs.TrueForAll(job => job.Polls > 1), two);

        var quick = await two.StartAsync();
        await UntilAsync(async () => (await two.GenerationAsync(quick)).IsFinished, two);

        Assert.False((await two.GenerationAsync(long4)).IsFinished);
        await two.CancelAsync(Pipeline.Ada, long4);
    }

    [Fact]
    public async Task No_more_jobs_are_worked_on_than_there_are_workers()
    {
        await using var two = await Pipeline.OpenAsync(null, ("Generations:MaxJobsAtOnce", "2"));
        two.Provider.Submits.Then((_, cancelled) => HangAsync<JobUpdate>(cancelled)).Then((_, cancelled) => HangAsync<JobUpdate>(cancelled));
        var generation = await two.StartAsync(PipelineCatalog.Single, 3);

        await two.Workers.ClaimAsync(Token);
        await two.Workers.ClaimAsync(Token);

        Assert.Equal(1, (await two.GenerationAsync(generation)).Jobs.Count(job => job.LeaseToken == 0));
        _goOn.SetException(new HttpRequestException("reset"));
    }

    [Fact]
    public async Task Two_workers_on_one_job_count_as_two()
    {
        await using var two = await Pipeline.OpenAsync(null, ("Generations:MaxJobsAtOnce", "2"));
        two.Provider.Polls.Then((_, cancelled) => HangAsync<JobUpdate>(cancelled));
        two.Provider.Cancels.Then((_, cancelled) => HangAsync<bool>(cancelled));
        var cancelled = await two.StartAsync();
        await two.RunUntilAsync(cancelled, ProviderJobState.Submitted);
        two.Clock.Advance(TimeSpan.FromSeconds(1));
        await two.Workers.ClaimAsync(Token);
        await _entered.Task.WaitAsync(Patience, Token);

        // The owner cancels while a worker waits for the vendor: a second worker takes the job, to tell the vendor.
        await two.CancelAsync(Pipeline.Ada, cancelled);
        await two.Workers.ClaimAsync(Token);
        var third = await two.StartAsync();
        await two.Workers.ClaimAsync(Token);

        Assert.Equal(0, (await two.JobAsync(third)).LeaseToken);
        _goOn.SetException(new HttpRequestException("reset"));
        await two.StopAsync();
        two.ExpectTrouble();
    }

    [Fact]
    public async Task A_worker_keeps_its_lease_while_the_vendor_takes_its_time()
    {
        Pipeline.Provider.Polls.Then((_, cancelled) => HangAsync<JobUpdate>(CancellationToken.None));
        var generation = await Pipeline.StartAsync();
        await Pipeline.RunUntilAsync(generation, ProviderJobState.Submitted);
        Pipeline.Clock.Advance(TimeSpan.FromSeconds(1));
        await Pipeline.Workers.ClaimAsync(Token);
        await _entered.Task.WaitAsync(Patience, Token);

        var start = Pipeline.Clock.GetUtcNow();
        try
        {
            await UntilAsync(async () =>
            {
                var left = (await Pipeline.JobAsync(generation)).LeaseUntil - Pipeline.Clock.GetUtcNow();
                if (left > ClaimJobs.LeaseTime - 2 * ClaimJobs.RenewEvery) Pipeline.Clock.Advance(TimeSpan.FromSeconds(1));
                Assert.Empty(await Pipeline.ClaimAsync());
                return Pipeline.Clock.GetUtcNow() - start > 2 * ClaimJobs.LeaseTime;
            });
        }
        finally
        {
            _goOn.SetException(new HttpRequestException("reset"));
        }
    }

    [Fact]
    public async Task A_stop_lets_the_submit_under_way_end_and_gives_the_job_back()
    {
        Pipeline.Provider.Submits.Then(async (request, cancelled) =>
        {
            await HangAsync<bool>(cancelled);
            return Pipeline.Provider.Accept(request);
        });
        var generation = await Pipeline.StartAsync();
        await Pipeline.Workers.ClaimAsync(Token);
        await _entered.Task.WaitAsync(Patience, Token);

        var stop = Pipeline.StopAsync();
        _goOn.SetResult();
        await stop.WaitAsync(Patience, Token);

        var job = await Pipeline.JobAsync(generation);
        Assert.Equal((ProviderJobState.Submitted, Pipeline.Clock.GetUtcNow()), (job.State, job.LeaseUntil));
        Assert.NotNull(job.VendorJobId);
        await Pipeline.RunAsync();
        Assert.Single(await Pipeline.ImagesAsync(generation));
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_ever_and_gives_the_job_back_all_the_same()
    {
        Pipeline.Provider.Polls.Then((_, cancelled) => HangAsync<JobUpdate>(cancelled));
        var generation = await Pipeline.StartAsync();
        await Pipeline.RunUntilAsync(generation, ProviderJobState.Submitted);
        Pipeline.Clock.Advance(TimeSpan.FromSeconds(1));
        await Pipeline.Workers.ClaimAsync(Token);
        await _entered.Task.WaitAsync(Patience, Token);

        var stop = Pipeline.StopAsync();
        await UntilAsync(() =>
        {
            Pipeline.Clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(stop.IsCompleted);
        });

        Assert.True((await Pipeline.JobAsync(generation)).LeaseUntil <= Pipeline.Clock.GetUtcNow());
        await Pipeline.RunAsync();
        Assert.Single(await Pipeline.ImagesAsync(generation));
    }

    [Fact]
    public async Task After_a_stop_nothing_is_claimed()
    {
        var generation = await Pipeline.StartAsync();
        await Pipeline.StopAsync();
        await Pipeline.StopAsync();

        await Pipeline.Workers.ClaimAsync(Token);

        Assert.Equal(0, (await Pipeline.JobAsync(generation)).LeaseToken);
    }

    private static async Task<Pipeline> RealAsync()
    {
        var real = await Pipeline.OpenAsync(TimeProvider.System);
        real.Provider.Submits.Always = request => Quick(real.Provider.Accept(request));
        return real;
    }

    private static JobUpdate Quick(JobUpdate update) => (JobUpdate.Running)update with { PollAfter = TimeSpan.FromMilliseconds(100) };

    /// <summary>Waits for rows that workers write on their own; nothing signals those.</summary>
    private static async Task UntilAsync(Func<Task<bool>> come, Pipeline? claiming = null)
    {
        var limit = TimeProvider.System.GetTimestamp();
        while (!await come())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(limit) < Patience, "It never came.");
            if (claiming is not null) await claiming.Workers.ClaimAsync(Token);
            await Task.Delay(5, Token);
        }
    }

    private async Task<T> HangAsync<T>(CancellationToken cancelled)
    {
        _entered.TrySetResult();
        await _goOn.Task.WaitAsync(cancelled);
        return default!;
    }
}
