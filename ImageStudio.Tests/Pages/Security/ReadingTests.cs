using System.Net;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Pages.Security;

/// <summary>Opening an address never changes anything, whoever made the link.</summary>
public sealed class ReadingTests(StudioApp app)
{
    [Fact]
    public async Task Opening_the_address_of_a_form_does_not_do_what_the_form_does()
    {
        await using var ada = await app.RegisterAsync("ada");
        var running = await ada.GenerateAsync("sandbox:never a harbour");
        var project = await ada.CreateProjectAsync("Harbours");
        var picture = Assert.Single(await app.AddPicturesAsync(ada, 1, DateTimeOffset.UtcNow));
        await ada.ForgeAsync($"/gallery/{picture}/add-to-project", new() { ["Project"] = project.Split('/')[^1] });

        var collection = await ada.CreateCollectionAsync("Dawns", $"/gallery/{picture}");

        Assert.Equal(collection, (await ada.GetAsync($"{collection}/images/{picture}/remove")).Location);
        foreach (var address in new[] { $"{collection}/delete", $"{collection}/rename?Name=Another", "/gallery/collections/new?Name=Another" })
            Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync(address)).Status);
        Assert.Equal(running, (await ada.GetAsync($"{running}/cancel")).Location);
        Assert.Equal(project, (await ada.GetAsync($"{project}/images/{picture}/remove")).Location);
        Assert.Equal("/studio", (await ada.GetAsync("/account/sign-out")).Location);
        await ada.GetAsync("/account/appearance?theme=dark");
        await ada.GetAsync($"/gallery/{picture}/add-to-project?Project={project.Split('/')[^1]}");
        await ada.GetAsync("/projects/new?Name=Another");

        Assert.Equal("running", (await ada.GetAsync(running)).Find("article").GetAttribute("data-state"));
        Assert.Contains("1 picture ·", (await ada.GetAsync(project)).Text, StringComparison.Ordinal);
        Assert.Equal("Dawns 1 picture", Assert.Single((await ada.GetAsync("/gallery/collections")).TextsOf(".collection-card")));
        Assert.Single((await ada.GetAsync("/projects")).FindAll(".project-card"));
        Assert.Equal("", (await ada.GetAsync("/studio")).Page.DocumentElement.GetAttribute("data-theme"));
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/credits")).Status);
    }

    [Theory]
    [InlineData("Estimate")]
    [InlineData("ModelOptions")]
    [InlineData("NoSuchThing")]
    public async Task The_Studio_opened_with_a_handlers_name_is_just_the_Studio(string handler)
    {
        await using var ada = await app.RegisterAsync("ada");

        var studio = await ada.GetAsync($"/studio?handler={handler}");

        Assert.Equal(HttpStatusCode.OK, studio.Status);
        Assert.Equal(new("100", "Nothing on hold"), studio.Wallet());
    }
}
