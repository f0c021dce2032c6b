using ImageStudio.Tests.Support;
using Microsoft.Playwright;

namespace ImageStudio.Tests.Browser;

/// <summary>What several browser tests look for.</summary>
internal static class BrowserAsserts
{
    /// <summary>Three polls of a card, and a little more.</summary>
    private const float LongEnoughForPollsMs = 3_200;

    public static async Task LoadedAsync(ILocator pictures)
    {
        foreach (var picture in await pictures.AllAsync())
        {
            await picture.ScrollIntoViewIfNeededAsync();
            await Assertions.Expect(picture).ToHaveJSPropertyAsync("complete", true);
            Assert.True(await picture.EvaluateAsync<int>("image => image.naturalWidth") > 0, "A picture has not loaded.");
        }
    }

    public static async Task NoRequestsAsync(BrowserVisit visit, string part)
    {
        // One may still have been under way.
        await visit.Page.WaitForTimeoutAsync(200);
        var before = visit.CountRequests(part);
        await visit.Page.WaitForTimeoutAsync(LongEnoughForPollsMs);
        Assert.Equal(before, visit.CountRequests(part));
    }

    public static async Task RequestsAsync(BrowserVisit visit, string part)
    {
        var before = visit.CountRequests(part);
        for (var waited = 0; visit.CountRequests(part) < before + 2 && waited < 20; waited++) await visit.Page.WaitForTimeoutAsync(500);
        Assert.True(visit.CountRequests(part) >= before + 2, "The card does not refresh itself.");
    }
}
