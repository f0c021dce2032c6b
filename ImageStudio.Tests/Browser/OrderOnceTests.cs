using ImageStudio.Tests.Browser.Screens;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Data;
using ImageStudio.Web.Generations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ImageStudio.Tests.Browser;

/// <summary>However often a form is sent, it makes one generation.</summary>
public sealed class OrderOnceTests(MainJobTests.SlowApp app, BrowserFixture browser) : IClassFixture<MainJobTests.SlowApp>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_double_click_makes_one_generation(bool scripts)
    {
        const string Twice = "Two clicks, one picture of a boat";
        await using var visit = await browser.VisitAsync(app, scripts);
        var studio = await new AccountScreen(visit).RegisterAsync("ada");
        await studio.DescribeAsync(Twice);
        await studio.PriceAsync();

        await studio.Generate.DblClickAsync();
        if (!scripts) await visit.ArriveAtAsync("/generations/[^/?]+$");
        await studio.Card(Twice).WatchToTheEndAsync();
        await studio.OpenAsync();

        await Assertions.Expect(studio.Cards).ToHaveCountAsync(1);
        visit.AssertNoComplaints();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Coming_back_to_the_form_and_pressing_again_makes_no_second_generation(bool scripts)
    {
        var description = $"A boat that is ordered once {Guid.NewGuid():N}";
        await using var visit = await browser.VisitAsync(app, scripts);
        var studio = await new AccountScreen(visit).RegisterAsync("ada");
        await studio.DescribeAsync(description);
        await studio.PriceAsync();
        var form = await PostedFormAsync(visit.Page);
        await (await studio.GenerateAsync(description)).WatchToTheEndAsync();

        if (scripts)
        {
            await studio.Card(description).Card.GetByRole(AriaRole.Link, new() { Name = description }).First.ClickAsync();
            await visit.ArriveAtAsync("/generations/[^/?]+$");
        }

        // The page with the price was the answer to a form and is not kept: the browser asks before it sends that form again.
        if (await Record.ExceptionAsync(() => visit.Page.GoBackAsync()) is { } asks)
        {
            Assert.Contains("ERR_CACHE_MISS", asks.Message, StringComparison.Ordinal);
            var resent = await visit.Context.APIRequest.PostAsync("/studio?handler=Estimate", new() { Form = ToForm(visit.Page, form) });
            Assert.Contains($"name=\"OrderKey\" value=\"{form.Single(field => field[0] == "OrderKey")[1]}\"", await resent.TextAsync(), StringComparison.Ordinal);
        }
        else if (await studio.Generate.IsEnabledAsync())
        {
            await (await studio.GenerateAsync(description)).WatchToTheEndAsync();
        }

        // However it came back, the form that was sent is sent once more as it was.
        var again = await visit.Context.APIRequest.PostAsync("/studio", new() { Form = ToForm(visit.Page, form) });

        Assert.True(again.Ok, again.StatusText);
        Assert.Contains("/generations/", again.Url, StringComparison.Ordinal);
        await using var scope = app.Scope();
        var made = await scope.ServiceProvider.GetRequiredService<StudioDb>().Generations
            .CountAsync(generation => generation.Description == description, TestContext.Current.CancellationToken);
        Assert.Equal(1, made);
    }

    /// <summary>The form as it stands, the way the browser would send it.</summary>
    private static Task<string[][]> PostedFormAsync(IPage page) =>
        page.Locator("#studio-form").EvaluateAsync<string[][]>("form => [...new FormData(form)]");

    private static IFormData ToForm(IPage page, string[][] fields)
    {
        var form = page.Context.APIRequest.CreateFormData();
        foreach (var field in fields) form.Set(field[0], field[1]);
        return form;
    }
}
