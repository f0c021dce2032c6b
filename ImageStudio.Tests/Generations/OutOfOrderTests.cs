using ImageStudio.Tests.Support;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Providers;

namespace ImageStudio.Tests.Generations;

/// <summary>One bad provider takes nobody's jobs with it: it is left alone for a while, and then one job tries.</summary>
public sealed class OutOfOrderTests : PipelineTests
{
    private static readonly JobUpdate NoConnection = new JobUpdate.Failed(FailureKind.NotAccepted, "no connection");

    private ProviderCircuits Circuits => Pipeline.With<ProviderCircuits>();

    [Fact]
    public async Task After_five_failures_in_a_row_nothing_is_sent_for_a_minute_and_then_one_job_tries()
    {
        Pipeline.Provider.Submits.Then(NoConnection, NoConnection, NoConnection, NoConnection, NoConnection);
        await Pipeline.StartAsync(PipelineCatalog.Single, 4);
        await Pipeline.StartAsync(PipelineCatalog.Single, 4);
        await Pipeline.StepAsync();
        Assert.Equal(5, Pipeline.Provider.Submits.Calls.Count);
        Assert.Equal(FailureKind.NotAccepted, Circuits.Find(Pipeline.Provider.Id)?.Reason);

        Pipeline.Clock.Advance(TimeSpan.FromSeconds(59));
        await Pipeline.StepAsync();
        Assert.Equal(5, Pipeline.Provider.Submits.Calls.Count);

        Pipeline.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Single(await Pipeline.ClaimAsync(50));
    }

    [Fact]
    public async Task What_waited_is_drawn_once_the_provider_works_again()
    {
        Pipeline.Provider.Submits.Then(NoConnection, NoConnection, NoConnection, NoConnection, NoConnection);
        await Pipeline.StartAsync(PipelineCatalog.Single, 4);
        await Pipeline.StartAsync(PipelineCatalog.Single, 4);

        await Pipeline.RunAsync();

        Assert.Equal(8, Pipeline.Provider.Bill.Count);
        Assert.Null(Circuits.Find(Pipeline.Provider.Id));
    }

    [Theory]
    [InlineData(FailureKind.ProviderFunds, EndReason.ProviderFunds)]
    [InlineData(FailureKind.BadKey, EndReason.ProviderKey)]
    [InlineData(FailureKind.ProviderConfig, EndReason.ProviderUnavailable)]
    public async Task What_only_the_operator_can_mend_is_asked_once_and_gives_everybody_their_credits_back(FailureKind kind, EndReason reason)
    {
        Pipeline.Provider.Submits.Always = _ => new JobUpdate.Failed(kind, "no");
        var first = await Pipeline.StartAsync(PipelineCatalog.Single, 4);

        await Pipeline.RunAsync();

        Assert.Single(Pipeline.Provider.Submits.Calls);
        Assert.All((await Pipeline.GenerationAsync(first)).Jobs, job => Assert.Equal(reason, job.EndReason));
        Assert.Equal(100_000, (await Pipeline.BalanceAsync()).Available);
        Assert.Equal("Temporarily unavailable", Pipeline.WhyNot(Pipeline.Settings().Model)?.State);
    }

    [Fact]
    public void One_persons_test_prompt_in_the_sandbox_stops_nobody_elses_work()
    {
        for (var i = 0; i < 10; i++) Circuits.Note(ProviderRegistry.SandboxId, "any", FailureKind.ProviderFunds);

        Assert.Null(Circuits.Find(ProviderRegistry.SandboxId));
    }

    [Fact]
    public async Task A_retired_model_takes_only_itself_away()
    {
        Pipeline.Provider.Submits.Then(new JobUpdate.Failed(FailureKind.ModelGone, "gone"));
        await Pipeline.StartAsync(PipelineCatalog.Single);

        await Pipeline.RunAsync();

        Assert.NotNull(Pipeline.WhyNot(Pipeline.Catalog.Find(PipelineCatalog.Single)!));
        Assert.Null(Pipeline.WhyNot(Pipeline.Catalog.Find(PipelineCatalog.Batch)!));
    }

    [Fact]
    public async Task A_job_whose_provider_lost_its_key_is_not_sent()
    {
        var generation = await Pipeline.StartAsync();
        Pipeline.Provider.IsReady = false;

        await Pipeline.RunAsync();

        Assert.Empty(Pipeline.Provider.Submits.Calls);
        await Pipeline.AssertGivenBackAsync(generation, ProviderJobState.Failed, EndReason.ProviderKey);
    }

    [Fact]
    public async Task A_listable_provider_is_asked_whether_it_has_the_job_before_anything_is_sent_again()
    {
        Pipeline.Provider.Delivery = DeliveryClass.Listable;
        Pipeline.Provider.Submits.Then((request, _) =>
        {
            Pipeline.Provider.Accept(request);
            throw new IOException("The connection broke.");
        });
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunAsync();

        Assert.Single(Pipeline.Provider.Submits.Calls);
        Assert.Single(Pipeline.Provider.Bill);
        Assert.Equal(ProviderJobState.Stored, (await Pipeline.JobAsync(generation)).State);
    }

    [Fact]
    public async Task A_listable_provider_that_does_not_know_the_job_for_two_minutes_gets_it_again()
    {
        Pipeline.Provider.Delivery = DeliveryClass.Listable;
        Pipeline.Provider.Submits.Then((_, _) => throw new IOException("The connection broke."));
        var generation = await Pipeline.StartAsync();
        var began = Pipeline.Clock.GetUtcNow();

        await Pipeline.RunAsync();

        Assert.Equal(2, Pipeline.Provider.Submits.Calls.Count);
        Assert.True(Pipeline.Clock.GetUtcNow() - began >= TimeSpan.FromMinutes(2));
        Assert.Equal(ProviderJobState.Stored, (await Pipeline.JobAsync(generation)).State);
    }

    [Fact]
    public async Task Pictures_that_came_inside_the_answer_survive_a_crash_before_the_answer_was_noted()
    {
        Pipeline.Provider.Submits.Then(async (request, token) =>
        {
            await Pipeline.With<ResultSpool>().KeepAsync(request.JobId, "at-once", [Pictures.Plain(32, 32, 1, 2, 3)], request.Expected, token);
            return await Pipeline.DieAsync<JobUpdate>();
        });
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunUntilKilledAsync();
        await Pipeline.RunAsync();

        Assert.Single(Pipeline.Provider.Submits.Calls);
        Assert.Equal(ProviderJobState.Stored, (await Pipeline.JobAsync(generation)).State);
        Assert.Single(await Pipeline.ImagesAsync(generation));
    }

    [Fact]
    public async Task A_picture_at_an_address_that_is_not_the_providers_ends_the_job_unpaid()
    {
        Pipeline.Provider.Fetches.Then((_, _) => throw new UnsafeAddressException("elsewhere"));
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunAsync();

        Assert.Single(Pipeline.Provider.Fetches.Calls);
        await Pipeline.AssertGivenBackAsync(generation, ProviderJobState.Failed, EndReason.UnsafeResult);
        Pipeline.ExpectTrouble();
    }
}
