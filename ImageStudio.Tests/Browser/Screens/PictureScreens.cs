using ImageStudio.Tests.Support;
using Microsoft.Playwright;

namespace ImageStudio.Tests.Browser.Screens;

/// <summary>The gallery, one picture, and the projects it goes into.</summary>
public sealed class PictureScreens(BrowserVisit visit)
{
    private readonly IPage _page = visit.Page;

    public ILocator Pictures => _page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Img);

    public async Task OpenAsync(string room)
    {
        await _page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = room }).ClickAsync();
        await Assertions.Expect(Title(room)).ToBeVisibleAsync();
    }

    public async Task OpenFirstPictureAsync(string description)
    {
        await _page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = description }).First.ClickAsync();
        await Assertions.Expect(Title(description)).ToBeVisibleAsync();
    }

    public async Task<byte[]> DownloadAsync()
    {
        var download = await _page.RunAndWaitForDownloadAsync(() => _page.GetByRole(AriaRole.Link, new() { Name = "Download" }).ClickAsync());
        Assert.EndsWith(".png", download.SuggestedFilename, StringComparison.Ordinal);
        return await File.ReadAllBytesAsync((await download.PathAsync())!, TestContext.Current.CancellationToken);
    }

    public async Task CreateProjectAsync(string name)
    {
        await OpenAsync("Projects");
        await _page.GetByRole(AriaRole.Link, new() { Name = "New project" }).ClickAsync();
        await _page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await _page.GetByRole(AriaRole.Button, new() { Name = "Create project" }).ClickAsync();
        await Assertions.Expect(Title(name)).ToBeVisibleAsync();
    }

    /// <summary>From a picture's page into a project of the list.</summary>
    public async Task AddToProjectAsync(string name)
    {
        await _page.GetByRole(AriaRole.Link, new() { Name = "Add to project" }).ClickAsync();
        await _page.GetByRole(AriaRole.Radio, new() { NameRegex = new("^" + name) }).CheckAsync();
        await _page.GetByRole(AriaRole.Button, new() { Name = "Add picture" }).ClickAsync();
        await Assertions.Expect(Title(name)).ToBeVisibleAsync();
    }

    public async Task RemoveFromProjectAsync()
    {
        await _page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Remove from project") }).ClickAsync();
        await Assertions.Expect(_page.GetByRole(AriaRole.Heading, new() { Name = "No pictures yet" })).ToBeVisibleAsync();
    }

    private ILocator Title(string name) => _page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1 });
}
