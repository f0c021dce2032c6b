using System.Globalization;
using System.Net;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Pages.Errors;

public sealed class ErrorPageTests(StudioApp app)
{
    [Fact]
    public async Task A_page_that_is_not_there_says_so_and_leads_on()
    {
        await using var ada = await app.RegisterAsync("ada");

        var missing = await ada.GetAsync("/no/such/page");

        Assert.Equal(HttpStatusCode.NotFound, missing.Status);
        Assert.Equal("There is no such page", missing.TextOf("h1"));
        Assert.Equal(["/gallery", "/studio"], missing.FindAll(".error-page a").Select(link => link.GetAttribute("href")));
        Assert.True(missing.Has("nav[aria-label=Main]"));
    }

    [Fact]
    public async Task What_breaks_on_our_side_shows_no_innards()
    {
        using var site = StudioApp.With([]);
        await using var ada = await site.RegisterAsync("ada");
        await using (var scope = site.Scope())
        {
            await scope.ServiceProvider.GetRequiredService<StudioDb>().Database
                .ExecuteSqlRawAsync("DROP TABLE ProjectImages; DROP TABLE Projects", TestContext.Current.CancellationToken);
        }

        var page = await ada.GetAsync("/projects");
        var fragment = await ada.GetAsync("/projects", htmx: true);
        var posted = await ada.ForgeAsync("/projects/new", new() { ["Name"] = "Harbours" });

        foreach (var broken in new[] { page, fragment, posted })
        {
            Assert.Equal(HttpStatusCode.InternalServerError, broken.Status);
            Assert.Contains("Something went wrong on our side", broken.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Sqlite", await broken.SourceAsync(), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("no such table", await broken.SourceAsync(), StringComparison.OrdinalIgnoreCase);
            Assert.Equal("nosniff", broken.Header("X-Content-Type-Options"));
            Assert.Contains("default-src 'none'", broken.Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Contains("no-store", broken.Header("Cache-Control"), StringComparison.Ordinal);
        }

        Assert.False(await fragment.IsWholePageAsync());
        Assert.Equal("#alerts", fragment.Header("HX-Retarget"));
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/gallery")).Status);
    }

    [Fact]
    public async Task Too_many_tries_to_sign_in_are_told_to_wait()
    {
        using var site = StudioApp.With(new() { ["ImageStudio:Pages:RateLimits"] = "true" });
        await using var browser = site.Visit();
        var form = await browser.GetAsync("/account/sign-in");
        var wrong = new Dictionary<string, string?> { ["Email"] = "ada@example.com", ["Password"] = "a wrong password" };
        for (var tries = 0; tries < 10; tries++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(form, "form", wrong)).Status);

        var refused = await browser.SubmitAsync(form, "form", wrong);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal("A little slower, please", refused.TextOf("h1"));
        Assert.InRange(int.Parse(refused.Header("Retry-After")!, CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal("nosniff", refused.Header("X-Content-Type-Options"));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account/sign-in")).Status);
    }

    [Theory]
    [InlineData("/error/404", HttpStatusCode.NotFound)]
    [InlineData("/error/500", HttpStatusCode.InternalServerError)]
    [InlineData("/error/200", HttpStatusCode.NotFound)]
    [InlineData("/error/-1", HttpStatusCode.NotFound)]
    public async Task An_error_page_opened_by_itself_is_an_error(string address, HttpStatusCode status)
    {
        await using var nobody = app.Visit();

        Assert.Equal(status, (await nobody.GetAsync(address)).Status);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task The_site_says_that_it_is_well(string address)
    {
        await using var nobody = app.Visit();

        var answer = await nobody.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("Healthy", await answer.SourceAsync());
    }
}
