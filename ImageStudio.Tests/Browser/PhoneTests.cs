using ImageStudio.Tests.Browser.Screens;
using ImageStudio.Tests.Support;
using Microsoft.Playwright;

namespace ImageStudio.Tests.Browser;

/// <summary>The Studio on a phone.</summary>
public sealed class PhoneTests(StudioApp app, BrowserFixture browser) : IClassFixture<StudioApp>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_a_phone_the_form_waits_behind_a_link(bool scripts)
    {
        await using var visit = await browser.VisitAsync(app, scripts, width: 390, height: 844);
        using var person = await app.RegisterAsync("ada");
        await visit.ComeInAsync(person, app.Address);
        var studio = new StudioScreen(visit);
        await studio.OpenAsync();
        var main = visit.Page.GetByRole(AriaRole.Main);

        await Assertions.Expect(main.GetByRole(AriaRole.Heading, new() { Name = "Mobile Version Not Available", Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(studio.Description).ToBeHiddenAsync();
        foreach (var room in new[] { "Image Gallery", "Projects", "Credits" })
            await Assertions.Expect(main.GetByRole(AriaRole.Link, new() { Name = room })).ToBeVisibleAsync();

        await main.GetByRole(AriaRole.Link, new() { Name = "Use it anyway" }).ClickAsync();
        await studio.ChooseModelAsync("Flux 2 Pro");
        await studio.ChooseStyleAsync("Comic");
        await studio.DescribeAsync("A quiet harbour");
        await studio.PriceAsync();
        await (await studio.GenerateAsync("A quiet harbour")).WatchToTheEndAsync();
        visit.AssertNoComplaints();
    }
}
