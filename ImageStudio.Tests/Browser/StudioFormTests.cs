using ImageStudio.Tests.Browser.Screens;
using ImageStudio.Tests.Support;
using Microsoft.Playwright;

namespace ImageStudio.Tests.Browser;

/// <summary>The form with scripts: prices that follow, the keyboard, choices a model does not have.</summary>
public sealed class StudioFormTests(MainJobTests.SlowApp app, BrowserFixture browser) : IClassFixture<MainJobTests.SlowApp>
{
    [Fact]
    public async Task The_newest_price_wins_however_late_an_older_answer_is()
    {
        await using var visit = await browser.VisitAsync(app);
        var studio = await new AccountScreen(visit).RegisterAsync("ada");
        await studio.DescribeAsync("A quiet harbour");
        await studio.PriceAsync();
        await visit.Page.RouteAsync("**/studio?handler=Estimate", async route =>
        {
            if (route.Request.PostData!.Contains("Input.Count=2", StringComparison.Ordinal)) await Task.Delay(1_500);
            // By now the page may have given this request up.
            await Record.ExceptionAsync(() => route.ContinueAsync());
        });

        await studio.ChooseCountAsync(2);
        await studio.ChooseCountAsync(4);
        await Assertions.Expect(studio.Generate).ToHaveTextAsync("Generate • 10 credits");
        await visit.Page.WaitForTimeoutAsync(2_500);

        await Assertions.Expect(studio.Generate).ToHaveTextAsync("Generate • 10 credits");
        visit.AssertNoComplaints();
    }

    [Fact]
    public async Task The_price_is_said_without_taking_the_focus_away()
    {
        await using var visit = await browser.VisitAsync(app);
        var studio = await new AccountScreen(visit).RegisterAsync("ada");
        var region = await studio.PriceStatus.ElementHandleAsync();
        await Assertions.Expect(studio.PriceStatus).ToHaveRoleAsync(AriaRole.Status);

        await studio.Description.PressSequentiallyAsync("A quiet harbour", new() { Delay = 20 });
        var price = await studio.PriceAsync();

        await Assertions.Expect(studio.Description).ToBeFocusedAsync();
        await Assertions.Expect(studio.PriceStatus).ToContainTextAsync($"Generate • {price} credit");
        await studio.ChooseCountAsync(4);
        await Assertions.Expect(studio.PriceStatus).Not.ToContainTextAsync($"Generate • {price} credit");
        await Assertions.Expect(studio.Count(4)).ToBeFocusedAsync();
        Assert.True(await studio.PriceStatus.EvaluateAsync<bool>("(now, first) => now === first", region), "The region was replaced.");
        visit.AssertNoComplaints();
    }

    [Fact]
    public async Task Choosing_a_model_hides_the_ratios_it_cannot_do()
    {
        using var catalog = new TempFolder();
        CopyCatalog(catalog.Path);
        await using var squareOnly = StudioApp.With(new() { ["ImageStudio:CatalogPath"] = catalog.Path });
        await using var visit = await browser.VisitAsync(squareOnly);
        var studio = await new AccountScreen(visit).RegisterAsync("ada");
        await studio.DescribeAsync("A quiet harbour");
        await studio.PriceAsync();
        await studio.ChooseRatioAsync("16:9");
        await Assertions.Expect(studio.Ratios).ToHaveCountAsync(3);

        await studio.ChooseModelAsync("GPT-Image 1.5");

        await Assertions.Expect(studio.Ratios).ToHaveCountAsync(1);
        await Assertions.Expect(studio.Ratio("1:1")).ToBeCheckedAsync();
        await Assertions.Expect(visit.Page.GetByText("GPT-Image 1.5 does not draw 16:9, so the aspect ratio is now 1:1.")).ToBeVisibleAsync();
        await studio.PriceAsync();
        visit.AssertNoComplaints();
    }

    /// <summary>Otherwise it would name a ratio that the model just chosen does not have.</summary>
    [Fact]
    public async Task While_the_options_of_a_model_are_on_their_way_no_price_is_asked_for()
    {
        using var catalog = new TempFolder();
        CopyCatalog(catalog.Path);
        await using var squareOnly = StudioApp.With(new() { ["ImageStudio:CatalogPath"] = catalog.Path });
        await using var visit = await browser.VisitAsync(squareOnly);
        var studio = await new AccountScreen(visit).RegisterAsync("ada");
        await studio.DescribeAsync("A quiet harbour");
        await studio.PriceAsync();
        await studio.ChooseRatioAsync("16:9");
        await studio.PriceAsync();
        var mayAnswer = new TaskCompletionSource();
        await visit.Page.RouteAsync("**/studio?handler=ModelOptions", async route =>
        {
            await mayAnswer.Task;
            await route.ContinueAsync();
        });

        await studio.ChooseModelAsync("GPT-Image 1.5");
        await studio.DescribeAsync("A quiet harbour at dawn");
        await visit.Page.WaitForTimeoutAsync(1_000);
        mayAnswer.SetResult();

        await Assertions.Expect(studio.Ratios).ToHaveCountAsync(1);
        await studio.PriceAsync();
        visit.AssertNoComplaints();
    }

    [Fact]
    public async Task The_keyboard_alone_is_enough()
    {
        const string Typed = "A windmill in a field of tulips";
        await using var visit = await browser.VisitAsync(app);
        var studio = await new AccountScreen(visit).RegisterAsync("ada");
        var keyboard = visit.Page.Keyboard;
        await TabToAsync(visit.Page, studio.Count(1));
        await keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(studio.Count(2)).ToBeCheckedAsync();
        await TabToAsync(visit.Page, studio.Description);
        await keyboard.TypeAsync(Typed);
        await studio.PriceAsync();

        await keyboard.PressAsync("Control+Enter");
        var card = studio.Card(Typed);
        await Assertions.Expect(card.Pictures).ToHaveCountAsync(2);

        await Assertions.Expect(studio.Description).ToBeFocusedAsync();
        visit.AssertNoComplaints();
    }

    private static async Task TabToAsync(IPage page, ILocator target)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail("The Tab key does not lead there.");
    }

    /// <summary>The catalogue as shipped, except that the model with one ratio does not retire: this test is to hold after that day too.</summary>
    private static void CopyCatalog(string folder)
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, "Catalog");
        Directory.CreateDirectory(Path.Combine(folder, "Catalog"));
        File.Copy(Path.Combine(shipped, "styles.json"), Path.Combine(folder, "Catalog", "styles.json"));
        var models = File.ReadAllText(Path.Combine(shipped, "models.json"));
        var kept = models.Replace("\"retiresOn\": \"2026-12-01\"", "\"retiresOn\": \"2999-12-01\"", StringComparison.Ordinal);
        Assert.NotEqual(models, kept);
        File.WriteAllText(Path.Combine(folder, "Catalog", "models.json"), kept);
    }
}
