using System.Net;
using ImageStudio.Tests.Support;
using static ImageStudio.Tests.Support.StudioVisits;

namespace ImageStudio.Tests.Pages.Studio;

/// <summary>What a project asks of every picture: shown before it is sent, and sent only where it is wanted.</summary>
public sealed class ProjectInstructionsTests(StudioApp app)
{
    private const string Instructions = "Always in <soft> morning light.\nNever any people.";
    private const string InOneLine = "Always in <soft> morning light. Never any people.";

    [Fact]
    public async Task They_are_kept_changed_and_taken_away_on_the_projects_page()
    {
        await using var ada = await app.RegisterAsync("ada");
        var project = await ada.CreateProjectAsync("Greenhouses");
        Assert.Equal($"{project}/instructions", (await ada.GetAsync(project)).Find("a[href$='/instructions']").GetAttribute("href"));

        var saved = await InstructAsync(ada, project, Instructions);
        Assert.Equal((project, InOneLine), (saved.Location, (await ada.GetAsync(project)).TextOf("#instructions")));
        Assert.Equal(InOneLine, (await ada.GetAsync($"{project}/instructions")).TextOf("#Input_Instructions"));

        var refused = await InstructAsync(ada, project, new string('x', 2001));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Shorten the instructions to 2,000 characters; these have 2,001", refused.TextOf(".error-summary a"));
        Assert.Equal(2001, refused.TextOf("#Input_Instructions").Length);
        Assert.Equal(InOneLine, (await ada.GetAsync(project)).TextOf("#instructions"));

        await InstructAsync(ada, project, " \n ");
        Assert.False((await ada.GetAsync(project)).Has("#instructions"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task They_are_shown_with_the_project_and_sent_along(bool htmx)
    {
        await using var ada = await app.RegisterAsync("ada");
        var project = await ProjectAsync(ada);
        var studio = await ada.GetAsync("/studio");
        Assert.False(studio.Has("#Input_Instructions"));

        var shown = await ada.SubmitAsync(studio, "#studio-form", Form("A fern", ("Project", project), ("Style", "comic")), "/studio?handler=Project", htmx);

        Assert.Equal(InOneLine, shown.TextOf(".instructions"));
        Assert.True(shown.Find("#Input_Instructions").HasAttribute("checked"));
        Assert.Equal(!htmx, await shown.IsWholePageAsync());
        if (htmx) return;

        var started = await ada.PressGenerateAsync(await ada.CheckPriceAsync(shown, []));
        var sent = (await ada.GetAsync(started.Location!)).Find(".generation-settings .prompt-text, dd.prompt-text").TextContent;
        Assert.StartsWith($"A fern\n\n{Instructions}\n\nStyle: ", sent, StringComparison.Ordinal);
        Assert.Equal("A fern", (await ada.GetAsync(started.Location!)).TextOf("h1"));
    }

    [Fact]
    public async Task Switched_off_they_stay_off_in_the_form_and_are_not_sent()
    {
        await using var ada = await app.RegisterAsync("ada");
        var project = await ProjectAsync(ada);
        var shown = await ada.PricedAsync("A fern", ("Project", project));

        var off = await ada.CheckPriceAsync(shown, new() { ["Input.Instructions"] = "off" });
        Assert.False(off.Find("#Input_Instructions").HasAttribute("checked"));
        Assert.Equal(InOneLine, off.TextOf(".instructions"));

        var started = await ada.PressGenerateAsync(off);
        Assert.DoesNotContain("morning light", (await ada.GetAsync(started.Location!)).Text, StringComparison.Ordinal);
        // The same form with them is another order.
        var other = await ada.PressGenerateAsync(off, new() { ["Input.Instructions"] = "on" });
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Contains("This form was already used for another picture.", other.TextOf("#go-changed"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_is_sent_that_nobody_has_seen(bool htmx)
    {
        await using var ada = await app.RegisterAsync("ada");
        var project = await ProjectAsync(ada);
        var priced = await ada.PricedAsync("A fern");

        var refused = await ada.PressGenerateAsync(priced, new() { ["Input.Project"] = project }, htmx);

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.StartsWith("This project has instructions", refused.TextOf("#go-changed"), StringComparison.Ordinal);
        Assert.Equal(InOneLine, refused.TextOf(".instructions"));
        Assert.Equal(new("100", "Nothing on hold"), await ada.WalletAsync());
        // They were changed while the form stood open.
        await InstructAsync(ada, $"/projects/{project}", "Only at night.");
        var again = await ada.PressGenerateAsync(refused);
        Assert.Equal((HttpStatusCode.Conflict, "Only at night."), (again.Status, again.TextOf(".instructions")));
        Assert.Equal(HttpStatusCode.Redirect, (await ada.PressGenerateAsync(again)).Status);
    }

    [Fact]
    public async Task Description_and_instructions_must_fit_together()
    {
        await using var ada = await app.RegisterAsync("ada");
        var project = await ProjectAsync(ada, new string('i', 2000));

        var refused = await ada.PricedAsync(new string('x', 1999), ("Project", project));
        Assert.Equal(
            "Shorten the description by 1 character: 1,998 fit, this has 1,999, beside the project's instructions, which you may leave out",
            refused.TextOf("#Input_Description-error"));

        Assert.False((await ada.CheckPriceAsync(refused, new() { ["Input.Instructions"] = "off" })).Find("#generate").HasAttribute("disabled"));
        Assert.False((await ada.CheckPriceAsync(refused, Form(new string('x', 1998)))).Find("#generate").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Somebody_elses_stay_theirs()
    {
        await using var ada = await app.RegisterAsync("ada");
        await using var grace = await app.RegisterAsync("grace");
        var project = await ProjectAsync(ada);

        var priced = await grace.PricedAsync("A fern", ("Project", project));

        Assert.DoesNotContain("morning light", await priced.SourceAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await grace.ForgeAsync($"/projects/{project}/instructions", new() { ["Instructions"] = "Mine now" })).Status);
        Assert.Equal(InOneLine, (await ada.GetAsync($"/projects/{project}")).TextOf("#instructions"));
    }

    /// <returns>The id of a project with instructions.</returns>
    private static async Task<string> ProjectAsync(Visitor person, string instructions = Instructions)
    {
        var project = await person.CreateProjectAsync("Greenhouses");
        await InstructAsync(person, project, instructions);
        return project.Split('/')[^1];
    }

    private static async Task<Answer> InstructAsync(Visitor person, string project, string instructions) =>
        await person.SubmitAsync(await person.GetAsync($"{project}/instructions"), "main form", new() { ["Instructions"] = instructions });
}
