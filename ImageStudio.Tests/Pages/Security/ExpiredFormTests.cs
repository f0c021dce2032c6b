using System.Net;
using ImageStudio.Tests.Support;
using static ImageStudio.Tests.Support.StudioVisits;

namespace ImageStudio.Tests.Pages.Security;

public sealed class ExpiredFormTests(StudioApp app)
{
    private const string Token = "__RequestVerificationToken";
    private const string Typed = "sandbox:never <b>two</b> boats\nin a \"harbour\"";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    public async Task A_form_without_a_good_token_is_explained_and_the_text_leads_back_to_the_form(string? token)
    {
        await using var ada = await app.RegisterAsync("ada");
        var form = Form(Typed, ("Style", "comic"), ("Ratio", "16:9"));
        form[Token] = token;

        var refused = await ada.PressGenerateAsync(await ada.PricedAsync(Typed), form);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.True(await refused.IsWholePageAsync());
        Assert.Equal("This page was open too long", refused.TextOf("h1"));
        Assert.Contains("nothing was charged", refused.Text, StringComparison.Ordinal);
        Assert.Equal(new("100", "Nothing on hold"), refused.Wallet());

        var back = await ada.SubmitAsync(refused, "main form");

        Assert.Equal(HttpStatusCode.OK, back.Status);
        Assert.Equal(Typed.Replace("\n", " ", StringComparison.Ordinal), back.TextOf("#Input_Description"));
        Assert.True(back.Has("input[name='Input.Style'][value=comic][checked]"));
        Assert.True(back.Has("input[name='Input.Ratio'][value='16:9'][checked]"));
        Assert.Equal(HttpStatusCode.Redirect, (await ada.PressGenerateAsync(back)).Status);
    }

    [Fact]
    public async Task Other_forms_are_offered_again_with_what_was_typed_beside_them()
    {
        await using var ada = await app.RegisterAsync("ada");

        var refused = await ada.PostAsync("/projects/new", [new("Name", "Posters & <b>prints</b>"), new("Image", "secret")]);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("Posters & <b>prints</b>", refused.TextOf("#lost-Name"));
        Assert.DoesNotContain("secret", refused.Text, StringComparison.Ordinal);
        Assert.Equal("/projects/new", refused.Find("main .button-ink").GetAttribute("href"));
    }

    [Fact]
    public async Task A_refused_sign_in_keeps_the_address_but_not_the_password()
    {
        using var visitor = new Visitor(app.Address);

        var refused = await visitor.PostAsync("/account/sign-in", [new("Input.Email", "ada@example.com"), new("Input.Password", "a long secret")]);

        Assert.Equal("ada@example.com", refused.TextOf("#lost-Email"));
        Assert.DoesNotContain("a long secret", await refused.SourceAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_of_another_person_is_no_good()
    {
        await using var ada = await app.RegisterAsync("ada");
        await using var grace = await app.RegisterAsync("grace");
        var form = Form(Typed);
        form[Token] = (await grace.GetAsync("/studio")).Find($"#studio-form input[name={Token}]").GetAttribute("value");

        var refused = await ada.PressGenerateAsync(await ada.PricedAsync(Typed), form);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(new("100", "Nothing on hold"), await ada.WalletAsync());
    }

    [Theory]
    [InlineData("/studio")]
    [InlineData("/studio?handler=Estimate")]
    [InlineData("/studio?handler=ModelOptions")]
    public async Task For_htmx_the_explanation_goes_to_the_alerts(string address)
    {
        await using var ada = await app.RegisterAsync("ada");
        var form = Form(Typed);
        form[Token] = null;

        var refused = await ada.SubmitAsync(await ada.PricedAsync(Typed), "#studio-form", form, address, htmx: true);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.False(await refused.IsWholePageAsync());
        Assert.Equal("#alerts", refused.Header("HX-Retarget"));
        Assert.Equal("innerHTML", refused.Header("HX-Reswap"));
        Assert.Contains("This page was open too long.", refused.Text, StringComparison.Ordinal);
        Assert.True((await ada.GetAsync("/studio")).Has("#alerts[role=alert]"));
    }

    [Fact]
    public async Task No_form_anywhere_does_anything_without_a_token()
    {
        var work = await app.AdasWorkAsync();
        await using var ada = await app.RegisterAsync("ada");
        var running = await ada.GenerateAsync("sandbox:never a harbour");
        string[] addresses =
        [
            "/", "/projects/new", $"{running}/cancel", $"{work.Picture}/add-to-project", $"{work.Project}/images/{work.PictureId}/remove",
            "/account/sign-out", "/account/appearance", "/account/sign-in", "/account/register",
        ];

        foreach (var address in addresses)
        {
            var refused = await ada.PostAsync(address, [new("Name", "A project"), new("theme", "dark")]);

            Assert.True(refused.Status == HttpStatusCode.BadRequest, $"{address} answered {refused.Status}.");
            Assert.Equal("This page was open too long", refused.TextOf("h1"));
        }

        Assert.Equal("running", (await ada.GetAsync(running)).Find("article").GetAttribute("data-state"));
        Assert.Contains("A space to focus", (await ada.GetAsync("/projects")).Text, StringComparison.Ordinal);
    }
}
