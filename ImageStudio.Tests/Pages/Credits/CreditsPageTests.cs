using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Pages.Credits;

public sealed class CreditsPageTests(StudioApp app)
{
    [Fact]
    public async Task The_activity_tells_what_happened_in_words_with_the_balance_after_each_line()
    {
        await using var ada = await app.RegisterAsync("ada");
        await ada.UntilFinishedAsync(await ada.GenerateAsync("A quiet harbour"));
        await ada.UntilFinishedAsync(await ada.GenerateAsync("sandbox:refuse-before a harbour"));
        var cancelled = await ada.GenerateAsync("sandbox:never a harbour", ("Count", "2"));
        await ada.SubmitAsync(await ada.GetAsync(cancelled), ".card-actions form");

        var credits = await ada.GetAsync("/credits");

        Assert.Equal(
            [
                "Nothing charged — cancelled | sandbox:never a harbour · hold of 5 returned | 0 | 97.5",
                "On hold | sandbox:never a harbour · 2 pictures, Flux Dev 1.0 | (5) | 97.5",
                "Nothing charged — declined by the provider | sandbox:refuse-before a harbour · hold of 2.5 returned | 0 | 97.5",
                "On hold | sandbox:refuse-before a harbour · 1 picture, Flux Dev 1.0 | (2.5) | 97.5",
                "1 picture settled — Flux Dev 1.0 | A quiet harbour | −2.5 | 97.5",
                "On hold | A quiet harbour · 1 picture, Flux Dev 1.0 | (2.5) | 100",
                "Credits granted | Welcome credits | +100 | 100",
            ],
            credits.Lines());
        Assert.Equal("97.5", credits.TextOf("[aria-labelledby=left] .balance"));
        Assert.Equal("0", credits.TextOf("[aria-labelledby=held] .balance"));
        Assert.Contains("Nothing is running", credits.TextOf("[aria-labelledby=held]"), StringComparison.Ordinal);
        var id = cancelled.Split('/')[^1];
        Assert.Equal([$"/credits/receipts/{id}", cancelled], credits.FindAll(".table tbody .what a").Take(2).Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task What_is_on_hold_is_not_left_to_spend()
    {
        await using var ada = await app.RegisterAsync("ada");
        var running = await ada.GenerateAsync("sandbox:never a harbour", ("Model", "qwen-image-3"));

        var credits = await ada.GetAsync("/credits");

        Assert.Equal("95.5", credits.TextOf("[aria-labelledby=left] .balance"));
        Assert.Equal("4.5", credits.TextOf("[aria-labelledby=held] .balance"));
        Assert.Equal(new("95.5", "4.5 on hold"), credits.Wallet());
        Assert.Equal("On hold: 4.5 credits", credits.TextOf("[aria-labelledby=running] h2"));
        Assert.StartsWith("sandbox:never a harbour", credits.TextOf(".held-list li"), StringComparison.Ordinal);
        Assert.Contains("1 picture, Qwen Image 3.0", credits.TextOf(".held-list li"), StringComparison.Ordinal);
        Assert.Equal(running, credits.Find(".held-list a").GetAttribute("href"));
    }

    [Theory]
    [InlineData("before=0_00000000000000000000000000000000", "There is nothing older in this month.")]
    [InlineData("before=nonsense", "Credits granted")]
    [InlineData("before=-5", "Credits granted")]
    [InlineData("before=9223372036854775807_ffffffffffffffffffffffffffffffff", "Credits granted")]
    [InlineData("month=nonsense", "There is no such month; this is")]
    [InlineData("month=2026-13", "There is no such month; this is")]
    [InlineData("month=0001-01", "There is no such month; this is")]
    [InlineData("month=2999-12", "December 2999 has not begun; this is")]
    [InlineData("kind=none", "One filter is not known here; all kinds are shown.")]
    [InlineData("model=none", "One filter is not known here; all models are shown.")]
    [InlineData("project=none", "One filter is not known here; all projects are shown.")]
    [InlineData("kind=refunds", "matches these filters.")]
    [InlineData("month=2001-02", "Nothing happened in February 2001.")]
    public async Task A_link_to_nowhere_is_no_accident(string query, string words)
    {
        await using var ada = await app.RegisterAsync("ada");

        Assert.Contains(words, (await ada.GetAsync("/credits?" + query)).TextOf("main"), StringComparison.Ordinal);
    }
}
