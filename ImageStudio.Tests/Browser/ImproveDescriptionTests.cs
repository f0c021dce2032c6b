using ImageStudio.Tests.Browser.Screens;
using ImageStudio.Tests.Pages.Studio;
using ImageStudio.Tests.Support;
using Microsoft.Playwright;

namespace ImageStudio.Tests.Browser;

/// <summary>The description rewritten and brought back in a real browser, with scripts and without.</summary>
public sealed class ImproveDescriptionTests(ChattyStudio app, BrowserFixture browser) : IClassFixture<ChattyStudio>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Improve_and_undo_are_one_press_each(bool scripts)
    {
        await using var visit = await browser.VisitAsync(app, scripts);
        var studio = await new AccountScreen(visit).RegisterAsync("ada");
        await studio.ChooseRatioAsync("16:9");
        await studio.DescribeAsync("A quiet harbour");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Improve description • free" }).ClickAsync();
        await Assertions.Expect(studio.Description).ToHaveValueAsync(app.Chat.Says!);
        await Assertions.Expect(studio.Description).ToBeFocusedAsync();
        await Assertions.Expect(studio.Ratio("16:9")).ToBeCheckedAsync();

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(studio.Description).ToHaveValueAsync("A quiet harbour");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" })).ToHaveCountAsync(0);
        await studio.PriceAsync();
        visit.AssertNoComplaints();
    }

    /// <summary>The first button of a form is what Enter presses: it must order nothing, ask no chat model and open no list.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Enter_in_a_field_of_one_line_only_looks_at_the_price(bool scripts)
    {
        await using var visit = await browser.VisitAsync(app, scripts);
        var studio = await new AccountScreen(visit).RegisterAsync("ada");
        await studio.DescribeAsync("A quiet harbour");
        var calls = app.Chat.Calls.Count;
        await visit.Page.GetByText("More: ").ClickAsync();

        await visit.Page.GetByLabel("Seed", new() { Exact = true }).FillAsync("77");
        await visit.Page.GetByLabel("Seed", new() { Exact = true }).PressAsync("Enter");

        await Assertions.Expect(studio.Generate).ToBeEnabledAsync();
        await Assertions.Expect(studio.Description).ToHaveValueAsync("A quiet harbour");
        await Assertions.Expect(studio.Cards).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.Locator(".model-row")).ToHaveCountAsync(0);
        Assert.Equal(calls, app.Chat.Calls.Count);
        Assert.EndsWith(scripts ? "/studio" : "/studio?handler=Estimate", visit.Page.Url, StringComparison.Ordinal);
        visit.AssertNoComplaints();
    }
}
