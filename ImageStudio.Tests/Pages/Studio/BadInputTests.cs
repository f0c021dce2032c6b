using System.Net;
using AngleSharp.Html.Dom;
using ImageStudio.Tests.Support;
using static ImageStudio.Tests.Support.StudioVisits;

namespace ImageStudio.Tests.Pages.Studio;

public sealed class BadInputTests(StudioApp app)
{
    private const string Fine = "A quiet harbour";

    public static TheoryData<string, string, string?, string> Rows => new()
    {
        { "Description", "flux-dev", "", "Add a description" },
        { "Description", "flux-dev", null, "Add a description" },
        { "Description", "flux-dev", " \t\r\n  ", "Add a description" },
        { "Description", "flux-dev", "\u0007\u001b", "Add a description" },
        { "Description", "flux-dev", new string('x', 4001), "Shorten the description by 1 character: 4,000 fit, this has 4,001" },
        { "Description", "flux-dev", new string('海', 4001), "Shorten the description by 1 character: 4,000 fit, this has 4,001" },
        { "Model", "flux-dev", "dall-e-9", "Choose one of the listed models" },
        { "Model", "flux-dev", null, "Choose one of the listed models" },
        { "Model", "flux-dev", "imagen-4", "is retired. Choose Nano Banana 2.1 instead" },
        { "Style", "flux-dev", "baroque", "Choose one of the listed styles" },
        { "Style", "flux-dev", null, "Choose one of the listed styles" },
        { "Ratio", "flux-dev", "wide", "Choose one of the listed aspect ratios" },
        { "Ratio", "flux-dev", null, "Choose one of the listed aspect ratios" },
        { "Ratio", "flux-dev", "7:3", "Flux Dev 1.0 cannot draw 7:3. Choose 16:9, 1:1 or 9:16" },
        { "Ratio", "gpt-image-1.5", "16:9", "GPT-Image 1.5 cannot draw 16:9. Choose 1:1" },
        { "Count", "flux-dev", "0", "Choose 1, 2, 3 or 4 images" },
        { "Count", "flux-dev", "5", "Choose 1, 2, 3 or 4 images" },
        { "Count", "flux-dev", "-1", "Choose 1, 2, 3 or 4 images" },
        { "Count", "flux-dev", "abc", "Choose 1, 2, 3 or 4 images" },
        { "Count", "flux-dev", null, "Choose 1, 2, 3 or 4 images" },
        { "Seed", "flux-dev", "lucky", "Give the seed as a whole number from 0 to 2,147,483,644, or leave it empty" },
        { "Seed", "flux-dev", "2147483645", "Give the seed as a whole number from 0 to 2,147,483,644, or leave it empty" },
        { "Avoid", "qwen-image-3", new string('x', 1001), "Shorten what to avoid by 1 character: 1,000 fit, this has 1,001" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Bad_input_comes_back_as_it_was_typed_with_the_reason_and_spends_nothing(
        string field, string model, string? value, string reason)
    {
        await using var ada = await app.RegisterAsync("ada");
        var priced = await ada.PricedAsync(Fine);
        var form = Form(Fine, ("Model", model));
        form["Input." + field] = value;

        foreach (var htmx in new[] { true, false })
        {
            var refused = await ada.PressGenerateAsync(priced, form, htmx);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Equal(!htmx, await refused.IsWholePageAsync());
            AssertSummaryLeadsToTheField(refused, field, reason);
            AssertTypedTextIsKept(refused, field == "Description" ? value : Fine);
            Assert.True(refused.Find("#generate").HasAttribute("disabled"));
            Assert.Equal(new("100", "Nothing on hold"), await ada.WalletAsync());
        }
    }

    [Fact]
    public async Task The_title_of_the_page_says_that_there_is_an_error()
    {
        await using var ada = await app.RegisterAsync("ada");

        var refused = await ada.PressGenerateAsync(await ada.PricedAsync(Fine), Form(""));

        Assert.StartsWith("Error: ", refused.Page.Title, StringComparison.Ordinal);
        Assert.Equal("true", refused.Find("#Input_Description").GetAttribute("aria-invalid"));
        Assert.Contains("Input_Description-error", refused.Find("#Input_Description").GetAttribute("aria-describedby"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_mistakes_are_told_at_once()
    {
        await using var ada = await app.RegisterAsync("ada");

        var refused = await ada.PressGenerateAsync(await ada.PricedAsync(Fine), Form("", ("Count", "9"), ("Style", "baroque")));

        Assert.Equal("3 things need your attention", refused.TextOf(".error-summary h2"));
        Assert.Equal(["#Input_Style", "#Input_Count", "#Input_Description"], refused.FindAll(".error-summary a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task A_field_that_the_model_does_not_offer_is_no_reason_to_refuse()
    {
        await using var ada = await app.RegisterAsync("ada");
        var hidden = Form(Fine, ("Model", "recraft-v3"), ("Seed", "lucky"), ("Avoid", new string('x', 1001)));

        var priced = await ada.CheckPriceAsync(await ada.GetAsync("/studio"), hidden);

        Assert.Equal(HttpStatusCode.OK, priced.Status);
        Assert.False(priced.Find("#generate").HasAttribute("disabled"));
    }

    [Theory]
    [MemberData(nameof(LongestTexts))]
    public async Task Four_thousand_characters_are_fine_in_any_script(string text)
    {
        await using var ada = await app.RegisterAsync("ada");

        var priced = await ada.PricedAsync(text);

        Assert.Equal(HttpStatusCode.OK, priced.Status);
        Assert.False(priced.Find("#generate").HasAttribute("disabled"));
        AssertTypedTextIsKept(priced, text);
    }

    public static TheoryData<string> LongestTexts => new()
    {
        new string('x', 4000),
        new string('海', 4000),
        string.Concat(Enumerable.Repeat("x\r\n", 1999)) + "xx",
    };

    [Fact]
    public async Task The_longest_description_starts_a_generation_and_is_shown_in_full()
    {
        await using var ada = await app.RegisterAsync("ada");
        const string Steer = "sandbox:never ";
        var text = Steer + new string('海', 4000 - Steer.Length);

        var generation = await ada.GenerateAsync(text);

        Assert.Equal(text, (await ada.GetAsync(generation)).TextOf("h1"));
    }

    [Theory]
    [InlineData("x", 1_000_000, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("\0", 1, HttpStatusCode.BadRequest)]
    public async Task A_form_that_cannot_be_read_is_refused_and_not_an_accident(string text, int times, HttpStatusCode status)
    {
        await using var ada = await app.RegisterAsync("ada");

        var refused = await ada.PressGenerateAsync(await ada.PricedAsync(Fine), Form(string.Concat(Enumerable.Repeat(text, times))));

        Assert.Equal(status, refused.Status);
        Assert.Contains("othing was charged", refused.Text, StringComparison.Ordinal);
        Assert.Equal(new("100", "Nothing on hold"), await ada.WalletAsync());
    }

    private static void AssertSummaryLeadsToTheField(Answer refused, string field, string reason)
    {
        Assert.Contains(refused.TextsOf(".error-summary a"), words => words.Contains(reason, StringComparison.Ordinal));
        var targets = refused.FindAll(".error-summary a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Contains("#Input_" + field, targets);
        Assert.All(targets, target => Assert.True(refused.Has(target), $"{target} is not on the page."));
        Assert.Contains(refused.TextsOf(".field-error"), words => words.Contains(reason, StringComparison.Ordinal));
    }

    private static void AssertTypedTextIsKept(Answer page, string? typed) => Assert.Equal(
        string.IsNullOrWhiteSpace(typed) ? "" : typed.ReplaceLineEndings("\n"),
        ((IHtmlTextAreaElement)page.Find("#Input_Description")).Value.ReplaceLineEndings("\n"));
}
