using System.Net;
using AngleSharp.Dom;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Pages.Security;

public sealed class EveryAnswerTests(StudioApp app)
{
    private static readonly string[] Linking = ["src", "href", "action", "formaction", "srcset", "poster", "data", "hx-get", "hx-post", "xlink:href"];

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        var work = await app.AdasWorkAsync();
        var nobody = app.Visit();
        var signIn = await nobody.GetAsync("/account/sign-in");
        Answer[] answers =
        [
            await work.Owner.GetAsync("/studio"),
            await work.Owner.GetAsync($"{work.Generation}?handler=Card", htmx: true),
            await work.Owner.GetAsync("/no-such-page"),
            await work.Owner.PostAsync("/studio", []),
            await work.Owner.GetAsync(work.Copy),
            await work.Owner.GetAsync(work.Original),
            signIn,
            await nobody.GetAsync("/studio"),
            await nobody.GetAsync("/health/live"),
            await nobody.GetAsync(signIn.Find("link[rel=stylesheet]").GetAttribute("href")!),
            await nobody.GetAsync(signIn.Find("script").GetAttribute("src")!),
        ];

        Assert.All(answers, answer =>
        {
            var policy = answer.Header("Content-Security-Policy")!;
            Assert.StartsWith("default-src 'none'; s", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("nonce", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
            Assert.Equal("same-origin", answer.Header("Referrer-Policy"));
            Assert.Equal("same-origin", answer.Header("Cross-Origin-Opener-Policy"));
            Assert.NotNull(answer.Header("Permissions-Policy"));
            Assert.NotNull(answer.Header("Cache-Control"));
            Assert.Null(answer.Header("Server"));
            Assert.Null(answer.Header("X-Powered-By"));
        });
    }

    [Fact]
    public async Task A_page_may_not_be_framed_nor_kept_and_loads_only_from_here()
    {
        var work = await app.AdasWorkAsync();

        var page = await work.Owner.GetAsync(work.Picture);

        Assert.Contains("no-store", page.Header("Cache-Control"), StringComparison.Ordinal);
        var policy = page.Header("Content-Security-Policy")!.Split("; ");
        Assert.All(
            ["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"],
            (string directive) => Assert.Contains(directive, policy));
    }

    [Fact]
    public async Task No_page_has_anything_inline_or_from_elsewhere()
    {
        foreach (var (address, page) in await AllPagesAsync())
        {
            Assert.True(page.FindAll("script").All(script => script.HasAttribute("src") && script.TextContent.Length == 0), $"{address}: script");
            Assert.False(page.Has("style, [style], iframe, object, embed, base, meta[http-equiv]"), $"{address}: style or frame");
            var attributes = page.FindAll("*").SelectMany(element => element.Attributes).ToList();
            Assert.DoesNotContain(attributes, attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                || attribute.Name.StartsWith("hx-on", StringComparison.OrdinalIgnoreCase));
            Assert.All(attributes.Where(attribute => Linking.Contains(attribute.Name)), attribute => AssertIsFromHere(address, attribute));
        }
    }

    [Fact]
    public async Task Every_page_has_one_heading_a_title_a_language_and_no_id_twice()
    {
        foreach (var (address, page) in await AllPagesAsync())
        {
            Assert.True(page.FindAll("h1").Count == 1, $"{address} has {page.FindAll("h1").Count} headings of the first rank.");
            Assert.EndsWith(" – Image Studio", page.Page.Title, StringComparison.Ordinal);
            Assert.Equal("en", page.Page.DocumentElement.GetAttribute("lang"));
            var ids = page.FindAll("[id]").Select(element => element.Id).ToList();
            Assert.True(ids.Count == ids.Distinct().Count(), $"{address}: {string.Join(", ", ids.GroupBy(id => id).Where(g => g.Count() > 1).Select(g => g.Key))}");
            Assert.All(page.FindAll("main a[href^='#']"), link => Assert.True(page.Has(link.GetAttribute("href")!), $"{address}: {link.GetAttribute("href")}"));
        }
    }

    [Fact]
    public async Task Texts_are_only_ever_sent_in_the_body_of_a_form()
    {
        foreach (var (address, page) in await AllPagesAsync())
        {
            // A form that only filters stands in the address, so that a view can be linked: it has nothing to type into.
            var (sending, filtering) = (page.FindAll("form:not(.filters)"), page.FindAll("form.filters"));
            Assert.All(sending, form => Assert.Equal("post", form.GetAttribute("method")));
            Assert.All(filtering, form => Assert.Equal("get", form.GetAttribute("method")));
            Assert.All(filtering, form => Assert.Null(form.QuerySelector("input:not([type=hidden]), textarea")));
            Assert.All(sending, form => Assert.True(
                form.QuerySelector("input[name=__RequestVerificationToken]") is not null, $"{address}: {form.GetAttribute("action")} has no token."));
            Assert.DoesNotContain(
                page.FindAll("*").SelectMany(element => element.Attributes).Where(attribute => Linking.Contains(attribute.Name)),
                attribute => attribute.Value.Contains("harbour", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task The_wallet_stands_in_the_sidebar_of_every_page()
    {
        foreach (var (address, page) in (await AllPagesAsync()).Where(page => !page.Address.StartsWith("/account", StringComparison.Ordinal)))
        {
            Assert.True(page.Has(".sidebar #wallet"), address);
            Assert.Equal(new("97.5", "Nothing on hold"), page.Wallet());
            Assert.Contains("97.5", page.TextOf(".topbar #topbar-balance"), StringComparison.Ordinal);
        }
    }

    private async Task<List<(string Address, Answer Page)>> AllPagesAsync()
    {
        var work = await app.AdasWorkAsync();
        var pages = new List<(string, Answer)>();
        foreach (var address in (string[])
        [
            "/studio", $"/studio?from={work.PictureId}&model=x&style=y", work.Generation, "/gallery", work.Picture,
            $"{work.Picture}/add-to-project", $"{work.Picture}/add-to-collection", "/gallery/collections", "/gallery/collections/new", work.Collection,
            $"{work.Collection}/rename", $"{work.Collection}/delete", "/projects", "/projects/new", work.Project, "/credits", "/credits/spend",
            $"/credits/receipts/{work.GenerationId}", "/no-such-page",
        ])
            pages.Add((address, await work.Owner.GetAsync(address)));

        await using var nobody = app.Visit();
        foreach (var address in (string[])["/account/sign-in", "/account/register"]) pages.Add((address, await nobody.GetAsync(address)));
        Assert.All(pages.Select(page => page.Item2), page => Assert.True(page.Status is HttpStatusCode.OK or HttpStatusCode.NotFound));
        return pages;
    }

    private static void AssertIsFromHere(string address, IAttr attribute)
    {
        foreach (var part in attribute.Value.Split(", "))
            Assert.True(part.Length == 0 || part[0] is '#' || (part[0] == '/' && !part.StartsWith("//", StringComparison.Ordinal)), $"{address}: {attribute.Name}={part}");
    }
}
