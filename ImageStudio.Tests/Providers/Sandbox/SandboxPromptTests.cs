using System.Text;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.Sandbox;

namespace ImageStudio.Tests.Providers.Sandbox;

public sealed class SandboxPromptTests : IDisposable
{
    private readonly SandboxBench bench = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("a cat", null)]
    [InlineData("a sandbox: toys", null)]
    [InlineData("sandbox:unknown", null)]
    [InlineData("xsandbox:error", null)]
    [InlineData("sandbox:error-message", null)]
    [InlineData("A cat, SANDBOX:Error!", "sandbox:error")]
    [InlineData("sandbox:unknown sandbox:html sandbox:error", "sandbox:html")]
    public void The_first_test_word_counts(string description, string? word) => Assert.Equal(word, SandboxPrompt.Find(description)?.Word);

    [Fact]
    public void Every_test_word_is_found_and_described() =>
        Assert.All(SandboxPrompt.All, prompt => Assert.True(SandboxPrompt.Find($"a cat {prompt.Word}.") == prompt && prompt.Effect.EndsWith('.')));

    [Theory]
    [InlineData("sandbox:refuse-before", FailureKind.ModeratedBefore)]
    [InlineData("sandbox:no-funds", FailureKind.ProviderFunds)]
    public async Task It_refuses_at_submit(string prompt, FailureKind kind)
    {
        Assert.Equal(kind, Assert.IsType<JobUpdate.Failed>(await bench.Sandbox().SubmitAsync(SandboxBench.Request(prompt), Token)).Kind);
        Assert.Empty(Directory.GetFiles(bench.Folder));
    }

    [Theory]
    [InlineData("sandbox:refuse-after", FailureKind.ModeratedAfter)]
    [InlineData("sandbox:error", FailureKind.ProviderFault)]
    [InlineData("sandbox:lost", FailureKind.Lost)]
    public async Task It_fails_after_accepting(string prompt, FailureKind kind)
    {
        var request = SandboxBench.Request(prompt);
        Assert.IsType<JobUpdate.Running>(await bench.Sandbox().SubmitAsync(request, Token));
        Assert.Equal(kind, Assert.IsType<JobUpdate.Failed>(await bench.RunAsync(request)).Kind);
    }

    [Fact]
    public async Task Never_is_never()
    {
        var request = SandboxBench.Request("sandbox:never");
        await bench.RunAsync(request);
        bench.Clock.Advance(TimeSpan.FromHours(5));
        Assert.IsType<JobUpdate.Running>(await bench.Sandbox().PollAsync($"{request.JobId:N}", Token));
    }

    [Fact]
    public async Task Slow_takes_twelve_seconds()
    {
        var request = SandboxBench.Request("sandbox:slow");
        Assert.IsType<JobUpdate.Running>(await bench.RunAsync(request));
        bench.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.IsType<JobUpdate.Done>(await bench.Sandbox().PollAsync($"{request.JobId:N}", Token));
    }

    [Theory]
    [InlineData(4, 2, 4)]
    [InlineData(3, 2, 4)]
    [InlineData(2, 1, 2)]
    public async Task Partial_gives_and_bills_half(int count, int images, int units)
    {
        var done = Assert.IsType<JobUpdate.Done>(await bench.RunAsync(SandboxBench.Request("sandbox:partial", count)));
        Assert.Equal(images, done.Images.Count);
        Assert.Equal(units, done.Report?.Usage?.Quantity);
    }

    [Fact]
    public async Task Partial_with_one_picture_a_job_fails_every_second_seed()
    {
        var updates = new List<JobUpdate>();
        for (var seed = 40; seed < 44; seed++) updates.Add(await bench.RunAsync(SandboxBench.Request("sandbox:partial", seed: seed)));
        Assert.Equal(2, updates.OfType<JobUpdate.Done>().Count());
        Assert.All(updates.OfType<JobUpdate.Failed>(), failed => Assert.Equal(FailureKind.ProviderFault, failed.Kind));
    }

    [Theory]
    [InlineData("a cat", 4.0)]
    [InlineData("sandbox:bills-less", 2.0)]
    [InlineData("sandbox:bills-more", 12.0)]
    [InlineData("sandbox:bills-absurd", -4.0)]
    [InlineData("sandbox:bills-huge", 4_000_000.0)]
    [InlineData("sandbox:bills-other-unit", 4.0)]
    [InlineData("sandbox:bills-nothing", null)]
    public async Task It_bills_what_it_is_told_to(string prompt, double? units)
    {
        var done = Assert.IsType<JobUpdate.Done>(await bench.RunAsync(SandboxBench.Request(prompt, count: 2)));
        Assert.Equal((decimal?)units, done.Report?.Usage?.Quantity);
    }

    [Theory]
    [InlineData("a cat", 0.08)]
    [InlineData("sandbox:bills-less", 0.04)]
    [InlineData("sandbox:bills-more", 0.24)]
    [InlineData("sandbox:bills-absurd", -0.08)]
    [InlineData("sandbox:bills-huge", 80_000.0)]
    [InlineData("sandbox:bills-other-unit", null)]
    [InlineData("sandbox:bills-nothing", null)]
    public async Task Where_the_vendor_reports_dollars_it_reports_dollars(string prompt, double? usd)
    {
        var request = SandboxBench.Request(prompt, count: 2, expected: new(CostUsd: 0.08m));

        var done = Assert.IsType<JobUpdate.Done>(await bench.RunAsync(request));

        Assert.Equal(((decimal?)usd, null), (done.Report?.CostUsd, done.Report?.Usage));
    }

    [Fact]
    public async Task Another_unit_is_another_unit()
    {
        var done = Assert.IsType<JobUpdate.Done>(await bench.RunAsync(SandboxBench.Request("sandbox:bills-other-unit")));

        Assert.NotEqual(BillableUnit.Megapixel, done.Report!.Usage!.Unit);
    }

    [Theory]
    [InlineData("a cat")]
    [InlineData("sandbox:bills-more")]
    [InlineData("sandbox:bills-absurd")]
    public async Task Where_the_vendor_reports_nothing_it_reports_nothing(string prompt)
    {
        var request = SandboxBench.Request(prompt) with { Expected = null };

        Assert.Null(Assert.IsType<JobUpdate.Done>(await bench.RunAsync(request)).Report);
    }

    [Fact]
    public async Task A_damaged_picture_is_cut_off()
    {
        var bytes = await FetchAsync("sandbox:damaged");
        Assert.Equal(0x89, bytes[0]);
        Assert.ThrowsAny<Exception>(() => Picture.Read(bytes));
    }

    [Fact]
    public async Task A_web_page_comes_instead_of_a_picture() => Assert.StartsWith("<!doctype html>", Encoding.UTF8.GetString(await FetchAsync("sandbox:html")), StringComparison.Ordinal);

    [Fact]
    public async Task The_picture_has_another_size()
    {
        var picture = Picture.Read(await FetchAsync("sandbox:wrong-size"));
        Assert.Equal((512, 768), (picture.Width, picture.Height));
    }

    [Fact]
    public async Task Too_many_requests_pass_after_two_seconds_even_in_a_new_process()
    {
        var request = SandboxBench.Request("sandbox:rate-limit");
        var first = Assert.IsType<JobUpdate.Failed>(await bench.Sandbox().SubmitAsync(request, Token));
        Assert.Equal((FailureKind.RateLimited, TimeSpan.FromSeconds(2)), (first.Kind, first.RetryAfter));
        bench.Clock.Advance(TimeSpan.FromSeconds(1.5));
        var second = Assert.IsType<JobUpdate.Failed>(await bench.Sandbox().SubmitAsync(request, Token));
        Assert.Equal(TimeSpan.FromSeconds(0.5), second.RetryAfter);
        bench.Clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.IsType<JobUpdate.Running>(await bench.Sandbox().SubmitAsync(request, Token));
    }

    private async Task<byte[]> FetchAsync(string prompt) => await bench.FetchAsync(Assert.IsType<JobUpdate.Done>(await bench.RunAsync(SandboxBench.Request(prompt))).Images[0]);
}
