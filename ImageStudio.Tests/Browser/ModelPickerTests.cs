using ImageStudio.Tests.Browser.Screens;
using ImageStudio.Tests.Support;
using Microsoft.Playwright;

namespace ImageStudio.Tests.Browser;

/// <summary>Finding a model among many: by what is typed, by what it can do, by what it costs.</summary>
public sealed class ModelPickerTests(StudioApp app, BrowserFixture browser) : IClassFixture<StudioApp>
{
    [Fact]
    public async Task A_model_is_found_by_words_and_by_what_it_can_do()
    {
        await using var visit = await browser.VisitAsync(app);
        var studio = await new AccountScreen(visit).RegisterAsync("ada");
        await studio.OpenModelsAsync();

        await studio.SearchModels.FillAsync("kling");
        await Assertions.Expect(studio.ModelNames).ToHaveTextAsync(["Kling Image 3.0"]);
        await studio.SearchModels.FillAsync("seed");
        await Assertions.Expect(studio.ModelRow("Seedream 4.5")).ToBeVisibleAsync();
        await studio.ModelFilter("Seed").ClickAsync();
        await Assertions.Expect(studio.ModelRow("Seedream 4.5")).ToBeHiddenAsync();
        await Assertions.Expect(studio.ModelRow("Flux Dev 1.0")).ToBeVisibleAsync();

        await studio.ModelFilter("Seed").ClickAsync();
        await studio.SearchModels.FillAsync("");
        await studio.ModelFilter("Native styles").ClickAsync();
        await Assertions.Expect(studio.ModelNames).ToHaveTextAsync(["Ideogram 3.0", "Recraft V3", "Stable Image Core"]);
        await studio.SearchModels.FillAsync("no such model");
        await Assertions.Expect(studio.ModelNames).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.GetByText("No model matches.")).ToBeVisibleAsync();
        visit.AssertNoComplaints();
    }

    [Fact]
    public async Task What_costs_five_credits_is_not_under_five()
    {
        await using var visit = await browser.VisitAsync(app);
        var studio = await new AccountScreen(visit).RegisterAsync("ada");
        await studio.OpenModelsAsync();
        await studio.ModelFilter("Under 5 credits").ClickAsync();

        await Assertions.Expect(studio.ModelRow("Flux Dev 1.0")).ToBeVisibleAsync();
        await Assertions.Expect(studio.ModelRow("HiDream I1 Full")).ToBeHiddenAsync();
        await Assertions.Expect(studio.ModelRow("Imagen 4")).ToBeHiddenAsync();
        visit.AssertNoComplaints();
    }

    [Fact]
    public async Task The_list_is_fetched_once_and_again_for_the_prices_of_another_ratio()
    {
        await using var visit = await browser.VisitAsync(app);
        var studio = await new AccountScreen(visit).RegisterAsync("ada");
        Assert.Equal(0, visit.CountRequests("handler=Models"));
        await studio.OpenModelsAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(studio.ChosenModel).ToBeFocusedAsync();
        await studio.OpenModelsAsync();
        Assert.Equal(1, visit.CountRequests("handler=Models"));

        await studio.ModelRow("Z-Image Turbo").CheckAsync();
        await studio.ChooseRatioAsync("16:9");
        await studio.OpenModelsAsync();

        await Assertions.Expect(visit.Page.Locator(".model-rows")).ToHaveAttributeAsync("data-ratio", "16:9");
        await Assertions.Expect(studio.ModelRow("Z-Image Turbo")).ToBeCheckedAsync();
        Assert.Equal(2, visit.CountRequests("handler=Models"));
        visit.AssertNoComplaints();
    }

    [Fact]
    public async Task What_was_typed_before_the_list_came_is_searched_when_it_comes()
    {
        await using var visit = await browser.VisitAsync(app);
        var studio = await new AccountScreen(visit).RegisterAsync("ada");
        var mayAnswer = new TaskCompletionSource();
        await visit.Page.RouteAsync("**/studio?handler=Models", async route =>
        {
            await mayAnswer.Task;
            await route.ContinueAsync();
        });
        await studio.ChosenModel.ClickAsync();

        await studio.SearchModels.FillAsync("kling");
        mayAnswer.SetResult();

        await Assertions.Expect(studio.ModelNames).ToHaveTextAsync(["Kling Image 3.0"]);
        visit.AssertNoComplaints();
    }

    /// <summary>With scripts the line is written from the row, without them by the server.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_closed_picker_names_model_maker_and_price(bool scripts)
    {
        await using var visit = await browser.VisitAsync(app, scripts);
        var studio = await new AccountScreen(visit).RegisterAsync("ada");

        await studio.ChooseModelAsync("Z-Image Turbo");
        if (!scripts) await studio.CheckPrice.ClickAsync();

        await Assertions.Expect(studio.ChosenModel).ToContainTextAsync("Z-Image Turbo");
        await Assertions.Expect(studio.ChosenModel).ToContainTextAsync("Alibaba · 0.5 credits / image");
        visit.AssertNoComplaints();
    }
}
