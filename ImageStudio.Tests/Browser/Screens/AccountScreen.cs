using ImageStudio.Tests.Support;
using Microsoft.Playwright;

namespace ImageStudio.Tests.Browser.Screens;

/// <summary>Making an account, looks, and leaving.</summary>
public sealed class AccountScreen(BrowserVisit visit)
{
    private readonly IPage _page = visit.Page;

    public async Task<StudioScreen> RegisterAsync(string name)
    {
        await _page.GotoAsync("/account/register");
        await _page.GetByLabel("E-mail address").FillAsync($"{name}-{Guid.NewGuid():N}@example.com");
        await _page.GetByLabel("Password").FillAsync(Visitor.Password);
        await _page.GetByRole(AriaRole.Button, new() { Name = "Make account" }).ClickAsync();
        await visit.ArriveAtAsync("/studio$");
        return new(visit);
    }

    public ILocator Theme(string name) =>
        _page.GetByRole(AriaRole.Form, new() { Name = "Appearance" }).GetByRole(AriaRole.Button, new() { Name = name });

    public async Task SignOutAsync()
    {
        await _page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(_page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }
}
