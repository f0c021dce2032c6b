using System.Net;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Pages.Projects;

public sealed class ProjectsTests(StudioApp app)
{
    [Fact]
    public async Task Without_projects_there_is_a_space_to_focus()
    {
        await using var ada = await app.RegisterAsync("ada");

        var projects = await ada.GetAsync("/projects");

        Assert.Equal("A space to focus", projects.TextOf(".empty h2"));
        Assert.Equal("/projects/new", projects.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_project_is_made_listed_and_opened()
    {
        await using var ada = await app.RegisterAsync("ada");

        var made = await ada.SubmitAsync(
            await ada.GetAsync("/projects/new"), "main form", new() { ["Name"] = "  Harbours  ", ["Description"] = "All of\r\nthem" });

        var project = await ada.FollowAsync(made);
        Assert.Equal("Harbours", project.TextOf("h1"));
        Assert.Contains("0 pictures · made today", project.Text, StringComparison.Ordinal);
        Assert.Contains("No pictures yet", project.TextOf(".empty"), StringComparison.Ordinal);
        Assert.Equal("All of them", project.TextOf("main .prompt-text"));
        var listed = await ada.GetAsync("/projects");
        Assert.Equal(made.Location, listed.Find(".project-card a").GetAttribute("href"));
        Assert.Contains("No pictures yet · changed today", listed.TextOf(".project-card"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name", "", "Give the project a name")]
    [InlineData("Name", " \t ", "Give the project a name")]
    [InlineData("Name", null, "Give the project a name")]
    [InlineData("Name", "121", "Shorten the name to 120 characters")]
    [InlineData("Description", "2001", "Shorten the description to 2000 characters")]
    public async Task What_cannot_be_a_project_comes_back_as_it_was_typed(string field, string? value, string reason)
    {
        await using var ada = await app.RegisterAsync("ada");
        if (int.TryParse(value, out var length)) value = new string('x', length);
        var form = new Dictionary<string, string?> { ["Name"] = "Harbours", ["Description"] = "All of them", [field] = value };

        var refused = await ada.SubmitAsync(await ada.GetAsync("/projects/new"), "main form", form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.StartsWith("Error: ", refused.Page.Title, StringComparison.Ordinal);
        Assert.Equal(reason, refused.TextOf($".error-summary a[href='#Input_{field}']"));
        Assert.Equal("true", refused.Find($"#Input_{field}").GetAttribute("aria-invalid"));
        Assert.Equal(form["Description"], refused.TextOf("#Input_Description"));
        Assert.Equal(form["Name"]?.Trim() ?? "", refused.Find("#Input_Name").GetAttribute("value") ?? "");
        Assert.True((await ada.GetAsync("/projects")).Has(".empty"));
    }

    [Fact]
    public async Task A_picture_is_attached_once_however_often_it_is_added_and_detached_again()
    {
        await using var ada = await app.RegisterAsync("ada");
        var picture = Assert.Single(await app.AddPicturesAsync(ada, 1, DateTimeOffset.UtcNow));
        var project = await ada.CreateProjectAsync("Harbours");
        var adding = await ada.GetAsync($"/gallery/{picture}/add-to-project");

        var added = await ada.SubmitAsync(adding, "main form");
        var again = await ada.SubmitAsync(adding, "main form");

        Assert.Equal((project, project), (added.Location, again.Location));
        var page = await ada.GetAsync(project);
        Assert.Contains("1 picture · made today", page.Text, StringComparison.Ordinal);
        Assert.Equal($"/gallery/{picture}", Assert.Single(page.FindAll("a.tile-box")).GetAttribute("href"));
        Assert.Contains("already there", (await ada.GetAsync($"/gallery/{picture}/add-to-project")).Text, StringComparison.Ordinal);
        Assert.Contains("1 picture · changed today", (await ada.GetAsync("/projects")).TextOf(".project-card"), StringComparison.Ordinal);

        var removed = await ada.SubmitAsync(page, "form.tile-action-form");
        var removedAgain = await ada.SubmitAsync(page, "form.tile-action-form");

        Assert.Equal((project, project), (removed.Location, removedAgain.Location));
        Assert.Contains("No pictures yet", (await ada.GetAsync(project)).Text, StringComparison.Ordinal);
        Assert.Single((await ada.GetAsync("/gallery")).FindAll("a.tile-box"));
    }

    [Fact]
    public async Task Detaching_from_the_pictures_page_leads_back_to_it()
    {
        await using var ada = await app.RegisterAsync("ada");
        var project = await ada.CreateProjectAsync("Harbours");

        var removed = await ada.ForgeAsync($"{project}/images/{Guid.NewGuid()}/remove", new() { ["returnUrl"] = "/gallery" });

        Assert.Equal("/gallery", removed.Location);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    public async Task Adding_to_no_project_is_said_in_words(string? project)
    {
        await using var ada = await app.RegisterAsync("ada");
        var picture = Assert.Single(await app.AddPicturesAsync(ada, 1, DateTimeOffset.UtcNow));
        await ada.CreateProjectAsync("Harbours");

        var refused = await ada.SubmitAsync(
            await ada.GetAsync($"/gallery/{picture}/add-to-project"), "main form", new() { ["Project"] = project });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Choose a project", refused.TextOf(".error-summary a[href='#Input_Project']"));
        Assert.True(refused.Has("#Input_Project"));
    }

    [Fact]
    public async Task Somebody_without_a_project_makes_one_for_the_picture()
    {
        await using var ada = await app.RegisterAsync("ada");
        var picture = Assert.Single(await app.AddPicturesAsync(ada, 1, DateTimeOffset.UtcNow));
        var adding = await ada.GetAsync($"/gallery/{picture}/add-to-project");
        Assert.Equal("A space to focus", adding.TextOf(".empty h2"));

        var made = await ada.SubmitAsync(
            await ada.GetAsync(adding.Find(".empty a").GetAttribute("href")!), "main form", new() { ["Name"] = "Harbours" });

        Assert.Contains("1 picture · made today", (await ada.FollowAsync(made)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_projects_and_many_pictures_are_paged()
    {
        await using var ada = await app.RegisterAsync("ada");
        var project = await ada.CreateProjectAsync("Full");
        foreach (var picture in await app.AddPicturesAsync(ada, 49, DateTimeOffset.UtcNow))
            await ada.ForgeAsync($"/gallery/{picture}/add-to-project", new() { ["Project"] = project.Split('/')[^1] });
        for (var index = 0; index < 24; index++) await ada.CreateProjectAsync($"Project {index}");

        var (page, list) = (await ada.GetAsync(project), await ada.GetAsync("/projects"));

        Assert.Equal(48, page.FindAll("a.tile-box").Count);
        Assert.Single((await ada.GetAsync(page.Find("a[rel=next]").GetAttribute("href")!)).FindAll("a.tile-box"));
        Assert.Equal(24, list.FindAll(".project-card").Count);
        Assert.Equal("Full", (await ada.GetAsync(list.Find("a[rel=next]").GetAttribute("href")!)).TextOf(".project-card h2"));
    }
}
