using ImageStudio.Tests.Browser.Screens;
using ImageStudio.Tests.Support;
using Microsoft.Playwright;

namespace ImageStudio.Tests.Browser;

/// <summary>A collection's whole life in a real browser, with scripts and without.</summary>
public sealed class CollectionsTests(StudioApp app, BrowserFixture browser) : IClassFixture<StudioApp>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_a_picture_to_a_collection_and_away_again(bool scripts)
    {
        using var person = await app.RegisterAsync("ada");
        await person.UntilFinishedAsync(await person.GenerateAsync("A red lighthouse"));
        await using var visit = await browser.VisitAsync(app, scripts);
        await visit.ComeInAsync(person, app.Address);
        await visit.Page.GotoAsync("/gallery");
        var (pictures, main) = (new PictureScreens(visit), visit.Page.GetByRole(AriaRole.Main));

        await pictures.OpenFirstPictureAsync("A red lighthouse");
        await Link("Add to collection").ClickAsync();
        await Link("New collection").ClickAsync();
        await visit.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Lighthouses");
        await Button("Create collection").ClickAsync();
        await Assertions.Expect(Title("Lighthouses")).ToBeVisibleAsync();
        await BrowserAsserts.LoadedAsync(pictures.Pictures);

        await Link("Rename").ClickAsync();
        await visit.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("By the sea");
        await Button("Rename").ClickAsync();
        await Assertions.Expect(Title("By the sea")).ToBeVisibleAsync();

        await pictures.OpenAsync("Image Gallery");
        await Link("By the sea").ClickAsync();
        await visit.ArriveAtAsync("/gallery/collections/");
        await Link("Delete").ClickAsync();
        await Button("Delete collection").ClickAsync();
        await Assertions.Expect(Title("Collections")).ToBeVisibleAsync();
        await pictures.OpenAsync("Image Gallery");
        await Assertions.Expect(pictures.Pictures).ToHaveCountAsync(1);
        visit.AssertNoComplaints();

        ILocator Link(string name) => main.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
        ILocator Button(string name) => main.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
        ILocator Title(string name) => main.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1 });
    }
}
