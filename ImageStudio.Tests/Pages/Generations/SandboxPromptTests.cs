using ImageStudio.Tests.Support;
using ImageStudio.Web.Providers.Sandbox;

namespace ImageStudio.Tests.Pages.Generations;

/// <summary>All test prompts are started at once, each by a person of its own; each test then looks at one of them.</summary>
public sealed class SandboxRuns(StudioApp app) : IAsyncLifetime
{
    public sealed record Expected(string Prompt, string Model, string Count, string State, string Sentence, string Money, string Left);

    private const string Back = "Nothing was charged; your 2.5 credits are back.";
    private const string Unavailable = "The operator’s account at the provider is out of funds; that has nothing to do with your credits.";

    public static readonly IReadOnlyList<Expected> All =
    [
        new("sandbox:refuse-before", "flux-dev", "1", "ended", $"The provider declined this description. {Back}", "nothing charged", "100"),
        new("sandbox:refuse-after", "flux-dev", "1", "ended", $"The provider drew this and then withheld it under its rules. {Back}", "nothing charged", "100"),
        new("sandbox:error", "flux-dev", "1", "ended", $"The provider failed while drawing. {Back}", "nothing charged", "100"),
        new("sandbox:no-funds", "flux-dev", "1", "ended", $"{Unavailable} {Back}", "nothing charged", "100"),
        new("sandbox:damaged", "flux-dev", "1", "ended", $"The picture arrived damaged, every time. {Back}", "nothing charged", "100"),
        new("sandbox:html", "flux-dev", "1", "ended", $"What arrived was not a picture. {Back}", "nothing charged", "100"),
        new("sandbox:partial", "flux-dev", "4", "partly-finished",
            "The provider failed while drawing. 2 of 4 pictures are missing and were not charged.", "settled 5 of 10 credits estimated", "95"),
        new("sandbox:bills-less", "flux-dev", "1", "finished", "Finished", "settled 1.25 of 2.5 credits estimated", "98.75"),
        new("sandbox:bills-more", "flux-dev", "1", "finished", "Finished", "settled 2.5 credits, as estimated", "97.5"),
        new("sandbox:bills-more", "qwen-image-3", "1", "finished", "Finished", "settled 4.5 of 3 credits estimated", "95.5"),
        new("sandbox:bills-nothing", "flux-dev", "1", "finished", "Finished", "settled 2.5 credits, as estimated", "97.5"),
        new("sandbox:bills-absurd", "flux-dev", "1", "finished", "Finished", "settled 2.5 credits, as estimated", "97.5"),
        new("sandbox:bills-huge", "flux-dev", "1", "finished", "Finished", "settled 2.5 credits, as estimated", "97.5"),
        new("sandbox:bills-other-unit", "flux-dev", "1", "finished", "Finished", "settled 2.5 credits, as estimated", "97.5"),
        new("sandbox:wrong-size", "flux-dev", "1", "finished", "Finished", "settled 2.5 credits, as estimated", "97.5"),
        new("sandbox:slow", "flux-dev", "1", "finished", "Finished", "settled 2.5 credits, as estimated", "97.5"),
        new("sandbox:rate-limit", "flux-dev", "1", "finished", "Finished", "settled 2.5 credits, as estimated", "97.5"),
    ];

    private readonly Dictionary<Expected, (Visitor Person, string Address)> _started = [];

    public async ValueTask InitializeAsync()
    {
        foreach (var run in All)
        {
            var person = await app.RegisterAsync("ada");
            _started[run] = (person, await person.GenerateAsync($"{run.Prompt} a small boat", ("Model", run.Model), ("Count", run.Count)));
        }
    }

    public (Visitor Person, string Address) Of(Expected run) => _started[run];

    public async ValueTask DisposeAsync()
    {
        foreach (var (person, _) in _started.Values) await person.DisposeAsync();
    }
}

public sealed class SandboxPromptTests(SandboxRuns runs) : IClassFixture<SandboxRuns>
{
    public static TheoryData<int, string> Rows => [.. SandboxRuns.All.Select((run, index) => (index, $"{run.Prompt} {run.Model}"))];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Each_test_prompt_ends_as_it_says(int index, string prompt)
    {
        var expected = SandboxRuns.All[index];
        var (person, address) = runs.Of(expected);

        var page = await person.UntilFinishedAsync(address);

        Assert.StartsWith(expected.Prompt, prompt, StringComparison.Ordinal);
        Assert.Equal(expected.State, page.Find("article").GetAttribute("data-state"));
        Assert.Equal(expected.Sentence, page.Has(".notice p") ? page.TextOf(".notice p") : page.TextOf(".card-state"));
        Assert.Contains(expected.Money, page.TextsOf(".facts li"));
        Assert.Contains("Sandbox", page.TextsOf(".facts li"));
        Assert.Equal(new(expected.Left, "Nothing on hold"), page.Wallet());
        Assert.Equal(expected.State switch { "finished" => 1, "ended" => 0, _ => 2 }, page.FindAll(".tile img").Count);
        Assert.Equal(expected.State == "partly-finished" ? 2 : 0, page.FindAll(".tile.is-lost").Count);
    }

    [Fact]
    public async Task A_picture_of_another_size_is_kept_and_says_so()
    {
        var (person, address) = runs.Of(SandboxRuns.All.Single(run => run.Prompt == "sandbox:wrong-size"));
        var page = await person.UntilFinishedAsync(address);

        var picture = await person.GetAsync(page.Find("a.tile-box").GetAttribute("href")!);

        Assert.Contains("The provider returned 512 × 768; 1024 × 1024 was asked for.", picture.TextOf(".details-list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_never_ends_is_given_up_and_costs_nothing()
    {
        using var site = StudioApp.With(new() { ["ImageStudio:Generations:JobMinutes"] = "0.01" });
        await using var ada = await site.RegisterAsync("ada");

        var page = await ada.UntilFinishedAsync(await ada.GenerateAsync("sandbox:never a small boat"));

        Assert.Equal("The provider did not finish in time. Nothing was charged; your 2.5 credits are back.", page.TextOf(".notice p"));
        Assert.Equal(new("100", "Nothing on hold"), page.Wallet());
    }

    [Fact]
    public void Every_test_prompt_has_a_row_but_the_one_that_takes_a_minute()
    {
        Assert.Equal(
            SandboxPrompt.All.Except([SandboxPrompt.Lost, SandboxPrompt.Never]).Select(prompt => prompt.Word).Order(),
            SandboxRuns.All.Select(run => run.Prompt).Distinct().Order());
    }
}
