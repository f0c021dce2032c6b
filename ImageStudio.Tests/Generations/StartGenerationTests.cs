using ImageStudio.Tests.Support;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Generations;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Tests.Generations;

public sealed class StartGenerationTests : PipelineTests
{
    [Fact]
    public async Task One_press_writes_generation_jobs_and_holds_and_calls_nobody()
    {
        var id = await Pipeline.StartAsync(PipelineCatalog.Single, 4);

        var generation = await Pipeline.GenerationAsync(id);
        Assert.Equal((Pipeline.Ada, 4, 16_000, 16_000), (generation.OwnerId, generation.Count, generation.Estimate, generation.UpperBound));
        Assert.Equal([ProviderJobState.Ready, ProviderJobState.Ready, ProviderJobState.Ready, ProviderJobState.Ready], generation.Jobs.Select(j => j.State));
        Assert.Equal(["hold", "hold", "hold", "hold"], await Pipeline.EntriesAsync());
        Assert.Equal(new WalletBalance(100_000, 16_000), await Pipeline.BalanceAsync());
        Assert.Empty(Pipeline.Provider.Submits.Calls);
    }

    [Theory]
    [InlineData(PipelineCatalog.Single, 4, new[] { 1, 1, 1, 1 }, new long[] { 7, 8, 9, 10 })]
    [InlineData(PipelineCatalog.Batch, 4, new[] { 4 }, new long[] { 7 })]
    [InlineData(PipelineCatalog.Batch, 1, new[] { 1 }, new long[] { 7 })]
    public async Task A_job_is_one_call_and_seeds_follow_each_other(string model, int count, int[] images, long[] seeds)
    {
        var generation = await Pipeline.GenerationAsync(await Pipeline.StartAsync(model, count));

        Assert.Equal(images, generation.Jobs.Select(j => j.Images));
        Assert.Equal(seeds, generation.Jobs.Select(j => j.Seed));
    }

    [Fact]
    public async Task Without_a_wish_the_seed_leaves_room_for_the_pictures_after_it()
    {
        var generation = await Pipeline.GenerationAsync(await Pipeline.StartAsync(Pipeline.Settings(count: 4, seed: null)));

        Assert.InRange(generation.Seed, 0, GenerationSettings.MaxSeed - 4);
    }

    [Fact]
    public async Task A_model_paid_by_the_token_holds_more_than_it_expects()
    {
        var generation = await Pipeline.GenerationAsync(await Pipeline.StartAsync(PipelineCatalog.Tokens));

        Assert.Equal((5_268, 7_902), (generation.Estimate, generation.UpperBound));
        Assert.Equal(7_902, (await Pipeline.BalanceAsync()).Held);
    }

    [Fact]
    public async Task Short_credits_start_nothing()
    {
        Assert.IsType<StartOutcome.NotEnoughCredits>(await Pipeline.PressAsync(Pipeline.Grace, Pipeline.Settings(), Guid.NewGuid()));

        await AssertNothingWrittenAsync();
    }

    [Fact]
    public async Task Credits_for_three_of_four_jobs_start_none()
    {
        await Pipeline.WithAsync<CreditLedger>(ledger => ledger.GrantAsync(Pipeline.Grace, 15_999, "test", "Almost", Token));

        Assert.IsType<StartOutcome.NotEnoughCredits>(await Pipeline.PressAsync(Pipeline.Grace, Pipeline.Settings(count: 4), Guid.NewGuid()));

        await AssertNothingWrittenAsync();
        Assert.Equal(new WalletBalance(15_999, 0), await Pipeline.BalanceAsync(Pipeline.Grace));
    }

