using System.Net;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Pages.Admin;

public sealed class BudgetPageTests(StudioApp app)
{
    [Fact]
    public async Task A_persons_budget_warns_at_80_percent_and_stops_at_the_limit()
    {
        await using var root = await app.AdministratorAsync();
        await using var ada = await app.RegisterAsync("ada");
        var address = $"/admin/credits/budgets/user/{await app.IdOfAsync(ada)}";
        await SetAsync(root, address, "3");
        Assert.False((await ada.GetAsync("/studio")).Has(".budget-warning"));

        await ada.UntilFinishedAsync(await ada.GenerateAsync("A quiet harbour"));

        Assert.Contains("2.5 of 3 credits used", (await ada.GetAsync("/studio")).TextOf(".budget-warning"), StringComparison.Ordinal);
        Assert.Contains("2.5 of 3 credits used", (await ada.GetAsync("/credits")).TextOf(".budget-warning"), StringComparison.Ordinal);
        var refused = await ada.PressGenerateAsync(await ada.PricedAsync("Another harbour"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("This month's budget has no room for it. Nothing was spent.", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Another harbour", refused.TextOf("#Input_Description"));
        Assert.Equal("97.5", await ada.LeftAsync());
        Assert.Contains("Nearly used up", (await root.GetAsync("/admin/credits/budgets")).FindAll("tbody tr")
            .Single(row => row.TextContent.Contains(ada.Email, StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);

        await SetAsync(root, address, "2.5");
        Assert.Contains("is used up", (await ada.GetAsync("/studio")).TextOf(".budget-warning"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_budget_is_changed_and_removed()
    {
        await using var root = await app.AdministratorAsync();
        await using var ada = await app.RegisterAsync("ada");
        var address = $"/admin/credits/budgets/user/{await app.IdOfAsync(ada)}";
        await SetAsync(root, address, "0");
        await SetAsync(root, address, "12.5");

        var page = await root.GetAsync(address);
        Assert.Equal("12.5", page.Find("#Input_Limit").GetAttribute("value"));
        var removed = await root.SubmitAsync(page, "main form", action: $"{address}?handler=Remove");

        Assert.Equal("/admin/credits/budgets", removed.Location);
        Assert.Contains("no budget yet", (await root.GetAsync(address)).TextOf(".page-header"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("many")]
    public async Task What_is_no_limit_comes_back_as_it_was_typed(string limit)
    {
        await using var root = await app.AdministratorAsync();
        var address = $"/admin/credits/budgets/user/{await app.IdOfAsync(root)}";

        var refused = await SetAsync(root, address, limit);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(limit, refused.Find("#Input_Limit").GetAttribute("value") ?? "");
        Assert.True(refused.Has(".error-summary a[href='#Input_Limit']"));
    }

    [Fact]
    public async Task Pictures_made_for_a_project_go_there_and_spend_its_budget()
    {
        await using var root = await app.AdministratorAsync();
        await using var ada = await app.RegisterAsync("ada");
        Assert.False((await ada.GetAsync("/studio")).Has("#Input_Project"));
        var name = $"Harbours {Guid.NewGuid():N}";
        var project = await ada.CreateProjectAsync(name);
        var id = project.Split('/')[^1];
        var found = await root.GetAsync($"/admin/credits/budgets?search={name.ToUpperInvariant()}");
        await SetAsync(root, found.Find($"a[href$='{id}']").GetAttribute("href")!, "3");

        await ada.UntilFinishedAsync(await ada.GenerateAsync("A quiet harbour", ("Project", id)));

        Assert.Contains("1 picture", (await ada.GetAsync(project)).Text, StringComparison.Ordinal);
        Assert.Contains(name, (await ada.GetAsync("/studio")).TextOf(".budget-warning"), StringComparison.Ordinal);
        var refused = await ada.PressGenerateAsync(await ada.PricedAsync("Another harbour", ("Project", id)));
        Assert.Contains("no room for it", refused.Text, StringComparison.Ordinal);
        Assert.Equal(id, refused.Find("#Input_Project option[selected]").GetAttribute("value"));
        await ada.UntilFinishedAsync(await ada.GenerateAsync("A harbour for nobody"));
        Assert.Contains("1 picture", (await ada.GetAsync(project)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_project_is_no_destination()
    {
        var work = await app.AdasWorkAsync();
        await using var eve = await app.RegisterAsync("eve");
        await eve.CreateProjectAsync("My own");

        var refused = await eve.PressGenerateAsync(await eve.PricedAsync("A harbour"), new() { ["Input.Project"] = $"{work.ProjectId}" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Choose one of your projects, or none", refused.TextOf(".error-summary a[href='#Input_Project']"));
        Assert.Equal("100", await eve.LeftAsync());
    }

    private static async Task<Answer> SetAsync(Visitor admin, string address, string limit) =>
        await admin.SubmitAsync(await admin.GetAsync(address), "main form", new() { ["Limit"] = limit });
}
