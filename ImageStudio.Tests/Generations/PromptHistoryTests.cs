using ImageStudio.Tests.Support;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Generations;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Tests.Generations;

/// <summary>What somebody has described before, and what of it they keep, on both databases.</summary>
public sealed class PromptHistoryTests
{
    public static TheoryData<Engine> Both => Engines.Both;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Each_description_is_listed_once_by_its_newest_use(Engine engine)
    {
        await using var pipeline = await Pipeline.OpenAsync(engine);
        await DescribeAsync(pipeline, "a heron");
        await DescribeAsync(pipeline, "an otter");
        var newest = await DescribeAsync(pipeline, "a heron");

        var used = (await UsedAsync(pipeline)).Prompts;

        Assert.Equal(["a heron", "an otter"], used.Select(prompt => prompt.Text));
        Assert.Equal((newest, pipeline.Clock.GetUtcNow()), (used[0].GenerationId, used[0].At));
        Assert.Empty((await UsedAsync(pipeline, user: Pipeline.Grace)).Prompts);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Pages_follow_each_other_without_gap_or_repetition_even_within_one_moment(Engine engine)
    {
        await using var pipeline = await Pipeline.OpenAsync(engine);
        await pipeline.WithAsync<CreditLedger>(ledger => ledger.GrantAsync(Pipeline.Ada, 10_000_000, "more", "For the test", Token));
        for (var index = 0; index < 5; index++) await DescribeAsync(pipeline, $"early {index}");
        // All in one millisecond, and more than a page of them.
        for (var index = 0; index < 44; index++) await DescribeAsync(pipeline, $"at once {index}", TimeSpan.Zero);

        var seen = new List<string>();
        PromptCursor? after = null;
        var pages = 0;
        do
        {
            var page = await UsedAsync(pipeline, after: after);
            seen.AddRange(page.Prompts.Select(prompt => prompt.Text));
            after = page.Older is { } older ? PromptCursor.TryParse(older.ToString()) : null;
            pages++;
        }
        while (after is not null);

        Assert.Equal((3, 49, 49), (pages, seen.Count, seen.Distinct().Count()));
        Assert.Equal(["early 3", "early 2", "early 1", "early 0"], seen[^4..]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_search_is_word_for_word_whatever_the_case(Engine engine)
    {
        await using var pipeline = await Pipeline.OpenAsync(engine);
        await DescribeAsync(pipeline, "Fields of WHEAT, 100% gold");
        await DescribeAsync(pipeline, "1000 fields");
        await DescribeAsync(pipeline, @"snake_case \ and back");

        Assert.Equal(["Fields of WHEAT, 100% gold"], await FoundAsync(pipeline, "wheat"));
        Assert.Equal(["Fields of WHEAT, 100% gold"], await FoundAsync(pipeline, "100%"));
        Assert.Equal(["1000 fields", "Fields of WHEAT, 100% gold"], await FoundAsync(pipeline, "FIELDS"));
        Assert.Equal([@"snake_case \ and back"], await FoundAsync(pipeline, "E_c"));
        Assert.Equal([@"snake_case \ and back"], await FoundAsync(pipeline, @"\"));
        Assert.Empty(await FoundAsync(pipeline, "'; DROP TABLE"));
    }

    /// <summary>On PostgreSQL it is the database's own locale that decides.</summary>
    [Fact]
    public async Task On_SQLite_letters_beyond_A_to_Z_have_a_case_too()
    {
        await using var pipeline = await Pipeline.OpenAsync(Engine.Sqlite);
        await DescribeAsync(pipeline, "Ährenfelder über der Küste");

        Assert.Single(await FoundAsync(pipeline, "ÜBER DER kÜSTE"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_description_is_kept_once_and_only_by_who_wrote_it(Engine engine)
    {
        await using var pipeline = await Pipeline.OpenAsync(engine);
        var first = await DescribeAsync(pipeline, "a heron");
        var second = await DescribeAsync(pipeline, "a heron");

        Assert.Equal(SavingOutcome.NotFound, await SaveAsync(pipeline, Pipeline.Grace, first));
        Assert.Equal(SavingOutcome.Saved, await SaveAsync(pipeline, Pipeline.Ada, first));
        Assert.Equal(SavingOutcome.Saved, await SaveAsync(pipeline, Pipeline.Ada, second));

        var saved = Assert.Single((await SavedAsync(pipeline, Pipeline.Ada)).Prompts);
        Assert.Equal("a heron", saved.Text);
        Assert.True(Assert.Single((await UsedAsync(pipeline)).Prompts).IsSaved);
        Assert.Empty((await SavedAsync(pipeline, Pipeline.Grace)).Prompts);
        Assert.False(await RemoveAsync(pipeline, Pipeline.Grace, saved.Id));
        Assert.True(await RemoveAsync(pipeline, Pipeline.Ada, saved.Id));
        Assert.Empty((await SavedAsync(pipeline, Pipeline.Ada)).Prompts);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task No_more_are_kept_than_fit(Engine engine)
    {
        await using var pipeline = await Pipeline.OpenAsync(engine);
        var generation = await DescribeAsync(pipeline, "one too many");
        await pipeline.WithAsync<StudioDb>(async db =>
        {
            db.SavedPrompts.AddRange(Enumerable.Range(0, SavedPrompt.Most).Select(index => new SavedPrompt(Pipeline.Ada, $"kept {index}", pipeline.Clock.GetUtcNow())));
            await db.SaveChangesAsync(Token);
        });

        Assert.Equal(SavingOutcome.TooMany, await SaveAsync(pipeline, Pipeline.Ada, generation));

        var first = await SavedAsync(pipeline, Pipeline.Ada);
        Assert.Equal((PromptHistory.PageSize, true), (first.Prompts.Count, first.Older is not null));
        Assert.Equal(SavedPrompt.Most, await pipeline.WithAsync<StudioDb, int>(db => db.SavedPrompts.CountAsync(p => p.OwnerId == Pipeline.Ada, Token)));
    }

    private static Task<Guid> DescribeAsync(Pipeline pipeline, string description, TimeSpan? later = null)
    {
        pipeline.Clock.Advance(later ?? TimeSpan.FromSeconds(1));
        return pipeline.StartAsync(pipeline.Settings() with { Description = description });
    }

    private static Task<UsedPromptPage> UsedAsync(Pipeline pipeline, string search = "", PromptCursor? after = null, Guid? user = null) =>
        pipeline.WithAsync<PromptHistory, UsedPromptPage>(history => history.UsedAsync(user ?? Pipeline.Ada, search, after, Token));

    private static async Task<IEnumerable<string>> FoundAsync(Pipeline pipeline, string search) => (await UsedAsync(pipeline, search)).Prompts.Select(prompt => prompt.Text);

    private static Task<SavedPromptPage> SavedAsync(Pipeline pipeline, Guid user) =>
        pipeline.WithAsync<PromptHistory, SavedPromptPage>(history => history.SavedAsync(user, "", null, Token));

    private static Task<SavingOutcome> SaveAsync(Pipeline pipeline, Guid user, Guid generation) =>
        pipeline.WithAsync<SavePrompt, SavingOutcome>(save => save.RunAsync(user, generation, Token));

    private static Task<bool> RemoveAsync(Pipeline pipeline, Guid user, Guid prompt) =>
        pipeline.WithAsync<RemovePrompt, bool>(remove => remove.RunAsync(user, prompt, Token));
}
