using ImageStudio.Tests.Support;
using Microsoft.Playwright;

namespace ImageStudio.Tests.Browser.Screens;

/// <summary>Upload and edit form, by the names a person reads there. The same steps with scripts and without.</summary>
public sealed class EditScreen(BrowserVisit visit)
{
    private readonly IPage _page = visit.Page;

    private string _picture = "";

    public ILocator Reason => _page.Locator("#go-reason");

    public ILocator Heading(string name) => _page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true, Level = 1 });

    public async Task UploadAsync(params (string Name, byte[] Bytes)[] files)
    {
        await _page.GotoAsync("/gallery");
        await _page.GetByRole(AriaRole.Link, new() { Name = "Upload" }).ClickAsync();
        await _page.GetByLabel("Pictures").SetInputFilesAsync(files.Select(file => new FilePayload { Name = file.Name, MimeType = "image/png", Buffer = file.Bytes }));
        await _page.GetByRole(AriaRole.Button, new() { Name = "Upload", Exact = true }).ClickAsync();
        await Assertions.Expect(_page.Locator(".uploaded li")).ToHaveCountAsync(files.Length);
        _picture = (await _page.Locator(".uploaded a").First.GetAttributeAsync("href"))!;
    }

    /// <summary>From the first picture that was uploaded.</summary>
    public async Task OpenAsync()
    {
        await _page.GotoAsync(_picture);
        await _page.Locator(".action-grid").GetByRole(AriaRole.Link, new() { Name = "Edit", Exact = true }).ClickAsync();
        await visit.ArriveAtAsync("/studio/edit");
    }

    public async Task DoAsync(string action)
    {
        await _page.GetByRole(AriaRole.Group, new() { Name = "What to do" }).GetByRole(AriaRole.Button, new() { Name = action, Exact = true }).ClickAsync();
        await Assertions.Expect(Heading(action)).ToBeVisibleAsync();
    }

    public Task SayAsync(string words) => _page.Locator("#Input_Description").FillAsync(words);

    public async Task ChooseAsync(string model) => await _page.GetByRole(AriaRole.Radio, new() { NameRegex = new($"^{model} ") }).CheckAsync();

    public async Task MarkAsync(int left, int top, int width, int height)
    {
        var fields = new[] { ("left", left), ("top", top), ("width", width), ("height", height) };
        foreach (var (name, value) in fields) await _page.GetByLabel($"Rectangle 1, {name}").FillAsync($"{value}");
    }

    public async Task PaintAsync()
    {
        var box = (await _page.Locator("canvas").BoundingBoxAsync())!;
        await _page.Mouse.MoveAsync(box.X + box.Width / 3, box.Y + box.Height / 3);
        await _page.Mouse.DownAsync();
        await _page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + box.Height / 2, new() { Steps = 4 });
        await _page.Mouse.UpAsync();
    }

    /// <summary>Presses the button that names the action and its price.</summary>
    public async Task PressAsync(string verb)
    {
        if (!visit.Scripts) await _page.GetByRole(AriaRole.Button, new() { Name = "Check price" }).ClickAsync();
        await _page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{verb} • [0-9]+ credits?$") }).ClickAsync();
    }

    /// <summary>Until the picture is there.</summary>
    public async Task ArriveAsync()
    {
        await visit.ArriveAtAsync("/generations/");
        var card = _page.GetByRole(AriaRole.Article);
        for (var looks = 0; !visit.Scripts && looks < 200 && await card.GetAttributeAsync("data-state") == "running"; looks++)
            await _page.GetByRole(AriaRole.Link, new() { Name = "Refresh status" }).ClickAsync();
        await Assertions.Expect(card).ToHaveAttributeAsync("data-state", "finished");
    }
}
