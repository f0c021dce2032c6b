using ImageStudio.Tests.Support;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Providers;

namespace ImageStudio.Tests.Generations;

public sealed class LeaseTests : PipelineTests
{
    [Fact]
    public async Task Two_workers_cannot_both_claim_one_job()
    {
        await Pipeline.StartAsync();

        Assert.Single(await Pipeline.ClaimAsync());
        Assert.Empty(await Pipeline.ClaimAsync());
    }

    [Fact]
    public async Task Eight_workers_at_once_claim_each_of_eight_jobs_once()
    {
        for (var i = 0; i < 2; i++) await Pipeline.StartAsync(PipelineCatalog.Single, 4);

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Pipeline.ClaimAsync(20), Token)));

        var jobs = claims.SelectMany(leases => leases).Select(lease => lease.JobId).ToList();
        Assert.Equal(8, jobs.Count);
        Assert.Equal(8, jobs.Distinct().Count());
    }

    [Fact]
    public async Task No_more_are_claimed_than_asked_for_and_the_oldest_first()
    {
        var first = await Pipeline.StartAsync();
        Pipeline.Clock.Advance(TimeSpan.FromSeconds(1));
        await Pipeline.StartAsync();

        var lease = Assert.Single(await Pipeline.ClaimAsync(1));

        Assert.Equal((await Pipeline.JobAsync(first)).Id, lease.JobId);
    }

    [Fact]
    public async Task A_job_is_not_claimed_before_it_is_due()
    {
        var generation = await Pipeline.StartAsync();
        Pipeline.Provider.Submits.Then(r => new JobUpdate.Running("handle", PollAfter: TimeSpan.FromSeconds(30)));
        await Pipeline.StepAsync();

        Pipeline.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Empty(await Pipeline.ClaimAsync());

        Pipeline.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(await Pipeline.ClaimAsync());
        Assert.Equal(ProviderJobState.Submitted, (await Pipeline.JobAsync(generation)).State);
    }

    [Theory]
    [InlineData(ProviderJobState.Ready)]
    [InlineData(ProviderJobState.Submitted)]
    [InlineData(ProviderJobState.Done)]
    public async Task A_worker_that_lost_its_lease_changes_nothing(ProviderJobState state)
    {
        var generation = await Pipeline.StartAsync(PipelineCatalog.Batch, 2);
        await Pipeline.RunUntilAsync(generation, state);
        Pipeline.Clock.Advance(TimeSpan.FromSeconds(5));
        var lost = Assert.Single(await Pipeline.ClaimAsync());
        Pipeline.Clock.Advance(ClaimJobs.LeaseTime);
        var taken = Assert.Single(await Pipeline.ClaimAsync());
        var before = await Pipeline.JobAsync(generation);
        var calls = Calls;

        Assert.Null(await Pipeline.StepAsync(lost));

        Assert.Equal(lost.Token + 1, taken.Token);
        Assert.Equivalent(before, await Pipeline.JobAsync(generation), strict: true);
        Assert.Equal(calls, Calls);
    }

    [Fact]
    public async Task A_worker_that_loses_its_lease_while_the_vendor_answers_writes_nothing()
    {
        var generation = await Pipeline.StartAsync();
        Pipeline.Provider.Submits.Then(async (request, _) =>
        {
            Pipeline.Clock.Advance(ClaimJobs.LeaseTime);
            Assert.Single(await Pipeline.ClaimAsync());
            return Pipeline.Provider.Accept(request);
        });

        await Pipeline.StepAsync(Assert.Single(await Pipeline.ClaimAsync()));

        var job = await Pipeline.JobAsync(generation);
        Assert.Equal((ProviderJobState.Submitting, null), (job.State, job.VendorJobId));
    }

    [Fact]
    public async Task A_worker_that_loses_its_lease_while_it_saves_pictures_leaves_no_mark_on_the_job()
    {
        var generation = await Pipeline.StartAsync(PipelineCatalog.Batch, 2);
        await Pipeline.RunUntilAsync(generation, ProviderJobState.Done);
        Pipeline.Provider.Fetches.Then(async (_, _) =>
        {
            Pipeline.Clock.Advance(ClaimJobs.LeaseTime);
            Assert.Single(await Pipeline.ClaimAsync());
            return ScriptedProvider.Picture(Pictures.Png());
        });

        await Pipeline.StepAsync(Assert.Single(await Pipeline.ClaimAsync()));

        var job = await Pipeline.JobAsync(generation);
        Assert.Equal((ProviderJobState.Done, 0), (job.State, job.Saved));
        Assert.Empty(await Pipeline.ImagesAsync(generation));
    }

    [Fact]
    public async Task A_renewed_lease_stays_with_its_worker()
    {
        await Pipeline.StartAsync();
        var lease = Assert.Single(await Pipeline.ClaimAsync());

        for (var i = 0; i < 10; i++)
        {
            Pipeline.Clock.Advance(ClaimJobs.RenewEvery);
            await Pipeline.WithAsync<ClaimJobs>(claim => claim.RenewAsync(lease, Token));
            Assert.Empty(await Pipeline.ClaimAsync());
        }

        Pipeline.Clock.Advance(ClaimJobs.LeaseTime);
        Assert.Single(await Pipeline.ClaimAsync());
    }

    [Fact]
    public async Task A_lost_lease_cannot_be_renewed_or_given_back()
    {
        var generation = await Pipeline.StartAsync();
        var lost = Assert.Single(await Pipeline.ClaimAsync());
        Pipeline.Clock.Advance(ClaimJobs.LeaseTime);
        await Pipeline.ClaimAsync();
        var until = (await Pipeline.JobAsync(generation)).LeaseUntil;

        await Pipeline.WithAsync<ClaimJobs>(claim => claim.ReleaseAsync(lost, Token));
        Pipeline.Clock.Advance(TimeSpan.FromSeconds(1));
        await Pipeline.WithAsync<ClaimJobs>(claim => claim.RenewAsync(lost, Token));

        Assert.Equal(until, (await Pipeline.JobAsync(generation)).LeaseUntil);
    }

    [Fact]
    public async Task After_a_restart_leases_of_the_dead_are_void_and_work_goes_on_at_once()
    {
        await Pipeline.StartAsync(PipelineCatalog.Single, 3);
        var dead = await Pipeline.ClaimAsync();

        Assert.Equal(3, await Pipeline.WithAsync<ClaimJobs, int>(claim => claim.ForgetLeasesAsync(Token)));

        Assert.Equal(3, (await Pipeline.ClaimAsync()).Count);
        Assert.Null(await Pipeline.StepAsync(dead[0]));
        Assert.Empty(Pipeline.Provider.Submits.Calls);
    }

    private (int, int, int) Calls =>
        (Pipeline.Provider.Submits.Calls.Count, Pipeline.Provider.Polls.Calls.Count, Pipeline.Provider.Fetches.Calls.Count);
}
