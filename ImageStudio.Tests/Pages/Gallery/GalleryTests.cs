using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Pages.Gallery;

public sealed class GalleryTests(StudioApp app)
{
    private static readonly DateTimeOffset Noon = new(2020, 3, 3, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_empty_gallery_has_words_of_its_own()
    {
        await using var ada = await app.RegisterAsync("ada");

        var gallery = await ada.GetAsync("/gallery");

        Assert.Contains("Your pictures gather here", gallery.TextOf(".empty"), StringComparison.Ordinal);
        Assert.Equal("/studio", gallery.Find(".empty a").GetAttribute("href"));
        Assert.False(gallery.Has(".paging"));
    }

    [Fact]
    public async Task Pictures_stand_newest_first_under_their_days()
    {
        await using var ada = await app.RegisterAsync("ada");
        var today = Assert.Single(await app.AddPicturesAsync(ada, 1, DateTimeOffset.UtcNow, "The newest"));
        var third = await app.AddPicturesAsync(ada, 2, Noon);
        var second = await app.AddPicturesAsync(ada, 1, Noon.AddDays(-1));

        var gallery = await ada.GetAsync("/gallery");

        Assert.Equal(["Today", "3 March 2020", "2 March 2020"], gallery.TextsOf("main h2"));
        Assert.Equal("2020-03-03", gallery.FindAll("main h2 time")[1].GetAttribute("datetime"));
        Assert.Equal(
            new[] { today, third[0], third[1], second[0] }.Select(id => $"/gallery/{id}"),
            gallery.FindAll("a.tile-box").Select(link => link.GetAttribute("href")));
        Assert.Equal("The newest", gallery.Find("main img").GetAttribute("alt"));
        Assert.All(gallery.FindAll("main img"), img => Assert.True(img.HasAttribute("width") && img.HasAttribute("height")));
    }

    [Fact]
    public async Task Older_pictures_are_behind_links_each_once_to_the_end()
    {
        await using var ada = await app.RegisterAsync("ada");
        var ids = new List<Guid>(await app.AddPicturesAsync(ada, 70, Noon));
        ids.AddRange(await app.AddPicturesAsync(ada, 50, Noon.AddDays(-9)));

        var seen = new List<string>();
        var page = await ada.GetAsync("/gallery");
        Assert.False(page.Text.Contains("Newest", StringComparison.Ordinal));
        while (true)
        {
            seen.AddRange(page.FindAll("a.tile-box").Select(link => link.GetAttribute("href")!));
            if (!page.Has(".paging a[rel=next]")) break;
            Assert.True(page.FindAll("a.tile-box").Count == 48 && seen.Count <= ids.Count);
            page = await ada.GetAsync(page.Find(".paging a[rel=next]").GetAttribute("href")!);
        }

        Assert.Equal(ids.Select(id => $"/gallery/{id}"), seen);
        Assert.Equal("/gallery", page.FindAll(".paging a").Single(link => link.TextContent == "Newest").GetAttribute("href"));
    }

    [Fact]
    public async Task Pictures_of_one_moment_are_neither_lost_nor_doubled_between_pages()
    {
        await using var ada = await app.RegisterAsync("ada");
        for (var index = 0; index < 50; index++) await app.AddPicturesAsync(ada, 1, Noon);

        var first = await ada.GetAsync("/gallery");
        var second = await ada.GetAsync(first.Find(".paging a[rel=next]").GetAttribute("href")!);

        Assert.Equal(
            50, first.FindAll("a.tile-box").Concat(second.FindAll("a.tile-box")).Select(link => link.GetAttribute("href")).Distinct().Count());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("1_2")]
    [InlineData("99999999999999999999_00000000000000000000000000000000")]
    [InlineData("9223372036854775807_00000000000000000000000000000000")]
    public async Task A_cursor_that_is_not_ours_starts_at_the_newest(string cursor)
    {
        await using var ada = await app.RegisterAsync("ada");
        await app.AddPicturesAsync(ada, 1, Noon);

        foreach (var address in new[] { "/gallery", "/projects" })
            Assert.Equal(System.Net.HttpStatusCode.OK, (await ada.GetAsync($"{address}?after={cursor}")).Status);
        Assert.Single((await ada.GetAsync("/gallery?after=" + cursor)).FindAll("a.tile-box"));
    }

    [Fact]
    public async Task A_picture_has_its_facts_its_cost_and_its_ways_on()
    {
        var work = await app.AdasWorkAsync();

        var page = await work.Owner.GetAsync(work.Picture);

        Assert.Equal(FinishedWork.Description, page.TextOf("h1"));
        Assert.Equal(FinishedWork.Description, page.Find(".image-stage img").GetAttribute("alt"));
        var facts = page.TextOf(".details-list");
        Assert.Contains("ModelFlux Dev 1.0 Sandbox", facts, StringComparison.Ordinal);
        Assert.Contains("Size1024 × 1024 · 1:1 · PNG", facts, StringComparison.Ordinal);
        Assert.Contains("Cost2.5 credits (2.5 for the generation; estimate 2.5)", facts, StringComparison.Ordinal);
        Assert.Contains($"Sent{FinishedWork.Description}", facts, StringComparison.Ordinal);
        Assert.Equal("Harbours", page.TextOf(".chip a"));
        Assert.Equal(work.Project, page.Find(".chip a").GetAttribute("href"));
        Assert.True(page.Has($"a[href='{work.Original}'][download]"));
        Assert.True(page.Has($"a[href='{work.Picture}/add-to-project']"));
        Assert.True(page.Has($"a[href='/studio?from={work.PictureId}']"));
        Assert.True(page.Has($"a[href='{work.Generation}']"));
    }
}