    [Fact]
    public async Task Short_credits_do_not_use_the_key_up()
    {
        var key = Guid.NewGuid();
        await Pipeline.PressAsync(Pipeline.Grace, Pipeline.Settings(), key);
        await Pipeline.WithAsync<CreditLedger>(ledger => ledger.GrantAsync(Pipeline.Grace, 4_000, "test", "Enough", Token));

        Assert.IsType<StartOutcome.Started>(await Pipeline.PressAsync(Pipeline.Grace, Pipeline.Settings(), key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("3999/4000/2026-11-22")]
    [InlineData("4000/4000/last-year")]
    public async Task A_price_other_than_the_one_shown_spends_nothing(string shown)
    {
        Assert.IsType<StartOutcome.PriceChanged>(await Pipeline.PressAsync(Pipeline.Ada, Pipeline.Settings(), Guid.NewGuid(), shown));

        await AssertNothingWrittenAsync();
    }

    [Fact]
    public async Task A_model_that_nothing_serves_is_unavailable()
    {
        var outcome = await Pipeline.PressAsync(Pipeline.Ada, Pipeline.Settings(PipelineCatalog.Elsewhere), Guid.NewGuid(), "any");

        Assert.IsType<StartOutcome.Unavailable>(outcome);
        await AssertNothingWrittenAsync();
    }

    [Fact]
    public async Task The_same_key_and_settings_are_the_same_generation()
    {
        var key = Guid.NewGuid();
        var first = Assert.IsType<StartOutcome.Started>(await Pipeline.PressAsync(Pipeline.Ada, Pipeline.Settings(), key));

        Assert.Equal(new StartOutcome.StartedBefore(first.GenerationId), await Pipeline.PressAsync(Pipeline.Ada, Pipeline.Settings(), key));

        Assert.Equal(["hold"], await Pipeline.EntriesAsync());
    }

    [Fact]
    public async Task The_same_press_is_recognised_after_the_price_has_changed()
    {
        var key = Guid.NewGuid();
        var first = Assert.IsType<StartOutcome.Started>(await Pipeline.PressAsync(Pipeline.Ada, Pipeline.Settings(), key));

        Assert.Equal(new StartOutcome.StartedBefore(first.GenerationId), await Pipeline.PressAsync(Pipeline.Ada, Pipeline.Settings(), key, "old"));
    }

    public static TheoryData<string, Func<GenerationSettings, GenerationSettings>> OtherSettings => new()
    {
        { "count", s => s with { Count = 2 } },
        { "description", s => s with { Description = "a crane" } },
        { "avoid", s => s with { Avoid = "people" } },
        { "seed", s => s with { Seed = 8 } },
        { "no seed", s => s with { Seed = null } },
        { "ratio", s => s with { Ratio = new(16, 9) } },
    };

    [Theory]
    [MemberData(nameof(OtherSettings))]
    public async Task The_same_key_with_other_settings_is_refused(string what, Func<GenerationSettings, GenerationSettings> change)
    {
        var key = Guid.NewGuid();
        var first = Assert.IsType<StartOutcome.Started>(await Pipeline.PressAsync(Pipeline.Ada, Pipeline.Settings(), key));

        var second = await Pipeline.PressAsync(Pipeline.Ada, change(Pipeline.Settings()), key);

        Assert.True(second == new StartOutcome.KeyUsedForOther(first.GenerationId), what);
        Assert.Equal(["hold"], await Pipeline.EntriesAsync());
    }

    [Fact]
    public async Task Anothers_key_is_refused_without_a_word_about_the_generation()
    {
        var key = Guid.NewGuid();
        await Pipeline.PressAsync(Pipeline.Ada, Pipeline.Settings(), key);

        Assert.Equal(new StartOutcome.KeyOfAnother(), await Pipeline.PressAsync(Pipeline.Grace, Pipeline.Settings(), key));
    }

    [Fact]
    public async Task Twenty_presses_at_once_of_one_key_are_one_generation()
    {
        var key = Guid.NewGuid();

        var outcomes = await AtOnceAsync(20, () => Pipeline.PressAsync(Pipeline.Ada, Pipeline.Settings(count: 4), key));

        var started = Assert.Single(outcomes.OfType<StartOutcome.Started>());
        Assert.Equal(19, outcomes.Count(o => o == new StartOutcome.StartedBefore(started.GenerationId)));
        Assert.Equal(16_000, (await Pipeline.BalanceAsync()).Held);
    }

    [Fact]
    public async Task Forty_presses_at_once_on_funds_for_twenty_five_start_exactly_those()
    {
        var outcomes = await AtOnceAsync(40, () => Pipeline.PressAsync(Pipeline.Ada, Pipeline.Settings(), Guid.NewGuid()));

        Assert.Equal(25, outcomes.OfType<StartOutcome.Started>().Count());
        Assert.Equal(15, outcomes.OfType<StartOutcome.NotEnoughCredits>().Count());
        Assert.Equal(new WalletBalance(100_000, 100_000), await Pipeline.BalanceAsync());
    }

    [Fact]
    public async Task What_was_chosen_is_remembered_but_not_what_was_described()
    {
        await Pipeline.StartAsync(PipelineCatalog.Batch, 3);
        await Pipeline.StartAsync(Pipeline.Settings(count: 2) with { Style = Pipeline.Catalog.FindStyle("comic")! });

        var last = await Pipeline.WithAsync<StudioDb, LastSettings>(db => db.LastSettings.SingleAsync(Token));
        Assert.Equal((Pipeline.Ada, "single", "comic", "1:1", 2), (last.UserId, last.ModelId, last.StyleId, last.Ratio.ToString(), last.Count));
    }

    [Fact]
    public async Task A_start_wakes_the_clock_and_a_refusal_does_not()
    {
        var woken = 0;
        await Pipeline.WithAsync<WorkSignal>(signal =>
        {
            signal.OnRaise(() => woken++);
            return Task.CompletedTask;
        });

        await Pipeline.PressAsync(Pipeline.Grace, Pipeline.Settings(), Guid.NewGuid());
        Assert.Equal(0, woken);

        await Pipeline.StartAsync();
        Assert.Equal(1, woken);
    }

    private static Task<StartOutcome[]> AtOnceAsync(int presses, Func<Task<StartOutcome>> press) =>
        Task.WhenAll(Enumerable.Range(0, presses).Select(_ => Task.Run(press, Token)));

    private async Task AssertNothingWrittenAsync()
    {
        var rows = await Pipeline.WithAsync<StudioDb, int>(async db =>
            await db.Generations.CountAsync(Token) + await db.ProviderJobs.CountAsync(Token) + await db.LastSettings.CountAsync(Token));
        Assert.Equal(0, rows);
        Assert.Empty(await Pipeline.EntriesAsync());
    }
}
