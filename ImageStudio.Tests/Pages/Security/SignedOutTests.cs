using System.Net;
using ImageStudio.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Pages.Security;

public sealed class SignedOutTests(StudioApp app)
{
    /// <summary>Every route of the site and whether somebody who is not signed in may use it. A new route has to be entered here.</summary>
    private static readonly Dictionary<string, bool> OpenToAnybody = new()
    {
        [""] = false,
        ["studio"] = false,
        ["studio/compare"] = false,
        ["studio/edit"] = false,
        ["studio/prompts"] = false,
        ["comparisons/{id:guid}"] = false,
        ["generations/{id:guid}"] = false,
        ["generations/{id:guid}/cancel"] = false,
        ["gallery"] = false,
        ["gallery/upload"] = false,
        ["gallery/{id:guid}"] = false,
        ["gallery/{id:guid}/add-to-project"] = false,
        ["gallery/{id:guid}/add-to-collection"] = false,
        ["gallery/collections"] = false,
        ["gallery/collections/new"] = false,
        ["gallery/collections/{id:guid}"] = false,
        ["gallery/collections/{id:guid}/rename"] = false,
        ["gallery/collections/{id:guid}/delete"] = false,
        ["gallery/collections/{id:guid}/images/{imageId:guid}/remove"] = false,
        ["projects"] = false,
        ["projects/new"] = false,
        ["projects/{id:guid}"] = false,
        ["projects/{id:guid}/instructions"] = false,
        ["projects/{id:guid}/images/{imageId:guid}/remove"] = false,
        ["credits"] = false,
        ["admin/credits"] = false,
        ["admin/credits/people/{id:guid}"] = false,
        ["admin/credits/people/{id:guid}/change"] = false,
        ["admin/credits/people/{id:guid}/refund/{generationId:guid}"] = false,
        ["admin/credits/people/{id:guid}/administrator"] = false,
        ["admin/credits/people/{id:guid}/plan"] = false,
        ["admin/credits/requests"] = false,
        ["admin/credits/budgets"] = false,
        ["admin/credits/budgets/{kind:regex(^(user|project)$)}/{id:guid}"] = false,
        ["admin/credits/costs"] = false,
        ["admin/credits/reconciliation"] = false,
        ["admin/providers"] = false,
        ["admin/providers/{id:maxlength(30)}"] = false,
        ["credits/spend"] = false,
        ["credits/activity.csv"] = false,
        ["credits/receipts/{id:guid}"] = false,
        ["images/{id:guid}/{rendition}-{version}.webp"] = false,
        ["images/{id:guid}/original"] = false,
        ["account/register"] = true,
        ["account/sign-in"] = true,
        ["account/sign-out"] = true,
        ["account/appearance"] = true,
        ["error/{code:int}"] = true,
        ["health/live"] = true,
        ["health/ready"] = true,
    };

    [Fact]
    public void Every_route_is_listed_here()
    {
        Assert.Equal(OpenToAnybody.Keys.Order(StringComparer.Ordinal), Routes().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_route_that_is_not_open_leads_to_the_sign_in()
    {
        await using var nobody = app.Visit();

        foreach (var (route, isOpen) in OpenToAnybody)
        {
            var address = AddressOf(route);
            var (plain, htmx, form) = (
                await nobody.GetAsync(address), await nobody.GetAsync(address, htmx: true), await nobody.PostAsync(address, []));

            Assert.True(isOpen != IsSentToSignIn(plain), $"GET /{route} answered {plain.Status} {plain.Location}.");
            if (isOpen) continue;
            Assert.True(
                htmx.Status == HttpStatusCode.Unauthorized && htmx.Header("HX-Redirect") == "/account/sign-in",
                $"htmx GET /{route} answered {htmx.Status} with HX-Redirect {htmx.Header("HX-Redirect")}.");
            // A picture's address takes no forms, for nobody.
            Assert.True(IsSentToSignIn(form), $"POST /{route} answered {form.Status} {form.Location}.");
        }
    }

    [Fact]
    public async Task An_address_that_does_not_exist_tells_a_stranger_nothing()
    {
        await using var nobody = app.Visit();

        Assert.True(IsSentToSignIn(await nobody.GetAsync("/no/such/page")));
        Assert.True(IsSentToSignIn(await nobody.GetAsync("/data/studio.db")));
    }

    [Fact]
    public async Task Somebody_elses_finished_picture_is_behind_the_sign_in()
    {
        var work = await app.AdasWorkAsync();
        await using var nobody = app.Visit();

        foreach (var address in new[] { work.Generation, work.Picture, work.Project, work.Collection, work.Copy, work.Original })
            Assert.True(IsSentToSignIn(await nobody.GetAsync(address)), address);
    }

    [Fact]
    public async Task Static_files_and_health_are_for_everybody()
    {
        await using var nobody = app.Visit();
        var page = await nobody.GetAsync("/account/sign-in");
        var files = page.FindAll("link[rel=stylesheet], link[rel=icon]").Select(link => link.GetAttribute("href")!)
            .Concat(page.FindAll("script[src]").Select(script => script.GetAttribute("src")!)).ToList();

        Assert.True(files.Count >= 3);
        foreach (var address in files.Concat(["/health/live", "/health/ready"]))
            Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync(address)).Status);
    }

    private static bool IsSentToSignIn(Answer answer) =>
        answer.Status == HttpStatusCode.Redirect && answer.Response.Headers.Location!.ToString().Contains("/account/sign-in?returnUrl=", StringComparison.Ordinal);

    private static string AddressOf(string route) => "/" + route
        .Replace("{id:guid}", $"{Guid.NewGuid()}", StringComparison.Ordinal).Replace("{imageId:guid}", $"{Guid.NewGuid()}", StringComparison.Ordinal)
        .Replace("{generationId:guid}", $"{Guid.NewGuid()}", StringComparison.Ordinal)
        .Replace("{kind:regex(^(user|project)$)}", "user", StringComparison.Ordinal)
        .Replace("{rendition}", "grid", StringComparison.Ordinal).Replace("{version}", "000000000000", StringComparison.Ordinal)
        .Replace("{code:int}", "404", StringComparison.Ordinal);

    /// <summary>The last one is only there in a build that is not published, for files added to wwwroot while it runs.</summary>
    private HashSet<string> Routes() => [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
        .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/')).Where(route => route != "{**path:file}")];
}
