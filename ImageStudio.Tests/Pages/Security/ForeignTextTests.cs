using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Pages.Security;

public sealed class ForeignTextTests(StudioApp app)
{
    private const string Nasty = "sandbox:never \"'><img src=x onerror=alert(1)><script>alert(2)</script></textarea><b>&amp;{{7*7}}";

    [Fact]
    public async Task What_people_type_is_shown_as_text_everywhere()
    {
        await using var ada = await app.RegisterAsync("ada");
        var running = await ada.GenerateAsync(Nasty, ("Model", "qwen-image-3"), ("Avoid", Nasty));
        var picture = Assert.Single(await app.AddPicturesAsync(ada, 1, DateTimeOffset.UtcNow, Nasty));
        var project = await ada.CreateProjectAsync(Nasty);
        await ada.ForgeAsync($"/gallery/{picture}/add-to-project", new() { ["Project"] = project.Split('/')[^1] });
        var collection = await ada.CreateCollectionAsync(Nasty[..80], $"/gallery/{picture}");
        var priced = await ada.PricedAsync(Nasty);
        var refused = await ada.SubmitAsync(
            await ada.GetAsync("/projects/new"), "main form", new() { ["Name"] = Nasty + new string('x', 120), ["Description"] = Nasty });
        string[] addresses =
        [
            "/studio", running, $"{running}?handler=Card", $"/studio?from={running.Split('/')[^1]}", "/gallery", $"/gallery/{picture}/add-to-project",
            $"/gallery/{picture}/add-to-collection", "/gallery/collections", collection, $"{collection}/rename", $"{collection}/delete",
            "/projects", project, "/credits", $"/credits/receipts/{running.Split('/')[^1]}", "/studio?model=" + Uri.EscapeDataString(Nasty),
        ];

        AssertShownAsText("price", priced);
        AssertShownAsText("new project", refused);
        foreach (var address in addresses) AssertShownAsText(address, await ada.GetAsync(address));
        Assert.Equal(Nasty, (await ada.GetAsync(running)).TextOf("h1"));
        Assert.Equal(Nasty, (await ada.GetAsync(project)).TextOf("h1"));
        Assert.Equal(Nasty, (await ada.GetAsync("/gallery")).Find("a.tile-box img").GetAttribute("alt"));
    }

    private static void AssertShownAsText(string address, Answer page)
    {
        Assert.False(page.Has("[onerror], img[src=x], script:not([src]), b"), $"{address} runs what was typed.");
        Assert.True(page.Page.Source.Text.Contains("alert(1)", StringComparison.Ordinal) || address.StartsWith("/studio?model", StringComparison.Ordinal), address);
    }
}
