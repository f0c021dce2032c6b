using System.Net;
using ImageStudio.Tests.Support;
using static ImageStudio.Tests.Support.StudioVisits;

namespace ImageStudio.Tests.Pages.Studio;

public sealed class PriceTests(StudioApp app)
{
    [Fact]
    public async Task The_button_is_disabled_until_there_is_a_description_and_then_shows_the_price()
    {
        await using var ada = await app.RegisterAsync("ada");
        var studio = await ada.GetAsync("/studio");
        Assert.True(studio.Find("#generate").HasAttribute("disabled"));
        Assert.Equal("Add a description", studio.TextOf("#go-reason"));
        Assert.Equal("go-reason", studio.Find("#generate").GetAttribute("aria-describedby"));

        var priced = await ada.PricedAsync("A quiet harbour", ("Count", "2"));

        Assert.Equal(HttpStatusCode.OK, priced.Status);
        Assert.Equal("Generate • 5 credits", priced.Find("#generate").TextContent);
        Assert.False(priced.Find("#generate").HasAttribute("disabled"));
        Assert.False(priced.Has("#go-reason"));
        Assert.Contains("2 × 1 MP × 2.5 credits", priced.TextOf("#go").Replace("1.0 MP", "1 MP", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("95 left after", priced.TextOf("#go"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_credit_is_in_the_singular()
    {
        await using var ada = await app.RegisterAsync("ada");

        var priced = await ada.PricedAsync("A quiet harbour", ("Model", "z-image-turbo"), ("Count", "2"));

        Assert.Equal("Generate • 1 credit", priced.Find("#generate").TextContent);
    }

    [Fact]
    public async Task A_price_that_depends_on_use_says_what_it_is_at_most()
    {
        await using var ada = await app.RegisterAsync("ada");

        var priced = await ada.PricedAsync("A quiet harbour", ("Model", "qwen-image-3"));

        Assert.Equal("Generate • 3 credits", priced.Find("#generate").TextContent);
        Assert.Contains("at most 5 when the provider bills by use", priced.TextOf("#go"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Model", null, "Choose one of the listed models")]
    [InlineData("Style", null, "Choose one of the listed styles")]
    [InlineData("Ratio", null, "Choose one of the listed aspect ratios")]
    [InlineData("Count", null, "Choose 1, 2, 3 or 4 images")]
    [InlineData("Count", "7", "Choose 1, 2, 3 or 4 images")]
    public async Task The_button_says_which_setting_is_missing(string field, string? value, string reason)
    {
        await using var ada = await app.RegisterAsync("ada");
        var studio = await ada.GetAsync("/studio");

        foreach (var htmx in new[] { true, false })
        {
            var priced = await ada.CheckPriceAsync(studio, Form("A quiet harbour", (field, value)), htmx);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, priced.Status);
            Assert.True(priced.Find("#generate").HasAttribute("disabled"));
            Assert.Equal(reason, priced.TextOf("#go-reason"));
        }
    }

    [Fact]
    public async Task For_htmx_the_price_is_the_fragment_alone()
    {
        await using var ada = await app.RegisterAsync("ada");

        var priced = await ada.CheckPriceAsync(await ada.GetAsync("/studio"), Form("A quiet harbour"), htmx: true);

        Assert.Equal("Generate • 3 credits", priced.TextOf("#generate"));
        Assert.NotEqual("", priced.Find("input[name=ShownPrice]").GetAttribute("value"));
        Assert.False(await priced.IsWholePageAsync());
        Assert.False(priced.Has("form, nav, main, header, #wallet"));
        Assert.DoesNotContain("harbour", await priced.SourceAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_scripts_the_price_comes_with_the_whole_page_and_all_that_was_typed()
    {
        await using var ada = await app.RegisterAsync("ada");
        const string Typed = "\n\nTwo <b>boats</b> & \"one\" harbour\nat dawn";
        var studio = await ada.GetAsync("/studio");
        Assert.Equal("Check price", studio.TextOf("button[formaction='/studio?handler=Estimate']"));

        var priced = await ada.CheckPriceAsync(studio, Form(
            Typed, ("Model", "qwen-image-3"), ("Style", "watercolor"), ("Ratio", "9:16"), ("Count", "3"), ("Avoid", "people"), ("Seed", "77")));

        Assert.True(await priced.IsWholePageAsync());
        Assert.Equal(Typed.Trim(), ((AngleSharp.Html.Dom.IHtmlTextAreaElement)priced.Find("#Input_Description")).Value.Trim());
        Assert.True(priced.Has("input[name='Input.Model'][type=hidden][value=qwen-image-3]"));
        Assert.True(priced.Has("input[name='Input.Style'][value=watercolor][checked]"));
        Assert.True(priced.Has("input[name='Input.Ratio'][value='9:16'][checked]"));
        Assert.True(priced.Has("input[name='Input.Count'][value='3'][checked]"));
        Assert.Equal("people", priced.TextOf("#Input_Avoid"));
        Assert.Equal("77", priced.Find("#Input_Seed").GetAttribute("value"));
        Assert.Equal("Generate • 9 credits", priced.TextOf("#generate"));
    }

    [Fact]
    public async Task Asking_for_the_price_changes_nothing()
    {
        await using var ada = await app.RegisterAsync("ada");
        var before = await ada.WalletAsync();

        await ada.PricedAsync("A quiet harbour", ("Style", "movie"));

        Assert.Equal(before, await ada.WalletAsync());
        Assert.True((await ada.GetAsync("/studio")).Has("input[name='Input.Style'][value=auto][checked]"));
    }
}
