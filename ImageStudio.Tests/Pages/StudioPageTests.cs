using System.Net;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Pages;

public sealed class StudioPageTests(StudioApp app) : IClassFixture<StudioApp>
{
    [Fact]
    public async Task The_button_is_disabled_until_there_is_a_description_and_then_shows_the_price()
    {
        using var ada = await app.RegisterAsync("ada");
        var studio = await ada.GetAsync("/studio");
        Assert.True(studio.Find("#generate").HasAttribute("disabled"));
        Assert.Equal("Add a description", studio.Find("#go-reason").TextContent);

        var priced = await ada.SubmitAsync(
            studio, "#studio-form", new() { ["Input.Description"] = "A quiet harbour", ["Input.Count"] = "2" }, "/studio?handler=Estimate");

        Assert.Equal(HttpStatusCode.OK, priced.Status);
        Assert.Equal("Generate • 5 credits", priced.Find("#generate").TextContent);
        Assert.False(priced.Find("#generate").HasAttribute("disabled"));
    }
}
