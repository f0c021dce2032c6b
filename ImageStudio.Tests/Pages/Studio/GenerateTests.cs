using System.Net;
using ImageStudio.Tests.Support;
using static ImageStudio.Tests.Support.StudioVisits;

namespace ImageStudio.Tests.Pages.Studio;

public sealed class GenerateTests(StudioApp app)
{
    private const string Harbour = "sandbox:never a quiet harbour";

    [Fact]
    public async Task Without_scripts_a_press_leads_to_the_generations_page()
    {
        await using var ada = await app.RegisterAsync("ada");

        var started = await ada.PressGenerateAsync(await ada.PricedAsync(Harbour));

        Assert.Equal(HttpStatusCode.Redirect, started.Status);
        Assert.Matches("^/generations/[0-9a-f-]{36}$", started.Location);
        var page = await ada.FollowAsync(started);
        Assert.Equal(Harbour, page.TextOf("h1"));
        Assert.Equal(new("97.5", "2.5 on hold"), page.Wallet());
    }

    [Fact]
    public async Task With_htmx_a_press_brings_the_card_and_what_changed_around_it()
    {
        await using var ada = await app.RegisterAsync("ada");
        var priced = await ada.PricedAsync(Harbour);

        var started = await ada.PressGenerateAsync(priced, htmx: true);

        Assert.Equal(HttpStatusCode.OK, started.Status);
        Assert.False(await started.IsWholePageAsync());
        Assert.Contains(Harbour, started.TextOf("article.generation-card"), StringComparison.Ordinal);
        Assert.NotEqual(KeyOf(priced), started.Find("#order-key[hx-swap-oob]").GetAttribute("value"));
        Assert.Equal("Generate • 3 credits", started.TextOf("#go[hx-swap-oob] #generate"));
        Assert.Equal("97.5", started.TextOf("#wallet[hx-swap-oob] .balance"));
        Assert.Contains("97.5", started.TextOf("#topbar-balance[hx-swap-oob]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_sent_twice_makes_one_generation()
    {
        await using var ada = await app.RegisterAsync("ada");
        var priced = await ada.PricedAsync(Harbour);

        var first = await ada.PressGenerateAsync(priced);
        var second = await ada.PressGenerateAsync(priced);
        var third = await ada.PressGenerateAsync(priced, htmx: true);

        Assert.Equal(first.Location, second.Location);
        Assert.Equal("generation-" + first.Location!.Split('/')[^1], third.Find("article").Id);
        await AssertOneGenerationAsync(ada);
    }

    [Fact]
    public async Task Twenty_presses_at_once_make_one_generation()
    {
        await using var ada = await app.RegisterAsync("ada");
        var priced = await ada.PricedAsync(Harbour);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ada.PressGenerateAsync(priced)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
        Assert.Single(answers.Select(answer => answer.Location).Distinct());
        await AssertOneGenerationAsync(ada);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_used_form_with_other_settings_comes_back_with_a_new_key_and_can_then_be_pressed(bool htmx)
    {
        await using var ada = await app.RegisterAsync("ada");
        var priced = await ada.PricedAsync(Harbour);
        await ada.PressGenerateAsync(priced);

        var refused = await ada.PressGenerateAsync(priced, Form("sandbox:never a busy harbour"), htmx);

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("already used for another picture. Nothing was spent", refused.TextOf("#go-changed"), StringComparison.Ordinal);
        Assert.Equal("sandbox:never a busy harbour", refused.TextOf("#Input_Description"));
        Assert.NotEqual(KeyOf(priced), KeyOf(refused));
        AssertFormOrPage(refused, await refused.IsWholePageAsync(), htmx);
        await AssertOneGenerationAsync(ada);

        Assert.Equal(HttpStatusCode.Redirect, (await ada.PressGenerateAsync(refused)).Status);
        Assert.Equal(new("95", "5 on hold"), await ada.WalletAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_key_of_somebody_elses_form_spends_nothing_and_tells_nothing(bool htmx)
    {
        await using var ada = await app.RegisterAsync("ada");
        await using var grace = await app.RegisterAsync("grace");
        var adas = await ada.PricedAsync(Harbour);
        var generation = (await ada.PressGenerateAsync(adas)).Location!;
        var form = Form("A busy harbour");
        form["OrderKey"] = KeyOf(adas);

        var refused = await grace.PressGenerateAsync(await grace.PricedAsync("A busy harbour"), form, htmx);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("could not be used as it was. Nothing was spent", refused.TextOf("#go-changed"), StringComparison.Ordinal);
        Assert.Equal("A busy harbour", refused.TextOf("#Input_Description"));
        Assert.NotEqual(KeyOf(adas), KeyOf(refused));
        Assert.DoesNotContain(generation.Split('/')[^1], await refused.SourceAsync(), StringComparison.Ordinal);
        Assert.Equal(new("100", "Nothing on hold"), await grace.WalletAsync());
        await AssertOneGenerationAsync(ada);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    public async Task A_form_without_a_readable_key_comes_back_with_one(string? key)
    {
        await using var ada = await app.RegisterAsync("ada");
        var form = Form(Harbour);
        form["OrderKey"] = key;

        var refused = await ada.PressGenerateAsync(await ada.PricedAsync(Harbour), form);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(new("100", "Nothing on hold"), refused.Wallet());
        Assert.Equal(HttpStatusCode.Redirect, (await ada.PressGenerateAsync(refused)).Status);
    }

    [Theory]
    [InlineData("1/1/2020-01-01", true)]
    [InlineData("1/1/2020-01-01", false)]
    [InlineData("", false)]
    [InlineData(null, true)]
    [InlineData(null, false)]
    public async Task Another_price_than_the_shown_one_spends_nothing_and_says_so(string? shown, bool htmx)
    {
        await using var ada = await app.RegisterAsync("ada");
        var form = Form(Harbour);
        form["ShownPrice"] = shown;

        var refused = await ada.PressGenerateAsync(await ada.PricedAsync(Harbour), form, htmx);

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("The price is not the one you saw. Nothing was spent. Press again if it suits you.", refused.TextOf("#go-changed"));
        Assert.Equal("Generate • 3 credits", refused.TextOf("#generate"));
        Assert.Equal(Harbour, refused.TextOf("#Input_Description"));
        AssertFormOrPage(refused, await refused.IsWholePageAsync(), htmx);
        Assert.Equal(new("100", "Nothing on hold"), await ada.WalletAsync());

        Assert.Equal(HttpStatusCode.Redirect, (await ada.PressGenerateAsync(refused)).Status);
    }

    [Fact]
    public async Task The_price_of_another_choice_is_not_the_price_of_this_one()
    {
        await using var ada = await app.RegisterAsync("ada");

        var refused = await ada.PressGenerateAsync(await ada.PricedAsync(Harbour, ("Count", "1")), Form(Harbour, ("Count", "4")));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("Generate • 10 credits", refused.TextOf("#generate"));
        Assert.Equal(new("100", "Nothing on hold"), refused.Wallet());
    }

    private static string? KeyOf(Answer page) => page.Find("#order-key").GetAttribute("value");

    private static void AssertFormOrPage(Answer refused, bool isWhole, bool htmx)
    {
        Assert.Equal(!htmx, isWhole);
        Assert.Equal(htmx ? "#studio-form" : null, refused.Header("HX-Retarget"));
        Assert.Equal(htmx ? "outerHTML" : null, refused.Header("HX-Reswap"));
    }

    private static async Task AssertOneGenerationAsync(Visitor visitor)
    {
        var studio = await visitor.GetAsync("/studio");
        Assert.Single(studio.FindAll("#feed-list article"));
        Assert.Equal(new("97.5", "2.5 on hold"), studio.Wallet());
    }
}
