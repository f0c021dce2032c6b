using System.Net;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Pages.Gallery;

public sealed class CollectionPagesTests(StudioApp app)
{
    private static readonly DateTimeOffset Noon = new(2020, 3, 3, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Without_collections_there_are_words_and_a_way_to_the_first()
    {
        await using var ada = await app.RegisterAsync("ada");

        var list = await ada.GetAsync("/gallery/collections");

        Assert.Equal("Sets of your own", list.TextOf(".empty h2"));
        Assert.Equal("/gallery/collections/new", list.Find(".empty a").GetAttribute("href"));
        Assert.False((await ada.GetAsync("/gallery")).Has(".collection-strip, .page-actions a[href$=new]"));
    }

    [Fact]
    public async Task A_collection_is_made_filled_shown_and_emptied()
    {
        await using var ada = await app.RegisterAsync("ada");
        var pictures = await app.AddPicturesAsync(ada, 2, Noon);
        var made = await ada.SubmitAsync(await ada.GetAsync("/gallery/collections/new"), "main form", new() { ["Name"] = "  Quiet \r\n harbours " });
        var collection = made.Location!;
        Assert.Equal("Quiet harbours", (await ada.FollowAsync(made)).TextOf("h1"));
        var adding = await ada.GetAsync($"/gallery/{pictures[0]}/add-to-collection");

        var (added, again) = (await ada.SubmitAsync(adding, "main form"), await ada.SubmitAsync(adding, "main form"));

        Assert.Equal((collection, collection), (added.Location, again.Location));
        var page = await ada.GetAsync(collection);
        Assert.Equal("1 picture", page.TextOf(".page-header p"));
        Assert.Equal("3 March 2020", page.TextOf("main h2"));
        Assert.Equal($"/gallery/{pictures[0]}", Assert.Single(page.FindAll("a.tile-box")).GetAttribute("href"));
        var gallery = await ada.GetAsync("/gallery");
        Assert.Equal(collection, gallery.Find(".collection-card a").GetAttribute("href"));
        Assert.Equal("Quiet harbours 1 picture", gallery.TextOf(".collection-card"));
        Assert.StartsWith($"/images/{pictures[0]}/thumb-", gallery.Find(".collection-card img").GetAttribute("src"), StringComparison.Ordinal);
        Assert.Equal("/gallery/collections/new", gallery.Find(".page-actions a[href$=new]").GetAttribute("href"));
        Assert.Contains("already there", (await ada.GetAsync($"/gallery/{pictures[0]}/add-to-collection")).Text, StringComparison.Ordinal);

        var (removed, removedAgain) = (await ada.SubmitAsync(page, "form.tile-action-form"), await ada.SubmitAsync(page, "form.tile-action-form"));

        Assert.Equal((collection, collection), (removed.Location, removedAgain.Location));
        Assert.Equal("No pictures yet", (await ada.GetAsync(collection)).TextOf(".empty h2"));
        Assert.Equal(2, (await ada.GetAsync("/gallery")).FindAll("a.tile-box").Count);
    }

    [Fact]
    public async Task A_pictures_page_names_the_collections_it_is_in_and_takes_it_out_again()
    {
        var owner = (await app.AdasWorkAsync()).Owner;
        var work = await app.AdasWorkAsync();
        var other = await owner.CreateCollectionAsync("Dawns", work.Picture);

        var page = await owner.GetAsync(work.Picture);
        Assert.Equal(["Dawns", "Harbours at dawn", "Add to collection"], page.TextsOf("[aria-labelledby=in-collections] li"));
        Assert.Equal(other, page.Find("[aria-labelledby=in-collections] .chip a").GetAttribute("href"));

        var removed = await owner.SubmitAsync(page, $"form[action='{other}/images/{work.PictureId}/remove']");

        Assert.Equal(work.Picture, removed.Location);
        Assert.Equal(["Harbours at dawn", "Add to collection"], (await owner.FollowAsync(removed)).TextsOf("[aria-labelledby=in-collections] li"));
    }

    [Theory]
    [InlineData("", "Give the collection a name")]
    [InlineData(" \t ", "Give the collection a name")]
    [InlineData(null, "Give the collection a name")]
    [InlineData("81", "Shorten the name to 80 characters")]
    [InlineData("HARBOURS", "You have a collection of that name: choose another")]
    public async Task What_cannot_be_a_name_comes_back_as_it_was_typed(string? name, string reason)
    {
        await using var ada = await app.RegisterAsync("ada");
        await ada.CreateCollectionAsync("Harbours");
        var dawns = await ada.CreateCollectionAsync("Dawns");
        if (name == "81") name = new string('x', 81);

        foreach (var address in new[] { "/gallery/collections/new", $"{dawns}/rename" })
        {
            var refused = await ada.SubmitAsync(await ada.GetAsync(address), "main form", new() { ["Name"] = name });

            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.StartsWith("Error: ", refused.Page.Title, StringComparison.Ordinal);
            Assert.Equal(reason, refused.TextOf(".error-summary a[href='#Input_Name']"));
            Assert.Equal(reason, refused.TextOf("#Input_Name-error"));
            Assert.Equal("true", refused.Find("#Input_Name").GetAttribute("aria-invalid"));
            Assert.Equal(name?.Trim() ?? "", refused.Find("#Input_Name").GetAttribute("value") ?? "");
        }

        Assert.Equal(["Dawns", "Harbours"], (await ada.GetAsync("/gallery/collections")).TextsOf(".collection-card a"));
    }

    [Fact]
    public async Task A_collection_is_renamed_also_only_in_its_case()
    {
        await using var ada = await app.RegisterAsync("ada");
        var collection = await ada.CreateCollectionAsync("harbours");
        var form = await ada.GetAsync($"{collection}/rename");
        Assert.Equal("harbours", form.Find("#Input_Name").GetAttribute("value"));

        var renamed = await ada.SubmitAsync(form, "main form", new() { ["Name"] = "Harbours" });

        Assert.Equal(collection, renamed.Location);
        Assert.Equal("Harbours", (await ada.FollowAsync(renamed)).TextOf("h1"));
    }

    [Fact]
    public async Task Deleting_asks_first_and_leaves_the_pictures()
    {
        await using var ada = await app.RegisterAsync("ada");
        var pictures = await app.AddPicturesAsync(ada, 2, Noon);
        var collection = await ada.CreateCollectionAsync("Harbours", $"/gallery/{pictures[0]}");
        await ada.CollectAsync(collection, $"/gallery/{pictures[1]}");
        var page = await ada.GetAsync(collection);

        var asking = await ada.GetAsync(page.Find(".page-actions .button-danger").GetAttribute("href")!);
        Assert.Equal("Delete “Harbours”?", asking.TextOf("h1"));
        Assert.Contains("Its 2 pictures stay in your Image Gallery.", asking.TextOf("main form"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync(collection)).Status);
        var deleted = await ada.SubmitAsync(asking, "main form");

        Assert.Equal("/gallery/collections", deleted.Location);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync(collection)).Status);
        Assert.Equal(2, (await ada.GetAsync("/gallery")).FindAll("a.tile-box").Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    public async Task Adding_to_no_collection_is_said_in_words(string? collection)
    {
        await using var ada = await app.RegisterAsync("ada");
        var picture = Assert.Single(await app.AddPicturesAsync(ada, 1, Noon));
        await ada.CreateCollectionAsync("Harbours");

        var refused = await ada.SubmitAsync(
            await ada.GetAsync($"/gallery/{picture}/add-to-collection"), "main form", new() { ["Collection"] = collection });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Choose a collection", refused.TextOf(".error-summary a[href='#Input_Collection']"));
        Assert.True(refused.Has("#Input_Collection"));
    }

    [Fact]
    public async Task Somebody_without_a_collection_makes_one_for_the_picture()
    {
        await using var ada = await app.RegisterAsync("ada");
        var picture = Assert.Single(await app.AddPicturesAsync(ada, 1, Noon));
        var adding = await ada.GetAsync($"/gallery/{picture}/add-to-collection");
        Assert.Equal("No collection yet", adding.TextOf(".empty h2"));

        var made = await ada.SubmitAsync(
            await ada.GetAsync(adding.Find(".empty a").GetAttribute("href")!), "main form", new() { ["Name"] = "Harbours" });

        Assert.Equal($"/gallery/{picture}", Assert.Single((await ada.FollowAsync(made)).FindAll("a.tile-box")).GetAttribute("href"));
    }

    [Fact]
    public async Task Many_collections_and_many_pictures_are_paged_and_the_strip_stays_short()
    {
        await using var ada = await app.RegisterAsync("ada");
        var pictures = (await app.AddPicturesAsync(ada, 49, Noon)).Select(id => $"/gallery/{id}").ToArray();
        var full = await ada.CreateCollectionAsync("Full");
        await ada.CollectAsync(full, pictures);
        for (var index = 0; index < 24; index++) await ada.CreateCollectionAsync($"Collection {index}");

        var (page, list, gallery) = (await ada.GetAsync(full), await ada.GetAsync("/gallery/collections"), await ada.GetAsync("/gallery"));

        Assert.Equal(48, page.FindAll("a.tile-box").Count);
        var last = await ada.GetAsync(page.Find("a[rel=next]").GetAttribute("href")!);
        Assert.Equal(pictures[^1], Assert.Single(last.FindAll("a.tile-box")).GetAttribute("href"));
        Assert.Equal(full, last.Find(".paging a").GetAttribute("href"));
        Assert.Equal(24, list.FindAll(".collection-card").Count);
        Assert.Equal("Full", (await ada.GetAsync(list.Find("a[rel=next]").GetAttribute("href")!)).TextOf(".collection-card a"));
        Assert.Equal(Enumerable.Range(12, 12).Reverse().Select(index => $"Collection {index}"), gallery.TextsOf(".collection-card a"));
        Assert.Equal("/gallery/collections", gallery.Find(".collection-row > li:last-child a").GetAttribute("href"));
        Assert.False((await ada.GetAsync(gallery.Find("a[rel=next]").GetAttribute("href")!)).Has(".collection-strip"));
    }
}
