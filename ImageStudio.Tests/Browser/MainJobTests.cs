using ImageStudio.Tests.Browser.Screens;
using ImageStudio.Tests.Support;
using Microsoft.Playwright;

namespace ImageStudio.Tests.Browser;

/// <summary>What somebody comes for, in a real browser, with scripts and without.</summary>
public sealed class MainJobTests(MainJobTests.SlowApp app, BrowserFixture browser) : IClassFixture<MainJobTests.SlowApp>
{
    private const string Never = "A harbour at dawn that stays a wish sandbox:never";

    /// <summary>Slow enough for a generation to be seen at work.</summary>
    public sealed class SlowApp() : StudioApp(new() { ["ImageStudio:Sandbox:Speed"] = "8" });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_a_new_account_to_a_picture_in_a_project(bool scripts)
    {
        const string Description = "A red lighthouse above a calm sea at sunset sandbox:slow";
        await using var visit = await browser.VisitAsync(app, scripts);
        var account = new AccountScreen(visit);
        var studio = await account.RegisterAsync("ada");
        var before = await studio.CreditsAsync();

        await studio.ChooseModelAsync("Flux 2 Pro");
        await studio.ChooseStyleAsync("Watercolor");
        await studio.ChooseRatioAsync("16:9");
        await studio.ChooseCountAsync(2);
        await studio.DescribeAsync(Description);
        var price = await studio.PriceAsync();
        await Assertions.Expect(studio.CheckPrice).ToBeVisibleAsync(new() { Visible = !scripts });

        var card = await studio.GenerateAsync(Description);
        await Assertions.Expect(card.Progress).ToBeVisibleAsync();
        var pressed = await card.WatchToTheEndAsync();
        Assert.Equal(scripts, pressed == 0);
        await Assertions.Expect(card.Pictures).ToHaveCountAsync(2);
        await BrowserAsserts.LoadedAsync(card.Pictures);

        var settled = await card.SettledAsync();
        Assert.Equal(price, Math.Ceiling(settled));
        Assert.Equal(before - settled, await studio.CreditsAsync());
        if (scripts) await BrowserAsserts.NoRequestsAsync(visit, "handler=Card");

        var pictures = new PictureScreens(visit);
        await pictures.CreateProjectAsync("Posters");
        await pictures.OpenAsync("Image Gallery");
        await Assertions.Expect(pictures.Pictures).ToHaveCountAsync(2);
        await pictures.OpenFirstPictureAsync(Description);
        await BrowserAsserts.LoadedAsync(pictures.Pictures);
        Assert.Equal([0x89, .. "PNG\r\n"u8], (await pictures.DownloadAsync())[..6]);

        await pictures.AddToProjectAsync("Posters");
        await Assertions.Expect(pictures.Pictures).ToHaveCountAsync(1);
        await BrowserAsserts.LoadedAsync(pictures.Pictures);
        await pictures.RemoveFromProjectAsync();
        await account.SignOutAsync();
        await visit.Page.GotoAsync("/gallery");
        Assert.Contains("/account/sign-in", visit.Page.Url, StringComparison.Ordinal);

        visit.AssertNoComplaints();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelling_ends_it_at_once_and_gives_the_credits_back(bool scripts)
    {
        await using var visit = await browser.VisitAsync(app, scripts);
        var studio = await new AccountScreen(visit).RegisterAsync("ada");
        var before = await studio.CreditsAsync();
        await studio.DescribeAsync(Never);
        await studio.PriceAsync();
        var card = await studio.GenerateAsync(Never);

        if (!scripts)
        {
            await card.Refresh.ClickAsync();
            await Assertions.Expect(card.StopUpdating).ToBeHiddenAsync();
        }

        Assert.True(await studio.CreditsAsync() < before, "Nothing is on hold while it runs.");
        await card.Cancel.ClickAsync();

        await Assertions.Expect(card.Card).ToContainTextAsync("You cancelled this. Nothing was charged");
        await Assertions.Expect(card.Cancel).ToBeHiddenAsync();
        await Assertions.Expect(studio.Wallet).ToContainTextAsync("Nothing on hold");
        Assert.Equal(before, await studio.CreditsAsync());
        visit.AssertNoComplaints();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_declined_description_costs_nothing_and_can_be_changed(bool scripts)
    {
        const string Declined = "Something no provider draws sandbox:refuse-before";
        await using var visit = await browser.VisitAsync(app, scripts);
        var studio = await new AccountScreen(visit).RegisterAsync("ada");
        await studio.ChooseRatioAsync("9:16");
        await studio.DescribeAsync(Declined);
        await studio.PriceAsync();
        var card = await studio.GenerateAsync(Declined);
        await card.WatchToTheEndAsync();

        await Assertions.Expect(card.Card).ToContainTextAsync("The provider declined this description. Nothing was charged");
        await card.Card.GetByRole(AriaRole.Link, new() { Name = "Change it and try again" }).ClickAsync();

        await Assertions.Expect(studio.Description).ToHaveValueAsync(Declined);
        await Assertions.Expect(studio.Ratio("9:16")).ToBeCheckedAsync();
        await Assertions.Expect(studio.Wallet).ToContainTextAsync("Nothing on hold");
        visit.AssertNoComplaints();
    }

    [Fact]
    public async Task Stop_updating_stops_the_requests_until_they_are_wanted_again()
    {
        await using var visit = await browser.VisitAsync(app);
        var studio = await new AccountScreen(visit).RegisterAsync("ada");
        await studio.DescribeAsync(Never);
        await studio.PriceAsync();
        var card = await studio.GenerateAsync(Never);
        await BrowserAsserts.RequestsAsync(visit, "handler=Card");

        await card.StopUpdating.ClickAsync();
        await Assertions.Expect(card.Card).ToContainTextAsync("Updating is stopped.");
        await Assertions.Expect(card.ResumeUpdating).ToBeFocusedAsync();
        await BrowserAsserts.NoRequestsAsync(visit, "handler=Card");

        await card.ResumeUpdating.ClickAsync();
        await Assertions.Expect(card.StopUpdating).ToBeVisibleAsync();
        await BrowserAsserts.RequestsAsync(visit, "handler=Card");
        await card.Cancel.ClickAsync();
        await Assertions.Expect(card.Progress).ToBeHiddenAsync();
        visit.AssertNoComplaints();
    }
}
