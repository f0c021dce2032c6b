using ImageStudio.Tests.Support;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Projects;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Tests.Generations;

/// <summary>What two do at once to the same thing. SQLite lets one writer in at a time, PostgreSQL lets all in: both must end alike.</summary>
public sealed class RaceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_hundred_deliveries_of_one_result_settle_once(Engine engine)
    {
        await using var pipeline = await Pipeline.OpenAsync(engine);
        var generation = await pipeline.StartAsync();
        await pipeline.RunUntilAsync(generation, ProviderJobState.Done);
        var lease = Assert.Single(await pipeline.ClaimAsync());
        var (arrived, all) = (0, new TaskCompletionSource());
        var picture = Pictures.Plain(32, 32, 1, 2, 3);
        for (var racer = 0; racer < 100; racer++)
        {
            pipeline.Provider.Fetches.Then(async (_, _) =>
            {
                if (Interlocked.Increment(ref arrived) == 100) all.SetResult();
                await all.Task;
                return ScriptedProvider.Picture(picture);
            });
        }

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => pipeline.StepAsync(lease))));

        Assert.Equal(ProviderJobState.Stored, (await pipeline.JobAsync(generation)).State);
        Assert.Single(await pipeline.ImagesAsync(generation));
        Assert.Equal([CreditEntryKind.Hold, CreditEntryKind.Settle], await pipeline.EntriesAsync());
        Assert.Equal(new(96_000, 0), await pipeline.BalanceAsync());
    }

    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task First_presses_at_once_all_start(Engine engine)
    {
        await using var pipeline = await Pipeline.OpenAsync(engine);

        var outcomes = await Racers.RunAsync(20, _ => pipeline.PressAsync(Pipeline.Ada, pipeline.Settings(), Guid.NewGuid()));

        Assert.All(outcomes, outcome => Assert.IsType<StartOutcome.Started>(outcome));
        Assert.Equal(new(100_000, 80_000), await pipeline.BalanceAsync());
    }

    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Cancels_beside_a_workers_step_end_the_job_once(Engine engine)
    {
        await using var pipeline = await Pipeline.OpenAsync(engine);
        for (var round = 0; round < 12; round++)
        {
            var generation = await pipeline.StartAsync();
            for (var step = 0; step < round % 3; step++) await pipeline.StepAsync();
            pipeline.Clock.Advance(TimeSpan.FromSeconds(2));
            var leases = await pipeline.ClaimAsync();

            await Task.WhenAll(
                Task.Run(() => pipeline.CancelAsync(Pipeline.Ada, generation)),
                Task.Run(() => pipeline.CancelAsync(Pipeline.Ada, generation)),
                Task.WhenAll(leases.Select(lease => Task.Run(() => pipeline.StepAsync(lease)))));

            Assert.True((await pipeline.JobAsync(generation)).IsFinished);
            await pipeline.RunAsync();
        }

        Assert.Equal(0, (await pipeline.BalanceAsync()).Held);
    }

    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task One_picture_added_many_times_at_once_is_there_once(Engine engine)
    {
        await using var pipeline = await Pipeline.OpenAsync(engine);
        var generation = await pipeline.StartAsync();
        await pipeline.RunAsync();
        var picture = Assert.Single(await pipeline.ImagesAsync(generation)).Id;
        var project = await pipeline.WithAsync<CreateProject, Guid>(create => create.RunAsync(Pipeline.Ada, "Herons", null, Token));

        var outcomes = await Racers.RunAsync(10, _ => pipeline.WithAsync<AttachImage, bool>(attach => attach.RunAsync(Pipeline.Ada, project, picture, Token)));

        Assert.All(outcomes, Assert.True);
        Assert.Equal(1, await pipeline.WithAsync<StudioDb, int>(db => db.ProjectImages.CountAsync(Token)));
    }

    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_welcome_given_many_times_at_once_comes_once(Engine engine)
    {
        await using var pipeline = await Pipeline.OpenAsync(engine);
        var newcomer = Guid.NewGuid();

        await Racers.RunAsync(10, _ => pipeline.WithAsync<WelcomeGrant, bool>(async welcome =>
        {
            await welcome.RunAsync(newcomer, Token);
            return true;
        }));

        Assert.Equal(new(100_000, 0), await pipeline.BalanceAsync(newcomer));
    }

    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_budget_set_twice_at_once_is_one_budget(Engine engine)
    {
        await using var pipeline = await Pipeline.OpenAsync(engine);

        await Racers.RunAsync(10, racer => pipeline.WithAsync<Budgets, bool>(async budgets =>
        {
            await budgets.SetAsync(BudgetKind.User, Pipeline.Ada, 1000 * racer, Pipeline.Grace, Token);
            return true;
        }));

        Assert.Equal(1, await pipeline.WithAsync<StudioDb, int>(db => db.CreditBudgets.CountAsync(Token)));
    }
}
