using System.Net;
using ImageStudio.Tests.Providers.SdServer;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Pages.Admin;

/// <summary>An engine on the operator's own server, from its address in the settings to a picture in the gallery.</summary>
public sealed class OwnEngineTests
{
    private const string Address = "/admin/providers/sdserver";

    [Fact]
    public async Task A_model_of_ones_own_engine_is_chosen_drawn_and_stays_on_old_cards_when_it_is_gone()
    {
        await using var server = new FakeSdServer();
        await using var site = StudioApp.With(new() { ["Providers:SdServer:BaseUrl"] = server.Address.ToString() });
        await using var root = await site.AdministratorAsync();
        await TestAsync(root);
        var studio = await root.OpenModelsAsync();
        var model = studio.Find("[value^='own-sdserver-']").GetAttribute("value")!;

        Assert.Equal("free", studio.TextOf(".model-row:has([value^='own-sdserver-']) .model-price"));
        var priced = await root.PricedAsync("A quiet harbour", ("Model", model), ("Count", "2"));
        Assert.Equal("Generate • free", priced.TextOf("#generate"));
        var generation = (await root.PressGenerateAsync(priced)).Location!;
        var card = await root.UntilFinishedAsync(generation);

        Assert.Empty(server.Complaints);
        Assert.Equal(2, server.Bill.Count);
        Assert.Equal(2, card.FindAll("article.generation-card img").Count);
        Assert.Equal(new("100", "Nothing on hold"), await root.WalletAsync());
        Assert.Equal(HttpStatusCode.OK, (await root.GetAsync($"/credits/receipts/{generation.Split('/')[^1]}")).Status);
        server.Capabilities = new { model = new { stem = "sdxl" }, supported_modes = new[] { "img_gen" } };
        await TestAsync(root);
        Assert.Contains("z_image_turbo", (await root.GetAsync(generation)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(model, await (await root.GetAsync("/studio?model=sdxl")).SourceAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_that_is_off_says_so_beside_its_models()
    {
        await using var server = new FakeSdServer();
        await using var site = StudioApp.With(new() { ["Providers:SdServer:BaseUrl"] = server.Address.ToString() });
        await using var root = await site.AdministratorAsync();
        await TestAsync(root);
        await server.DisposeAsync();

        Assert.Equal("No connection could be made.", (await TestAsync(root)).TextOf("#test"));

        Assert.Contains("z_image_turbo is temporarily unavailable: stable-diffusion.cpp does not answer", (await root.OpenModelsAsync()).Text, StringComparison.Ordinal);
        Assert.Contains("It does not answer.", (await root.GetAsync(Address)).TextOf(".notice-bad"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_address_the_page_says_what_to_set()
    {
        await using var site = StudioApp.With([]);
        await using var root = await site.AdministratorAsync();

        var page = await root.GetAsync(Address);

        Assert.Equal(("Needs an address", "none needed: own engine"), (page.TextOf("#state"), page.TextOf("#key")));
        Assert.Contains("Providers__SdServer__BaseUrl", page.Text, StringComparison.Ordinal);
        Assert.Contains("none needed: own engine", (await root.GetAsync("/admin/providers")).Text, StringComparison.Ordinal);
    }

    private static async Task<Answer> TestAsync(Visitor root) =>
        await root.SubmitAsync(await root.GetAsync(Address), "form[action$='handler=Test']");
}
