using System.Net;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Pages.Security;

/// <summary>Ids in addresses that are malformed, of nothing, or of something that is somebody else's.</summary>
public sealed class AddressesTests(StudioApp app)
{
    public static TheoryData<string, string> Addresses => new()
    {
        { "GET", "/generations/{generation}" },
        { "GET", "/generations/{generation}?handler=Card" },
        { "GET", "/generations/{generation}/cancel" },
        { "GET", "/credits/receipts/{generation}" },
        { "GET", "/gallery/{picture}" },
        { "GET", "/gallery/{picture}/add-to-project" },
        { "GET", "/projects/{project}" },
        { "GET", "/projects/{project}/instructions" },
        { "POST", "/projects/{project}/instructions" },
        { "GET", "/projects/{project}/images/{picture}/remove" },
        { "GET", "/images/{picture}/original" },
        { "GET", "/images/{picture}/grid-{version}.webp" },
        { "GET", "/images/{picture}/thumb-{version}.webp" },
        { "POST", "/generations/{generation}" },
        { "POST", "/generations/{generation}?handler=Card" },
        { "POST", "/generations/{generation}/cancel" },
        { "POST", "/credits/receipts/{generation}" },
        { "POST", "/gallery/{picture}" },
        { "POST", "/gallery/{picture}/add-to-project" },
        { "POST", "/projects/{project}" },
        { "POST", "/projects/{project}/images/{picture}/remove" },
        { "POST", "/images/{picture}/original" },
        { "POST", "/images/{picture}/grid-{version}.webp" },
        { "GET", "/gallery/{picture}/add-to-collection" },
        { "GET", "/gallery/collections/{collection}" },
        { "GET", "/gallery/collections/{collection}/rename" },
        { "GET", "/gallery/collections/{collection}/delete" },
        { "GET", "/gallery/collections/{collection}/images/{picture}/remove" },
        { "POST", "/gallery/{picture}/add-to-collection" },
        { "POST", "/gallery/collections/{collection}" },
        { "POST", "/gallery/collections/{collection}/rename" },
        { "POST", "/gallery/collections/{collection}/delete" },
        { "POST", "/gallery/collections/{collection}/images/{picture}/remove" },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task An_id_that_is_not_ones_own_is_not_found(string method, string address)
    {
        var work = await app.AdasWorkAsync();
        await using var grace = await app.RegisterAsync("grace");
        var version = work.Copy.Split('-', '.')[^2];
        string[] ids = ["1", "nonsense", "00000000-0000-0000-0000-00000000000g", "..%2f..%2fstudio.db", Guid.NewGuid().ToString()];

        foreach (var id in ids) await AssertNotFoundAsync(Filled(id, id, id, id));
        await AssertNotFoundAsync(Filled(work.GenerationId, work.PictureId, work.ProjectId, work.CollectionId));

        string Filled(object generation, object picture, object project, object collection) => address
            .Replace("{generation}", $"{generation}", StringComparison.Ordinal).Replace("{picture}", $"{picture}", StringComparison.Ordinal)
            .Replace("{project}", $"{project}", StringComparison.Ordinal).Replace("{collection}", $"{collection}", StringComparison.Ordinal)
            .Replace("{version}", version, StringComparison.Ordinal);

        async Task AssertNotFoundAsync(string filled)
        {
            foreach (var htmx in new[] { false, true })
            {
                var answer = method == "GET"
                    ? await grace.GetAsync(filled, htmx)
                    : await grace.ForgeAsync(filled, new() { ["Project"] = $"{work.ProjectId}", ["Collection"] = $"{work.CollectionId}", ["Name"] = "Mine now" }, htmx);

                Assert.True(answer.Status == HttpStatusCode.NotFound, $"{method} {filled} answered {answer.Status}.");
                Assert.Contains("There is no such page", answer.Text, StringComparison.Ordinal);
                Assert.DoesNotContain(FinishedWork.Description, answer.Text, StringComparison.Ordinal);
                Assert.Equal(!htmx, await answer.IsWholePageAsync());
            }
        }
    }

    [Theory]
    [InlineData("/generations/{0}", "generation")]
    [InlineData("/gallery/{0}", "picture")]
    [InlineData("/projects/{0}", "project")]
    [InlineData("/gallery", "")]
    [InlineData("/gallery/collections", "")]
    [InlineData("/gallery/collections/{0}", "collection")]
    [InlineData("/projects", "")]
    [InlineData("/credits", "")]
    [InlineData("/credits/spend", "")]
    [InlineData("/credits/receipts/{0}", "generation")]
    public async Task A_page_that_only_shows_takes_no_forms_even_from_its_owner(string address, string what)
    {
        var work = await app.AdasWorkAsync();
        var id = what switch { "generation" => work.GenerationId, "picture" => work.PictureId, "collection" => work.CollectionId, _ => work.ProjectId };

        var answer = await work.Owner.ForgeAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, id));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
    }

    [Theory]
    [InlineData("grid-000000000000.webp")]
    [InlineData("huge-{0}.webp")]
    [InlineData("1600-{0}.webp")]
    [InlineData("grid-{0}.png")]
    [InlineData("grid-.webp")]
    [InlineData("")]
    public async Task A_picture_has_no_other_addresses_than_its_own(string name)
    {
        var work = await app.AdasWorkAsync();
        var version = work.Copy.Split('-', '.')[^2];

        var answer = await work.Owner.GetAsync($"/images/{work.PictureId}/" + name.Replace("{0}", version, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
    }

    [Fact]
    public async Task Nobody_attaches_what_is_not_theirs_to_what_is_not_theirs()
    {
        var work = await app.AdasWorkAsync();
        await using var grace = await app.RegisterAsync("grace");
        var graces = await grace.CreateProjectAsync("Mine");
        var gracesPicture = Assert.Single(await app.AddPicturesAsync(grace, 1, DateTimeOffset.UtcNow));

        var theirPicture = await grace.ForgeAsync($"{work.Picture}/add-to-project", new() { ["Project"] = graces.Split('/')[^1] });
        var theirProject = await grace.ForgeAsync($"/gallery/{gracesPicture}/add-to-project", new() { ["Project"] = $"{work.ProjectId}" });
        var byTheBack = await grace.ForgeAsync("/projects/new", new() { ["Name"] = "Taken", ["Image"] = $"{work.PictureId}" });

        Assert.Equal(HttpStatusCode.NotFound, theirPicture.Status);
        Assert.Equal(HttpStatusCode.NotFound, theirProject.Status);
        Assert.Contains("No pictures yet", (await grace.GetAsync(graces)).Text, StringComparison.Ordinal);
        Assert.Contains("No pictures yet", (await grace.FollowAsync(byTheBack)).Text, StringComparison.Ordinal);
        Assert.Contains("1 picture ·", (await work.Owner.GetAsync(work.Project)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_collects_what_is_not_theirs_nor_in_what_is_not_theirs()
    {
        var work = await app.AdasWorkAsync();
        await using var grace = await app.RegisterAsync("grace");
        var graces = await grace.CreateCollectionAsync("Mine");
        var gracesPicture = Assert.Single(await app.AddPicturesAsync(grace, 1, DateTimeOffset.UtcNow));

        var theirPicture = await grace.ForgeAsync($"{work.Picture}/add-to-collection", new() { ["Collection"] = graces.Split('/')[^1] });
        var theirCollection = await grace.ForgeAsync($"/gallery/{gracesPicture}/add-to-collection", new() { ["Collection"] = $"{work.CollectionId}" });
        var byTheBack = await grace.CreateCollectionAsync("Taken", work.Picture);
        await grace.ForgeAsync($"{work.Collection}/delete");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (theirPicture.Status, theirCollection.Status));
        foreach (var collection in new[] { graces, byTheBack })
            Assert.Equal("No pictures yet", (await grace.GetAsync(collection)).TextOf(".empty h2"));
        Assert.Equal("Harbours at dawn", (await work.Owner.GetAsync(work.Collection)).TextOf("h1"));
        Assert.Single((await work.Owner.GetAsync(work.Collection)).FindAll("a.tile-box"));
    }

    [Fact]
    public async Task Nobody_cancels_somebody_elses_generation()
    {
        await using var ada = await app.RegisterAsync("ada");
        await using var grace = await app.RegisterAsync("grace");
        var running = await ada.GenerateAsync("sandbox:never a harbour");

        Assert.Equal(HttpStatusCode.NotFound, (await grace.ForgeAsync($"{running}/cancel")).Status);

        Assert.Equal("running", (await ada.GetAsync(running)).Find("article").GetAttribute("data-state"));
        Assert.Equal(new("97.5", "2.5 on hold"), await ada.WalletAsync());
    }

    [Fact]
    public async Task Lists_show_only_ones_own()
    {
        var work = await app.AdasWorkAsync();
        await using var grace = await app.RegisterAsync("grace");

        foreach (var address in new[] { "/studio", "/gallery", "/gallery/collections", "/projects", "/credits", "/credits/spend?month=all", "/studio/prompts" })
        {
            var source = await (await grace.GetAsync(address)).SourceAsync();
            Assert.DoesNotContain(FinishedWork.Description, source, StringComparison.Ordinal);
            Assert.DoesNotContain("Harbours", source, StringComparison.Ordinal);
            Assert.DoesNotContain(work.Owner.Email, source, StringComparison.Ordinal);
        }
    }
}
