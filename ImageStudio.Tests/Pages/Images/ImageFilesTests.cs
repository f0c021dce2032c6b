using System.Net;
using System.Security.Cryptography;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Providers;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ImageStudio.Tests.Pages.Images;

public sealed class ImageFilesTests(StudioApp app)
{
    [Theory]
    [InlineData("thumb", 320)]
    [InlineData("grid", 640)]
    [InlineData("full", 1024)]
    public async Task A_shown_picture_is_our_own_copy_that_only_its_owners_browser_keeps(string rendition, int side)
    {
        var work = await app.AdasWorkAsync();

        var answer = await work.Owner.GetAsync(work.Copy.Replace("grid-", rendition + "-", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("image/webp", answer.Header("Content-Type"));
        AssertGuarded(answer);
        Assert.Equal("max-age=31536000, private, immutable", answer.Header("Cache-Control"));
        Assert.Null(answer.Header("Content-Disposition"));
        using var picture = Support.Pictures.Read(await BytesAsync(answer));
        Assert.Equal((side, side), (picture.Width, picture.Height));
    }

    [Fact]
    public async Task The_original_leaves_as_a_download_and_is_what_the_provider_delivered()
    {
        var work = await app.AdasWorkAsync();
        var page = await work.Owner.GetAsync(work.Picture);
        Assert.Equal(work.Original, page.FindAll("a").Single(link => link.TextContent == "Download").GetAttribute("href"));

        var answer = await work.Owner.GetAsync(work.Original);

        Assert.Equal("image/png", answer.Header("Content-Type"));
        AssertGuarded(answer);
        Assert.Equal("no-cache, private", answer.Header("Cache-Control"));
        var disposition = answer.Response.Content.Headers.ContentDisposition!;
        Assert.Equal("attachment", disposition.DispositionType);
        Assert.Matches(@"^""?flux-dev-\d{8}-\d{6}-[0-9a-f]{6}\.png""?$", disposition.FileName);
        var bytes = await BytesAsync(answer);
        var (hash, delivered) = await RecordAsync(work.PictureId);
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Assert.Equal(delivered, bytes);
    }

    [Fact]
    public async Task What_the_browser_has_is_not_sent_again()
    {
        var work = await app.AdasWorkAsync();

        foreach (var address in new[] { work.Copy, work.Original })
        {
            var first = await work.Owner.GetAsync(address);
            var again = new HttpRequestMessage(HttpMethod.Get, address);
            again.Headers.IfNoneMatch.Add(first.Response.Headers.ETag!);

            var answer = await work.Owner.SendAsync(again);

            Assert.Equal(HttpStatusCode.NotModified, answer.Status);
            Assert.Equal(first.Header("Cache-Control"), answer.Header("Cache-Control"));
            Assert.Equal("default-src 'none'; sandbox", answer.Header("Content-Security-Policy"));
            Assert.Empty(await BytesAsync(answer));
        }
    }

    [Fact]
    public async Task A_part_of_the_original_can_be_asked_for()
    {
        var work = await app.AdasWorkAsync();
        var part = new HttpRequestMessage(HttpMethod.Get, work.Original);
        part.Headers.Range = new(0, 7);

        var answer = await work.Owner.SendAsync(part);

        Assert.Equal(HttpStatusCode.PartialContent, answer.Status);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10], await BytesAsync(answer));
    }

    [Fact]
    public async Task A_picture_sets_no_cookie_even_when_a_page_would_renew_the_session()
    {
        var work = await app.AdasWorkAsync();
        await using var later = app.Visit();
        foreach (var cookie in AgedBy(TimeSpan.FromDays(5), work.Owner)) later.Cookies.Add(app.Address, cookie);

        Assert.Null((await later.GetAsync(work.Copy)).Header("Set-Cookie"));
        Assert.Null((await later.GetAsync(work.Original)).Header("Set-Cookie"));
        Assert.NotNull((await later.GetAsync("/gallery")).Header("Set-Cookie"));
    }

    private static void AssertGuarded(Answer answer)
    {
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("default-src 'none'; sandbox", answer.Header("Content-Security-Policy"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Resource-Policy"));
        Assert.NotNull(answer.Response.Headers.ETag);
        Assert.Null(answer.Header("Set-Cookie"));
    }

    private static Task<byte[]> BytesAsync(Answer answer) => answer.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

    /// <summary>What the database says the picture is, and the bytes the sandbox hands out for its job.</summary>
    private async Task<(string Hash, byte[] Delivered)> RecordAsync(Guid pictureId)
    {
        var token = TestContext.Current.CancellationToken;
        await using var scope = app.Scope();
        var db = scope.ServiceProvider.GetRequiredService<StudioDb>();
        var image = await db.GalleryImages.SingleAsync(i => i.Id == pictureId, token);
        var job = await db.ProviderJobs.SingleAsync(j => j.Id == image.JobId, token);
        var sandbox = scope.ServiceProvider.GetRequiredService<ProviderRegistry>().Find(image.ProviderId)!;
        var done = Assert.IsType<JobUpdate.Done>(await sandbox.PollAsync(job.VendorJobId!, token));
        await using var stream = await sandbox.FetchAsync(Assert.Single(done.Images), token);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, token);
        return (image.Hash, bytes.ToArray());
    }

    /// <summary>The person's cookies as if their session had begun earlier.</summary>
    private IEnumerable<Cookie> AgedBy(TimeSpan age, Visitor visitor)
    {
        var tickets = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(IdentityConstants.ApplicationScheme).TicketDataFormat;
        foreach (Cookie cookie in visitor.Cookies.GetCookies(app.Address))
        {
            if (tickets.Unprotect(cookie.Value) is not { } ticket) continue;
            ticket.Properties.IssuedUtc -= age;
            ticket.Properties.ExpiresUtc -= age;
            yield return new Cookie(cookie.Name, tickets.Protect(ticket));
        }
    }
}
