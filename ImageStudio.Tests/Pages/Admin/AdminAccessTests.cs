using System.Net;
using ImageStudio.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Pages.Admin;

public sealed class AdminAccessTests(StudioApp app)
{
    [Fact]
    public async Task For_everybody_else_no_page_of_the_administration_exists()
    {
        await using var member = await app.MemberAsync();
        Assert.NotEmpty(Routes());

        foreach (var address in Routes())
        {
            var (page, fragment, form) = (await member.GetAsync(address), await member.GetAsync(address, htmx: true), await member.ForgeAsync(address));

            Assert.True(page.Status == HttpStatusCode.NotFound, $"GET {address} answered {page.Status}.");
            Assert.True(fragment.Status == HttpStatusCode.NotFound, $"htmx GET {address} answered {fragment.Status}.");
            Assert.True(form.Status == HttpStatusCode.NotFound, $"POST {address} answered {form.Status}.");
        }
    }

    [Fact]
    public async Task Only_administrators_see_the_way_there()
    {
        await using var member = await app.MemberAsync();
        await using var root = await app.AdministratorAsync();

        Assert.False((await member.GetAsync("/gallery")).Has("a[href^='/admin']"));
        Assert.Equal("Admin", (await root.GetAsync("/gallery")).TextOf(".sidebar a[href='/admin/credits']"));
    }

    [Fact]
    public async Task Whoever_is_no_longer_administrator_is_out_at_once()
    {
        await using var root = await app.AdministratorAsync();
        await using var second = await app.AdministratorAsync("second");
        Assert.Equal(HttpStatusCode.OK, (await second.GetAsync("/admin/credits")).Status);
        var page = await root.GetAsync(await app.PageOfAsync(second));

        await root.SubmitAsync(page, "form[action$='/administrator']", new() { ["Administrator"] = "false" });

        Assert.Equal(HttpStatusCode.NotFound, (await second.GetAsync("/admin/credits")).Status);
        Assert.DoesNotContain("Administrator", (await root.GetAsync(await app.PageOfAsync(second))).TextOf(".page-header"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_becomes_administrator_on_their_page()
    {
        await using var root = await app.AdministratorAsync();
        await using var member = await app.MemberAsync();
        var page = await root.GetAsync(await app.PageOfAsync(member));

        await root.SubmitAsync(page, "form[action$='/administrator']", new() { ["Administrator"] = "true" });

        Assert.Equal(HttpStatusCode.OK, (await member.GetAsync("/admin/credits")).Status);
    }

    private List<string> Routes() => [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Select(endpoint => endpoint.RoutePattern.RawText!).Where(route => route.TrimStart('/').StartsWith("admin", StringComparison.Ordinal))
        .Select(route => "/" + route.TrimStart('/')
            .Replace("{id:guid}", $"{Guid.NewGuid()}", StringComparison.Ordinal)
            .Replace("{generationId:guid}", $"{Guid.NewGuid()}", StringComparison.Ordinal)
            .Replace("{kind:regex(^(user|project)$)}", "user", StringComparison.Ordinal)).Distinct()];
}
