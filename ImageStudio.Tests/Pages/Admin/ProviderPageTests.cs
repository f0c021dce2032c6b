using System.Net;
using ImageStudio.Tests.Providers.Fal;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Connections;
using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Pages.Admin;

/// <summary>Keys are typed once, tested, used, and never seen again.</summary>
public sealed class ProviderPageTests
{
    private const string Address = "/admin/providers/fal";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_typed_key_makes_a_models_own_provider_draw_it()
    {
        await using var fal = new FakeFal();
        await using var site = SiteBeside(fal);
        await using var root = await site.AdministratorAsync();
        Assert.Equal("Needs a key", (await root.GetAsync(Address)).TextOf("#state"));

        var saved = await TypeAsync(root, FakeFal.Key);
        Assert.Equal((HttpStatusCode.Redirect, Address), (saved.Status, saved.Location));
        var page = await root.GetAsync(Address);
        Assert.Equal("page", page.Find(".sidebar nav a[href='/admin/credits']").GetAttribute("aria-current"));
        Assert.Equal("Ready", page.TextOf("#state"));
        Assert.StartsWith("…ator, typed", page.TextOf("#key"), StringComparison.Ordinal);
        var tested = await root.SubmitAsync(page, "form[action$='handler=Test']");
        Assert.Contains("The key is accepted", tested.TextOf("#test"), StringComparison.Ordinal);

        await root.UntilFinishedAsync(await root.GenerateAsync("A quiet harbour"));
        Assert.Equal("A quiet harbour", Assert.Single(fal.Bill));
    }

    [Fact]
    public async Task The_key_is_in_no_page_no_file_and_no_column_in_clear()
    {
        await using var fal = new FakeFal();
        await using var site = SiteBeside(fal);
        await using var root = await site.AdministratorAsync();
        await TypeAsync(root, FakeFal.Key);
        await root.UntilFinishedAsync(await root.GenerateAsync("A quiet harbour"));

        foreach (var address in new[] { "/admin/providers", Address, "/studio", "/admin/credits/costs" })
            Assert.DoesNotContain(FakeFal.Key, await (await root.GetAsync(address)).SourceAsync(), StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(site.DataPath, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
            Assert.False(Holds(file, FakeFal.Key), file);
    }

    [Fact]
    public async Task A_key_that_was_typed_is_there_after_a_restart_and_gone_once_removed()
    {
        await using var fal = new FakeFal();
        await using var site = SiteBeside(fal);
        await using var root = await site.AdministratorAsync();
        await TypeAsync(root, FakeFal.Key);

        var (kept, again) = await ReadAsANewProcessWouldAsync(site);
        Assert.Equal((FakeFal.Key, 1), (again, kept));
        await root.SubmitAsync(await root.GetAsync(Address), "form[action$='handler=Remove']");

        Assert.Equal("none", (await root.GetAsync(Address)).TextOf("#key"));
        Assert.Equal((0, null), await ReadAsANewProcessWouldAsync(site));
    }

    [Fact]
    public async Task What_cannot_be_a_key_is_refused_in_words()
    {
        await using var fal = new FakeFal();
        await using var site = SiteBeside(fal);
        await using var root = await site.AdministratorAsync();

        foreach (var typed in new[] { "", "short", "with a space in it", "with\na-line-break", "ключ-ключ-ключ" })
        {
            var refused = await TypeAsync(root, typed);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains("A key has", refused.TextOf(".error-summary"), StringComparison.Ordinal);
            Assert.Equal("none", (await root.GetAsync(Address)).TextOf("#key"));
        }
    }

    [Fact]
    public async Task A_wrong_key_is_said_to_be_wrong_and_the_models_that_need_it_to_be_unavailable()
    {
        await using var fal = new FakeFal();
        await using var site = SiteBeside(fal);
        await using var root = await site.AdministratorAsync();
        await TypeAsync(root, "not-the-right-key");

        var tested = await root.SubmitAsync(await root.GetAsync(Address), "form[action$='handler=Test']");
        Assert.Equal("The key is not accepted.", tested.TextOf("#test"));
        var generation = await root.GenerateAsync("A quiet harbour");
        var card = await root.UntilFinishedAsync(generation);

        Assert.Contains("does not accept this installation’s key", card.Text, StringComparison.Ordinal);
        Assert.Contains("Its key was not accepted", (await root.GetAsync(Address)).TextOf(".notice-bad"), StringComparison.Ordinal);
        Assert.Contains("temporarily unavailable", (await root.GetAsync("/studio")).Text, StringComparison.Ordinal);
        Assert.Empty(fal.Bill);
    }

    [Fact]
    public async Task The_operators_settings_win_and_cannot_be_changed_on_the_page()
    {
        await using var fal = new FakeFal();
        await using var site = SiteBeside(fal, new() { ["FAL_KEY"] = FakeFal.Key });
        await using var root = await site.AdministratorAsync();

        var page = await root.GetAsync(Address);
        Assert.Equal("…ator, from the settings", page.TextOf("#key"));
        Assert.False(page.Has("#Input_Key"));
        await root.ForgeAsync($"{Address}?handler=Key", new() { ["key"] = "another-key-of-mine" });

        Assert.Equal((0, null), await ReadAsANewProcessWouldAsync(site));
    }

    [Fact]
    public async Task Nobody_else_sees_the_providers()
    {
        await using var fal = new FakeFal();
        await using var site = SiteBeside(fal);
        await using var member = await site.MemberAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(Address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync("/admin/providers")).Status);
    }

    private static StudioApp SiteBeside(FakeFal fal, Dictionary<string, string?>? more = null)
    {
        var settings = more ?? [];
        settings["Providers:Fal:BaseUrl"] = fal.Address.ToString();
        settings["Providers:AllowLoopback"] = "true";
        return StudioApp.With(settings);
    }

    private static async Task<Answer> TypeAsync(Visitor root, string key) =>
        await root.SubmitAsync(await root.GetAsync(Address), "form[action$='handler=Key']", new() { ["key"] = key });

    private static async Task<(int Rows, string? Key)> ReadAsANewProcessWouldAsync(StudioApp site)
    {
        await using var scope = site.Scope();
        var db = scope.ServiceProvider.GetRequiredService<StudioDb>();
        var keys = ActivatorUtilities.CreateInstance<KeptKeys>(scope.ServiceProvider);
        await keys.LoadAsync(db, Token);
        return (await db.ProviderKeys.CountAsync(Token), keys.Find("fal"));
    }

    private static bool Holds(string file, string text)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd().Contains(text, StringComparison.Ordinal);
    }
}
