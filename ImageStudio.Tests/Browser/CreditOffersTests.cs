using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using ImageStudio.Tests.Browser.Screens;
using ImageStudio.Tests.Pages.Studio;
using ImageStudio.Tests.Support;
using Microsoft.Playwright;

namespace ImageStudio.Tests.Browser;

/// <summary>What is offered to somebody with three credits, in a real browser, with scripts and without.</summary>
public sealed class CreditOffersTests(PoorStudio app, BrowserFixture browser) : IClassFixture<PoorStudio>
{
    private const string Offer = "Flux 2 Dev • 3 credits";

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_offer_is_taken_with_one_press_and_started_with_the_next(bool scripts)
    {
        const string Description = "A quiet harbour";
        await using var visit = await browser.VisitAsync(app, scripts);
        var studio = await new AccountScreen(visit).RegisterAsync("ada");
        await studio.ChooseCountAsync(2);
        await studio.DescribeAsync(Description);
        if (!scripts) await studio.CheckPrice.ClickAsync();
        var offer = visit.Page.GetByRole(AriaRole.Button, new() { Name = Offer });
        await Assertions.Expect(offer).ToBeVisibleAsync();
        await Assertions.Expect(studio.Generate).ToBeDisabledAsync();
        if (scripts) await Assertions.Expect(studio.PriceStatus).ToContainTextAsync($"You need 2 more credits. What you have is enough for 1 image • 3 credits {Offer}");

        await offer.ClickAsync();

        await Assertions.Expect(studio.Generate).ToHaveTextAsync("Generate • 3 credits");
        await Assertions.Expect(studio.Generate).ToBeFocusedAsync();
        await Assertions.Expect(studio.Description).ToHaveValueAsync(Description);
        await Assertions.Expect(studio.Count(2)).ToBeCheckedAsync();
        await Assertions.Expect(offer).ToHaveCountAsync(0);
        await studio.GenerateAsync(Description);
        visit.AssertNoComplaints();
    }

    [Fact]
    public async Task The_offers_are_sound_on_a_wide_and_a_narrow_page()
    {
        await using var visit = await browser.VisitAsync(app);
        var studio = await new AccountScreen(visit).RegisterAsync("ada");
        await studio.OpenAsync("?anyway=true&count=4");
        await studio.DescribeAsync("A quiet harbour");
        await Assertions.Expect(visit.Page.Locator("#go-offers")).ToBeVisibleAsync();

        Assert.Empty((await visit.Page.RunAxe(Rules)).Violations.Select(violation => violation.Id));
        await visit.Page.SetViewportSizeAsync(320, 800);

        Assert.Empty((await visit.Page.RunAxe(Rules)).Violations.Select(violation => violation.Id));
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 320"), "There is something to scroll sideways.");
    }
}
