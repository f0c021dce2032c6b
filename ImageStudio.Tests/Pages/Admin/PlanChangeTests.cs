using System.Net;
using ImageStudio.Tests.Pages.Credits;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Pages.Admin;

public sealed class PlanChangeTests(PlanChangeTests.PlansApp app) : IClassFixture<PlanChangeTests.PlansApp>
{
    private const string Form = "form[action$='/plan']";

    [Fact]
    public async Task Another_plan_brings_its_credits_at_once_and_once()
    {
        await using var root = await app.AdministratorAsync();
        await using var ada = await app.RegisterAsync("ada");
        var page = await root.GetAsync(await app.PageOfAsync(ada));
        Assert.Equal("", ChosenOn(page));

        var changed = await root.SubmitAsync(page, Form, new() { ["Plan"] = "team" });
        await root.SubmitAsync(page, Form, new() { ["Plan"] = "team" });

        Assert.Equal(await app.PageOfAsync(ada), changed.Location);
        var after = await root.GetAsync(changed.Location!);
        Assert.Equal("team", ChosenOn(after));
        Assert.Equal(["107", "4", "3", "100"], after.TextsOf(".bucket .balance").SkipLast(1));
        Assert.Equal("107", await ada.LeftAsync());
        Assert.Equal(["Credits granted | Daily credits | +3 | 107", "Credits granted | Monthly credits | +4 | 104"], (await ada.GetAsync("/credits")).Lines().Take(2));
    }

    [Fact]
    public async Task The_way_back_to_everybodys_plan_takes_nothing_away()
    {
        await using var root = await app.AdministratorAsync();
        await using var ada = await app.RegisterAsync("ada");
        var person = await app.PageOfAsync(ada);
        await root.SubmitAsync(await root.GetAsync(person), Form, new() { ["Plan"] = "team" });

        await root.SubmitAsync(await root.GetAsync(person), Form, new() { ["Plan"] = "" });

        Assert.Equal("", ChosenOn(await root.GetAsync(person)));
        Assert.Equal("107", await ada.LeftAsync());
    }

    [Fact]
    public async Task A_plan_that_does_not_exist_is_refused_and_nothing_changes()
    {
        await using var root = await app.AdministratorAsync();
        await using var ada = await app.RegisterAsync("ada");
        var person = await app.PageOfAsync(ada);
        await root.SubmitAsync(await root.GetAsync(person), Form, new() { ["Plan"] = "team" });

        var refused = await root.ForgeAsync($"{person}/plan", new() { ["Plan"] = "platinum" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.StartsWith("Error: ", refused.Page.Title, StringComparison.Ordinal);
        Assert.True(refused.Has(".error-summary a[href='#Input_Plan']"));
        Assert.Equal("true", refused.Find("#Input_Plan").GetAttribute("aria-invalid"));
        Assert.Equal("team", ChosenOn(refused));
        Assert.Equal("team", ChosenOn(await root.GetAsync(person)));
        Assert.Equal("107", await ada.LeftAsync());
    }

    [Fact]
    public async Task Nobody_changes_their_own_plan()
    {
        await using var root = await app.AdministratorAsync();
        await using var second = await app.AdministratorAsync("second");
        var own = await app.PageOfAsync(root);

        var page = await root.GetAsync(own);
        var refused = await root.ForgeAsync($"{own}/plan", new() { ["Plan"] = "team" });

        Assert.False(page.Has(Form));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("100", await root.LeftAsync());
        await second.SubmitAsync(await second.GetAsync(own), Form, new() { ["Plan"] = "team" });
        Assert.Equal("107", await root.LeftAsync());
    }

    private static string? ChosenOn(Answer page) => page.Find("#Input_Plan option[selected]").GetAttribute("value");

    public sealed class PlansApp() : StudioApp(new()
    {
        ["ImageStudio:Credits:Plans:team:Name"] = "Team",
        ["ImageStudio:Credits:Plans:team:MonthlyCredits"] = "4",
        ["ImageStudio:Credits:Plans:team:DailyCredits"] = "3",
    });
}
