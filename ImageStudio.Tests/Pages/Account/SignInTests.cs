using System.Net;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Pages.Account;

public sealed class SignInTests(StudioApp app)
{
    [Fact]
    public async Task Somebody_who_was_sent_here_goes_on_to_where_they_wanted()
    {
        await using var ada = await app.RegisterAsync("ada");
        await using var browser = app.Visit();
        var sent = await browser.OpenAsync("/credits?before=7");
        Assert.Equal("Sign in", sent.TextOf("h1"));

        var signedIn = await browser.SubmitAsync(sent, "form", Credentials(ada.Email, Visitor.Password));

        Assert.Equal(HttpStatusCode.Redirect, signedIn.Status);
        Assert.Equal("/credits?before=7", signedIn.Location);
        Assert.Equal("Credits", (await browser.FollowAsync(signedIn)).TextOf("h1"));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        await using var ada = await app.RegisterAsync("ada");
        await using var browser = app.Visit();
        var form = await browser.GetAsync("/account/sign-in");
        var unknown = $"bob-{Guid.NewGuid():N}@example.com";

        var answers = new[]
        {
            await browser.SubmitAsync(form, "form", Credentials(ada.Email, "a wrong password")),
            await browser.SubmitAsync(form, "form", Credentials(unknown, "a wrong password")),
            await browser.SubmitAsync(form, "form", Credentials("", "")),
            await browser.SubmitAsync(form, "form", Credentials("not an address", new string('p', 5000))),
        };

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status));
        Assert.Single(answers.Select(answer => answer.Text).Distinct());
        Assert.Single(answers.Select(answer => string.Join(',', answer.Response.Headers.Select(header => header.Key).Order())).Distinct());
        Assert.Contains("E-mail address and password do not go together", answers[0].TextOf(".error-summary a[href='#Input_Email']"), StringComparison.Ordinal);
        Assert.Equal(unknown, answers[1].Find("#Input_Email").GetAttribute("value"));
        Assert.False(answers[0].Find("#Input_Password").HasAttribute("value"));
    }

    [Fact]
    public async Task After_ten_wrong_tries_the_right_password_gets_the_same_answer_too()
    {
        await using var ada = await app.RegisterAsync("ada");
        await using var browser = app.Visit();
        var form = await browser.GetAsync("/account/sign-in");
        var wrong = "";
        for (var tries = 0; tries < 10; tries++)
            wrong = (await browser.SubmitAsync(form, "form", Credentials(ada.Email, "a wrong password"))).Text;

        var right = await browser.SubmitAsync(form, "form", Credentials(ada.Email, Visitor.Password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, right.Status);
        Assert.Equal(wrong, right.Text);
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/studio")).Status);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("evil.example")]
    [InlineData("/\tevil")]
    [InlineData("")]
    public async Task Nobody_is_sent_to_another_site(string returnUrl)
    {
        await using var ada = await app.RegisterAsync("ada");
        await using var browser = app.Visit();
        var form = await browser.GetAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));

        var signedIn = await browser.SubmitAsync(form, "form", Credentials(ada.Email, Visitor.Password));
        var visited = await ada.GetAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));
        var themed = await ada.ForgeAsync("/account/appearance", new() { ["theme"] = "dark", ["returnUrl"] = returnUrl });
        var project = await ada.CreateProjectAsync("Harbours");
        var removed = await ada.ForgeAsync($"{project}/images/{Guid.NewGuid()}/remove", new() { ["returnUrl"] = returnUrl });

        Assert.Equal("/studio", signedIn.Location);
        Assert.Equal("/studio", visited.Location);
        Assert.Equal("/studio", themed.Location);
        Assert.Equal(project, removed.Location);
    }

    [Fact]
    public async Task The_cookie_is_kept_from_scripts_and_from_other_sites()
    {
        await using var ada = app.Visit();
        var form = await ada.GetAsync("/account/register");
        Assert.All(SetCookies(form), AssertGuarded);

        var registered = await ada.SubmitAsync(form, "form", Credentials($"ada-{Guid.NewGuid():N}@example.com", Visitor.Password));

        var cookie = Assert.Single(SetCookies(registered));
        AssertGuarded(cookie);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);

        static void AssertGuarded(string cookie)
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("(?i)samesite=(lax|strict)", cookie);
        }
    }

    [Fact]
    public async Task Signing_out_ends_the_session_in_this_browser()
    {
        await using var ada = await app.RegisterAsync("ada");

        var signedOut = await ada.SubmitAsync(await ada.GetAsync("/studio"), ".sidebar form[action='/account/sign-out']");

        Assert.Equal("/account/sign-in", signedOut.Location);
        foreach (var address in new[] { "/studio", "/gallery", "/credits" })
            Assert.Equal(HttpStatusCode.Redirect, (await ada.GetAsync(address)).Status);
        Assert.Equal("Sign in", (await ada.OpenAsync("/studio")).TextOf("h1"));
    }

    [Fact]
    public async Task A_session_from_before_the_password_changed_is_over()
    {
        await using var ada = await app.RegisterAsync("ada");
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/studio")).Status);

        await ChangeAsync(ada.Email, (users, user) => users.UpdateSecurityStampAsync(user));

        Assert.Equal(HttpStatusCode.Redirect, (await ada.GetAsync("/studio")).Status);
    }

    [Fact]
    public async Task A_session_of_a_deleted_account_is_over()
    {
        await using var ada = await app.RegisterAsync("ada");

        await ChangeAsync(ada.Email, (users, user) => users.DeleteAsync(user));

        Assert.Equal(HttpStatusCode.Redirect, (await ada.GetAsync("/studio")).Status);
    }

    [Fact]
    public async Task Light_and_dark_stay_chosen_and_lead_back()
    {
        await using var ada = await app.RegisterAsync("ada");
        var gallery = await ada.GetAsync("/gallery");

        var chosen = await ada.SubmitAsync(gallery, ".sidebar .theme-switch", new() { ["theme"] = "dark" });

        Assert.Equal("/gallery", chosen.Location);
        Assert.Equal("dark", (await ada.GetAsync("/gallery")).Page.DocumentElement.GetAttribute("data-theme"));
        await ada.ForgeAsync("/account/appearance", new() { ["theme"] = "\"><script>" });
        Assert.Equal("", (await ada.GetAsync("/gallery")).Page.DocumentElement.GetAttribute("data-theme"));
    }

    private static Dictionary<string, string?> Credentials(string email, string password) => new() { ["Email"] = email, ["Password"] = password };

    private static IEnumerable<string> SetCookies(Answer answer) =>
        answer.Response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];

    private async Task ChangeAsync(string email, Func<UserManager<StudioUser>, StudioUser, Task<IdentityResult>> change)
    {
        await using var scope = app.Scope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>();
        Assert.True((await change(users, (await users.FindByEmailAsync(email))!)).Succeeded);
    }
}
