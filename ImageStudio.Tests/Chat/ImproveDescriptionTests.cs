using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Web.Chat;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ImageStudio.Tests.Chat;

/// <summary>What comes back from a chat model, over a real connection: bounded, only text, and every trouble a sentence.</summary>
public sealed class ImproveDescriptionTests : IAsyncDisposable
{
    private const string Harbour = "a harbour";

    private readonly FakeChat _chat = new();
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _chat.DisposeAsync();

    [Fact]
    public async Task The_description_goes_out_as_it_is_and_its_rewriting_comes_back()
    {
        Assert.Equal(new Improvement.Improved(_chat.Says!), await RunAsync());

        Assert.Equal([Harbour], _chat.Descriptions);
        Assert.Empty(_chat.Complaints);
    }

    [Theory]
    [InlineData("  \"Two\r\nlines\"\u0000\u0007\u001b[31m ", "\"Two\nlines\"[31m")]
    [InlineData("<think>What do they want?\n</think>\n\nA harbour at dusk", "A harbour at dusk")]
    [InlineData("<script>alert(1)</script> & <b>boats</b>", "<script>alert(1)</script> & <b>boats</b>")]
    public async Task An_answer_is_only_text(string said, string text)
    {
        _chat.Says = said;

        Assert.Equal(new Improvement.Improved(text), await RunAsync());
    }

    [Fact]
    public async Task A_long_answer_is_cut_between_words()
    {
        _chat.Says = string.Join(' ', Enumerable.Repeat("harbours", 600));

        var text = Assert.IsType<Improvement.Improved>(await RunAsync()).Text;

        Assert.InRange(text.Length, 3_990, 4_000);
        Assert.EndsWith(" harbours", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\ud83d\ude00")]
    [InlineData("x\ud83d\ude00")]
    public async Task No_character_is_cut_in_half(string said)
    {
        _chat.Says = string.Concat(Enumerable.Repeat(said, 3_000));

        var text = Assert.IsType<Improvement.Improved>(await RunAsync()).Text;

        Assert.InRange(text.Length, 3_998, 4_000);
        Assert.False(char.IsHighSurrogate(text[^1]));
    }

    [Theory]
    [InlineData(401, "The chat model does not accept this installation’s key. Your description is as it was.", 1)]
    [InlineData(404, "The chat model is not there. Your description is as it was.", 1)]
    [InlineData(429, "The chat model is busy; try again in a minute. Your description is as it was.", 1)]
    [InlineData(500, "The chat model is failing. Your description is as it was.", 2)]
    [InlineData(503, "The chat model is failing. Your description is as it was.", 2)]
    public async Task A_refusal_is_a_sentence_and_asked_again_only_where_that_may_help(int status, string words, int calls)
    {
        _chat.Faults = _ => Fault.Of(status, new { error = new { message = "secret words of the vendor" } }, ("Retry-After", "3600"));

        Assert.Equal(new Improvement.Failed(words), await RunAsync());

        Assert.Equal(calls, _chat.Calls.Count);
    }

    [Theory]
    [InlineData(FaultKind.HangUpBefore)]
    [InlineData(FaultKind.Answer)]
    public async Task One_failure_is_made_good_by_the_second_try(FaultKind kind)
    {
        _chat.Next(CallRole.Order, kind == FaultKind.Answer ? Fault.Page(502) : new(kind));

        Assert.IsType<Improvement.Improved>(await RunAsync());

        Assert.Equal(2, _chat.Calls.Count);
    }

    [Theory]
    [InlineData("<html><h1>Welcome</h1></html>", "text/html")]
    [InlineData("{", "application/json")]
    [InlineData("{}", "application/json")]
    [InlineData("[]", "application/json")]
    [InlineData("""{"choices":[]}""", "application/json")]
    [InlineData("""{"choices":[{"message":{"role":"assistant","content":7}}]}""", "application/json")]
    [InlineData("", "application/json")]
    public async Task Rubbish_is_a_sentence(string body, string type)
    {
        _chat.Faults = _ => new(FaultKind.Answer, VendorReply.Text(200, body, type));

        var failed = Assert.IsType<Improvement.Failed>(await RunAsync());

        Assert.Contains(failed.Words, new[] { "The chat model gave an answer that could not be read. Your description is as it was.", "The chat model gave no text. Your description is as it was." });
        Assert.Single(_chat.Calls);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" \n ")]
    [InlineData("<think>and nothing else")]
    public async Task Silence_changes_nothing(string? said)
    {
        _chat.Says = said;

        Assert.Equal(new Improvement.Failed("The chat model gave no text. Your description is as it was."), await RunAsync());
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off()
    {
        _chat.Says = new string('x', 1_000_000);

        Assert.Equal(new Improvement.Failed("The chat model gave an answer that could not be read. Your description is as it was."), await RunAsync());

        Assert.Single(_chat.Calls);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        _chat.Faults = _ => new(FaultKind.Answer, new(307, "text/plain", [], ("Location", "/v1/elsewhere")));

        Assert.IsType<Improvement.Failed>(await RunAsync());

        Assert.Single(_chat.Calls);
    }

    [Fact]
    public async Task After_thirty_seconds_nobody_waits_any_longer()
    {
        _chat.Faults = _ => new(FaultKind.Drip);
        var running = RunAsync();
        while (_chat.Calls.IsEmpty) await Task.Delay(5, Token);

        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(running.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(new Improvement.Failed("The chat model took too long. Your description is as it was."), await running);
        Assert.Single(_chat.Calls);
    }

    [Fact]
    public async Task Nobody_there_is_a_sentence()
    {
        await _chat.DisposeAsync();

        Assert.Equal(new Improvement.Failed("The chat model cannot be reached. Your description is as it was."), await RunAsync());
    }

    [Fact]
    public async Task Whoever_leaves_stops_it()
    {
        using var leaving = new CancellationTokenSource();
        _chat.Faults = _ => new(FaultKind.Drip);
        var running = RunAsync(leaving.Token);
        while (_chat.Calls.IsEmpty) await Task.Delay(5, Token);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private async Task<Improvement> RunAsync(CancellationToken? cancellation = null)
    {
        var options = Options.Create(new ChatSettings { Provider = "openai-compatible", BaseUrl = $"{_chat.Address}v1", Model = FakeChat.Model, ApiKey = FakeVendor.Key });
        using var connection = new ChatConnection(options);
        return await new ImproveDescription(connection, options, _clock, NullLogger<ImproveDescription>.Instance).RunAsync(Harbour, 4_000, cancellation ?? Token);
    }
}
