using System.Net;
using ImageStudio.Tests.Support;
using static ImageStudio.Tests.Support.StudioVisits;

namespace ImageStudio.Tests.Pages.Studio;

/// <summary>A site that welcomes people with three credits.</summary>
public sealed class PoorStudio() : StudioApp(new() { ["ImageStudio:Credits:WelcomeCredits"] = "3" });

public sealed class ShortCreditsTests(PoorStudio app) : IClassFixture<PoorStudio>
{
    [Theory]
    [InlineData("flux-dev", "2", "You need 2 more credits")]
    [InlineData("flux-2-dev", "3", "You need 1 more credit")]
    [InlineData("qwen-image-3", "1", "You need 2 more credits")]
    public async Task The_button_is_disabled_and_says_how_much_is_missing(string model, string count, string reason)
    {
        await using var ada = await app.RegisterAsync("ada");

        var priced = await ada.PricedAsync("A quiet harbour", ("Model", model), ("Count", count));

        Assert.True(priced.Find("#generate").HasAttribute("disabled"));
        Assert.Equal(reason, priced.TextOf("#go-reason"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_forged_post_gets_the_same_sentence_and_spends_nothing(bool htmx)
    {
        await using var ada = await app.RegisterAsync("ada");
        var before = await ada.WalletAsync();
        var priced = await ada.PricedAsync("A quiet harbour", ("Count", "2"));

        var refused = await ada.PressGenerateAsync(priced, htmx: htmx);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("You need 2 more credits", refused.TextOf("#go-reason"));
        Assert.Equal("A quiet harbour", refused.TextOf("#Input_Description"));
        Assert.Equal(before, await ada.WalletAsync());
        Assert.False((await ada.GetAsync("/studio")).Has("article.generation-card"));
    }

    [Fact]
    public async Task What_is_enough_for_one_picture_starts_one_and_not_a_second()
    {
        await using var ada = await app.RegisterAsync("ada");
        var (first, second) = (await ada.PricedAsync("sandbox:never one"), await ada.PricedAsync("sandbox:never two"));

        Assert.Equal(HttpStatusCode.Redirect, (await ada.PressGenerateAsync(first)).Status);
        var refused = await ada.PressGenerateAsync(second);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("You need 2 more credits", refused.TextOf("#go-reason"));
        Assert.Equal(new("0.5", "2.5 on hold"), await ada.WalletAsync());
        Assert.Single((await ada.GetAsync("/studio")).FindAll("article.generation-card"));
    }
}
