using ImageStudio.Tests.Browser.Screens;
using ImageStudio.Tests.Support;
using Microsoft.Playwright;

namespace ImageStudio.Tests.Browser;

/// <summary>The looks, and the policy that guards them.</summary>
public sealed class LooksTests(MainJobTests.SlowApp app, BrowserFixture browser) : IClassFixture<MainJobTests.SlowApp>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_looks_can_be_switched(bool scripts)
    {
        await using var visit = await browser.VisitAsync(app, scripts);
        var account = new AccountScreen(visit);
        await account.RegisterAsync("ada");
        var background = "getComputedStyle(document.documentElement).backgroundColor";
        var light = await visit.Page.EvaluateAsync<string>(background);

        await account.Theme("Dark").ClickAsync();

        await Assertions.Expect(account.Theme("Dark")).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.EndsWith("/studio", visit.Page.Url, StringComparison.Ordinal);
        Assert.NotEqual(light, await visit.Page.EvaluateAsync<string>(background));
        visit.AssertNoComplaints();
    }

    /// <summary>What the other tests rely on: what the policy refuses is heard.</summary>
    [Fact]
    public async Task A_refused_inline_style_would_be_heard()
    {
        await using var visit = await browser.VisitAsync(app);
        await visit.Page.GotoAsync("/account/sign-in");
        await visit.Page.EvaluateAsync("document.body.setAttribute('style', 'color: red')");
        await visit.Page.WaitForTimeoutAsync(200);

        Assert.Contains(visit.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }
}
