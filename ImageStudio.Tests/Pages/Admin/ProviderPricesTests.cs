using System.Net;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Providers.Fal;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Pages.Admin;

/// <summary>What a provider says its prices are, on the pages of administrators and of everybody.</summary>
public sealed class ProviderPricesTests
{
    private const string Address = "/admin/providers/fal";
    private const string Flux = "fal-ai/flux/dev";
    private const string Button = "form[action$='handler=Prices']";

    [Fact]
    public async Task Prices_that_are_read_now_are_said_in_words_and_stand_in_the_price_list()
    {
        await using var fal = new FakeFal();
        await using var site = SiteBeside(fal, FakeVendor.Key);
        await using var root = await site.AdministratorAsync();
        var shipped = (await root.GetAsync("/admin/credits/costs")).TextOf("[aria-labelledby=prices] code");
        fal.Pricing.Prices[Flux] = new(0.03m);
        fal.Pricing.Prices["xai/grok-imagine-image"] = new(7, "images");
        fal.Pricing.Prices["fal-ai/z-image/turbo"] = null;

        var read = await ReadAsync(root);

        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Equal($"{VendorBench.Reached("fal").Count() - 1} prices were read, 1 changed, 1 not believed.", read.TextOf("#reading"));
        Assert.Equal("xai/grok-imagine-image: $7 is more than ten times the catalogue’s $0.02", read.TextOf("#refused"));
        Assert.Equal("fal-ai/z-image/turbo", read.TextOf("#missing"));
        var costs = await root.GetAsync("/admin/credits/costs");
        Assert.StartsWith($"{shipped}-", costs.TextOf("[aria-labelledby=prices] code"), StringComparison.Ordinal);
        var row = Assert.Single(costs.TextsOf("[aria-labelledby=prices] tbody tr"), text => text.Contains(Flux, StringComparison.Ordinal));
        Assert.Contains("$0.03 per megapixelfal.ai’s pricing API, read", row, StringComparison.Ordinal);
        Assert.Contains("not believed", (await root.GetAsync(Address)).TextOf("#prices-read"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_was_open_before_a_price_changed_comes_back_with_the_new_one()
    {
        await using var fal = new FakeFal();
        await using var site = SiteBeside(fal, FakeVendor.Key);
        await using var root = await site.AdministratorAsync();
        await using var ada = await site.RegisterAsync("ada");
        var priced = await ada.PricedAsync("A quiet harbour", ("Model", "flux-dev"), ("Count", "2"));
        Assert.Equal("Generate • 5 credits", priced.TextOf("#generate"));
        fal.Pricing.Prices[Flux] = new(0.04m);
        await ReadAsync(root);

        var refused = await ada.PressGenerateAsync(priced);

        Assert.Equal((HttpStatusCode.Conflict, "Generate • 8 credits"), (refused.Status, refused.TextOf("#generate")));
        Assert.Contains("The price is not the one you saw. Nothing was spent.", refused.Text, StringComparison.Ordinal);
        Assert.Empty(fal.Bill);
        var started = await ada.PressGenerateAsync(refused);
        Assert.Equal(HttpStatusCode.Redirect, started.Status);
        await ada.UntilFinishedAsync(started.Location!);
        Assert.Equal(new("92", "Nothing on hold"), await ada.WalletAsync());
    }

    [Fact]
    public async Task A_form_that_was_open_while_prices_were_confirmed_can_be_pressed()
    {
        await using var fal = new FakeFal();
        await using var site = SiteBeside(fal, FakeVendor.Key);
        await using var root = await site.AdministratorAsync();
        await using var ada = await site.RegisterAsync("ada");
        var priced = await ada.PricedAsync("A quiet harbour", ("Model", "flux-dev"));
        Assert.Equal($"{VendorBench.Reached("fal").Count()} prices were read, none changed.", (await ReadAsync(root)).TextOf("#reading"));

        Assert.Equal(HttpStatusCode.Redirect, (await ada.PressGenerateAsync(priced)).Status);
    }

    [Fact]
    public async Task A_typed_key_brings_its_prices_and_takes_them_along_when_it_goes()
    {
        await using var fal = new FakeFal();
        await using var site = SiteBeside(fal, key: null);
        await using var root = await site.AdministratorAsync();
        fal.Pricing.Prices[Flux] = new(0.031m);
        var page = await root.GetAsync(Address);
        Assert.Equal("not yet; the catalogue’s count", page.TextOf("#prices-read"));
        Assert.True(page.Find($"{Button} button").HasAttribute("disabled"));

        await root.SubmitAsync(page, "form[action$='handler=Key']", new() { ["key"] = FakeVendor.Key });

        page = await root.UntilAsync(Address, shown => shown.TextOf("#prices-read").Contains("1 changed", StringComparison.Ordinal));
        Assert.Contains("$0.031 per megapixel", (await root.GetAsync("/admin/credits/costs")).Text, StringComparison.Ordinal);
        await root.SubmitAsync(page, "form[action$='handler=Remove']");
        Assert.Equal("not yet; the catalogue’s count", (await root.GetAsync(Address)).TextOf("#prices-read"));
        Assert.DoesNotContain("$0.031 per megapixel", (await root.GetAsync("/admin/credits/costs")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trouble_is_said_and_changes_nothing()
    {
        await using var fal = new FakeFal();
        await using var site = SiteBeside(fal, FakeVendor.Key);
        await using var root = await site.AdministratorAsync();
        fal.Faults = call => call.Role == CallRole.Other ? Fault.Of(401, new { error = new { type = "authorization_error" } }) : null;

        var read = await ReadAsync(root);

        Assert.Equal("The key is not accepted. The prices that were read last stay.", read.TextOf("#reading"));
        Assert.True(read.Has("#reading.notice-bad"));
    }

    [Fact]
    public async Task Only_administrators_read_prices_and_only_where_there_are_any()
    {
        await using var fal = new FakeFal();
        await using var site = SiteBeside(fal, FakeVendor.Key);
        await using var root = await site.AdministratorAsync();
        await using var member = await site.MemberAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await member.ForgeAsync($"{Address}?handler=Prices")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await root.ForgeAsync("/admin/providers/xai?handler=Prices")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await root.ForgeAsync("/admin/providers/nobody?handler=Prices")).Status);
        Assert.False((await root.GetAsync("/admin/providers/xai")).Has(Button));
    }

    private static async Task<Answer> ReadAsync(Visitor root) => await root.SubmitAsync(await root.GetAsync(Address), Button);

    private static StudioApp SiteBeside(FakeFal fal, string? key) => StudioApp.With(new()
    {
        ["Providers:Fal:BaseUrl"] = fal.Address.ToString(),
        ["Providers:AllowLoopback"] = "true",
        ["FAL_KEY"] = key,
    });
}
