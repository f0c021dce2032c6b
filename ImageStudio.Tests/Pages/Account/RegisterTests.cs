using System.Net;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Pages.Account;

public sealed class RegisterTests(StudioApp app)
{
    [Fact]
    public async Task A_new_person_is_signed_in_with_the_welcome_credits()
    {
        await using var ada = app.Visit();
        var form = await ada.GetAsync("/account/register");
        Assert.Contains("You start with 100 credits.", form.Text, StringComparison.Ordinal);

        await ada.RegisterAsync($"ada-{Guid.NewGuid():N}@example.com");

        var studio = await ada.OpenAsync("/");
        Assert.Equal(new("100", "Nothing on hold"), studio.Wallet());
        Assert.Equal(ada.Email, studio.TextOf(".sidebar .account-name"));
        Assert.Equal("/studio", (await ada.GetAsync("/account/register")).Location);
    }

    [Fact]
    public async Task The_first_account_administrates_and_the_second_does_not()
    {
        using var site = StudioApp.With([]);
        await using var first = await site.RegisterAsync("first");
        await using var second = await site.RegisterAsync("second");

        Assert.Equal([(first.Email, true), (second.Email, false)], await AccountsAsync(site));
    }

    [Fact]
    public async Task Two_who_register_at_once_on_an_empty_installation_are_one_administrator_and_one_other()
    {
        using var site = StudioApp.With([]);
        var people = Enumerable.Range(0, 4).Select(_ => site.Visit()).ToList();
        var forms = await Task.WhenAll(people.Select(person => person.GetAsync("/account/register")));

        var answers = await Task.WhenAll(people.Select((person, index) => person.SubmitAsync(forms[index], "form", Account($"p{index}@example.com"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
        var accounts = await AccountsAsync(site);
        Assert.Equal(4, accounts.Count);
        Assert.Single(accounts, account => account.IsAdministrator);
        foreach (var person in people)
        {
            Assert.Equal(new("100", "Nothing on hold"), await person.WalletAsync());
            await person.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("", Visitor.Password, "Email", "Enter an e-mail address such as name@example.com")]
    [InlineData("ada", Visitor.Password, "Email", "Enter an e-mail address such as name@example.com")]
    [InlineData("ada@example.com\u0007", Visitor.Password, "Email", "Enter an e-mail address such as name@example.com")]
    [InlineData("new@example.com", "", "Password", "The password needs at least 12 characters")]
    [InlineData("new@example.com", "eleven char", "Password", "The password needs at least 12 characters")]
    public async Task What_is_not_right_is_said_in_words_and_makes_no_account(string email, string password, string field, string reason)
    {
        await using var ada = app.Visit();

        var refused = await ada.SubmitAsync(await ada.GetAsync("/account/register"), "form", new() { ["Email"] = email, ["Password"] = password });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(reason, refused.TextOf($".error-summary a[href='#Input_{field}']"));
        Assert.True(refused.Has($"#Input_{field}"));
        Assert.Equal(email.Length == 0 ? null : email.Trim(), refused.Find("#Input_Email").GetAttribute("value"));
        Assert.False(refused.Find("#Input_Password").HasAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await ada.GetAsync("/studio")).Status);
    }

    [Fact]
    public async Task A_very_long_address_or_password_is_refused_in_words()
    {
        await using var ada = app.Visit();
        var form = await ada.GetAsync("/account/register");

        var address = await ada.SubmitAsync(form, "form", Account(new string('a', 120) + "@example.com"));
        var password = await ada.SubmitAsync(form, "form", new() { ["Email"] = "a@example.com", ["Password"] = new string('p', 129) });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, address.Status);
        Assert.Equal("The password may have at most 128 characters", password.TextOf(".error-summary a"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_address_has_one_account_however_it_is_written(bool inCapitals)
    {
        await using var ada = await app.RegisterAsync("ada");
        await using var other = app.Visit();
        var email = inCapitals ? " " + ada.Email.ToUpperInvariant() + " " : ada.Email;

        var refused = await other.SubmitAsync(await other.GetAsync("/account/register"), "form", Account(email));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(
            "This e-mail address already has an account. Sign in instead, or use another address.", refused.TextOf(".error-summary li"));
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync("/studio")).Status);
    }

    [Fact]
    public async Task One_address_registered_ten_times_at_once_is_one_account()
    {
        var form = Account($"ada-{Guid.NewGuid():N}@example.com");
        var people = Enumerable.Range(0, 10).Select(_ => app.Visit()).ToList();

        var answers = await Task.WhenAll(people.Select(async person =>
            await person.SubmitAsync(await person.GetAsync("/account/register"), "form", form)));

        Assert.Equal(9, answers.Count(answer => answer.Status == HttpStatusCode.UnprocessableEntity));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Redirect);
        foreach (var person in people) await person.DisposeAsync();
    }

    private static Dictionary<string, string?> Account(string email) => new() { ["Email"] = email, ["Password"] = Visitor.Password };

    private static async Task<List<(string? Email, bool IsAdministrator)>> AccountsAsync(StudioApp site)
    {
        await using var scope = site.Scope();
        var users = await scope.ServiceProvider.GetRequiredService<StudioDb>().Users.OrderBy(user => user.RegisteredAt)
            .ToListAsync(TestContext.Current.CancellationToken);
        return [.. users.Select(user => (user.Email, user.IsAdministrator))];
    }
}
