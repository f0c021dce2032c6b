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

    [Theory]
    [InlineData("flux-dev", "2", "1 image • 3 credits", "Flux 2 Dev • 3 credits", "Flux 2 Turbo • 2 credits")]
    [InlineData("flux-2-dev", "3", "2 images • 3 credits", "Flux 2 Turbo • 3 credits", "Z-Image Turbo • 2 credits")]
    [InlineData("nano-banana-pro", "1", "Flux 2 Pro • 3 credits", "Stable Image Core • 3 credits")]
    public async Task What_the_credits_are_enough_for_is_offered_with_its_price(string model, string count, params string[] offers)
    {
        await using var ada = await app.RegisterAsync("ada");
        var studio = await ada.GetAsync("/studio");

        foreach (var htmx in new[] { true, false })
        {
            var priced = await ada.CheckPriceAsync(studio, Form("A quiet harbour", ("Model", model), ("Count", count)), htmx);

            Assert.Equal(offers, priced.TextsOf(".generate-offers button"));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Taking_fewer_pictures_keeps_all_that_was_typed(bool htmx)
    {
        await using var ada = await app.RegisterAsync("ada");
        var priced = await ada.PricedAsync("A quiet harbour\nat dawn", ("Count", "4"), ("Style", "watercolor"), ("Ratio", "9:16"), ("Seed", "77"));

        var taken = await TakeAsync(ada, priced, "TakeCount", htmx);

        Assert.Equal((HttpStatusCode.OK, !htmx), (taken.Status, await taken.IsWholePageAsync()));
        Assert.True(taken.Has("input[name='Input.Count'][value='1'][checked]"));
        Assert.True(taken.Has("input[name='Input.Style'][value=watercolor][checked]"));
        Assert.True(taken.Has("input[name='Input.Ratio'][value='9:16'][checked]"));
        Assert.Equal(("A quiet harbour at dawn", "77"), (taken.TextOf("#Input_Description"), taken.Find("#Input_Seed").GetAttribute("value")));
        Assert.Equal(priced.Find("#order-key").GetAttribute("value"), taken.Find("#order-key").GetAttribute("value"));
        Assert.Equal("Generate • 3 credits", taken.TextOf("#generate"));
        Assert.True(taken.Find("#generate").HasAttribute("autofocus") && !taken.Find("#generate").HasAttribute("disabled"));
        Assert.False(taken.Has(".generate-offers"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Another_model_that_was_taken_can_be_started_at_once(bool htmx)
    {
        await using var ada = await app.RegisterAsync("ada");
        var priced = await ada.PricedAsync("A quiet harbour", ("Count", "2"));

        var taken = await TakeAsync(ada, priced, "TakeModel", htmx);

        Assert.True(taken.Has("input[name='Input.Model'][type=hidden][value='flux-2-dev']"));
        Assert.True(taken.Has("input[name='Input.Count'][value='2'][checked]"));
        Assert.Equal("Generate • 3 credits", taken.TextOf("#generate"));
        Assert.Equal(HttpStatusCode.Redirect, (await ada.PressGenerateAsync(taken)).Status);
    }

    [Theory]
    [InlineData("TakeModel", "<script>", "Choose one of the listed models")]
    [InlineData("TakeCount", "9", "Choose 1, 2, 3 or 4 images")]
    public async Task A_forged_offer_is_refused_like_any_other_choice(string field, string value, string reason)
    {
        await using var ada = await app.RegisterAsync("ada");
        var priced = await ada.PricedAsync("A quiet harbour");

        foreach (var htmx in new[] { true, false })
        {
            var refused = await ada.SubmitAsync(priced, "#studio-form", new() { [field] = value }, "/studio?handler=Estimate", htmx);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Equal(reason, refused.TextOf("#go-reason"));
        }
    }

    [Theory]
    [InlineData("A quiet harbour", "1")]
    [InlineData("", "2")]
    public async Task Nothing_is_offered_where_credits_suffice_or_something_else_is_missing(string description, string count)
    {
        await using var ada = await app.RegisterAsync("ada");

        Assert.False((await ada.PricedAsync(description, ("Count", count))).Has(".generate-offers"));
        Assert.False((await ada.GetAsync("/studio")).Has(".generate-offers"));
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

    /// <summary>Presses the first offer of a kind, as the form says it is pressed.</summary>
    private static Task<Answer> TakeAsync(Visitor ada, Answer priced, string field, bool htmx)
    {
        var offer = priced.Find($".generate-offers button[name={field}]");
        Assert.Equal("#studio-form", offer.GetAttribute("hx-target"));
        var address = offer.GetAttribute(htmx ? "hx-post" : "formaction");
        return ada.SubmitAsync(priced, "#studio-form", new() { [field] = offer.GetAttribute("value") }, address, htmx);
    }
}
