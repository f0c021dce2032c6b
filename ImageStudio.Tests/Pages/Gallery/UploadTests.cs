using System.Net;
using System.Text;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Pages.Gallery;

public sealed class UploadTests(StudioApp app)
{
    [Fact]
    public async Task Several_files_at_once_are_kept_as_they_are_and_shown_anew()
    {
        await using var ada = await app.RegisterAsync("ada");
        (string Name, byte[] Bytes)[] files = [("one.png", Pictures.Png()), ("two.jpg", Pictures.Jpeg()), ("three.webp", Pictures.WebP()), ("four.avif", Pictures.Avif())];

        var answer = await ada.SendFilesAsync(files);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var ids = answer.FindAll(".uploaded a[href^='/gallery/']").Select(link => link.GetAttribute("href")!.Split('/')[^1]).ToList();
        Assert.Equal(4, ids.Count);
        foreach (var (id, file) in ids.Zip(files)) Assert.Equal(file.Bytes, await ada.DownloadAsync(id));
        Assert.Equal(["four", "one", "three", "two"], (await ada.GetAsync("/gallery")).FindAll("main img").Select(img => img.GetAttribute("alt")).Order());
        var page = await ada.GetAsync($"/gallery/{ids[0]}");
        Assert.Contains("Uploaded", page.TextOf(".details-list"), StringComparison.Ordinal);
        Assert.DoesNotContain("Reuse settings", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_claims_nothing_and_what_is_made_from_it_says_what_it_is()
    {
        await using var ada = await app.RegisterAsync("ada");
        var image = await ada.UploadAsync(Pictures.Png());
        var edited = (await ada.EditAsync(image, "edit", new() { ["Input.Description"] = "snow" })).PictureOf();
        var large = (await ada.EditAsync(image, "upscale", new() { ["Input.Model"] = "seedvr2-upscale" })).PictureOf();
        var created = (await ada.UntilFinishedAsync(await ada.GenerateAsync("a heron"))).PictureOf();

        Assert.DoesNotContain("digitalsourcetype", await CopyAsync(ada, image), StringComparison.Ordinal);
        Assert.Contains("digitalsourcetype/compositeWithTrainedAlgorithmicMedia", await CopyAsync(ada, edited), StringComparison.Ordinal);
        Assert.Contains("digitalsourcetype/algorithmicallyEnhanced", await CopyAsync(ada, large), StringComparison.Ordinal);
        Assert.Contains("digitalsourcetype/trainedAlgorithmicMedia", await CopyAsync(ada, created), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_is_named_and_the_rest_is_kept()
    {
        await using var ada = await app.RegisterAsync("ada");

        var answer = await ada.SendFilesAsync(("good.png", Pictures.Png()), ("page.png", "<!doctype html><script>alert(1)</script>"u8.ToArray()), ("cut.jpg", Pictures.Jpeg()[..400]), ("empty.png", []));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        var lines = answer.TextsOf(".uploaded li");
        Assert.StartsWith("good.png is in your gallery.", lines[0], StringComparison.Ordinal);
        Assert.All(lines.Skip(1).Zip(["page.png", "cut.jpg", "empty.png"]), line => Assert.StartsWith($"{line.Second} was refused. ", line.First, StringComparison.Ordinal));
        Assert.Single((await ada.GetAsync("/gallery")).FindAll("a.tile-box"));
    }

    [Fact]
    public async Task Too_many_files_or_none_are_refused_before_any_is_kept()
    {
        await using var ada = await app.RegisterAsync("ada");

        var eleven = await ada.SendFilesAsync([.. Enumerable.Range(0, 11).Select(i => ($"{i}.png", Pictures.Png(32, 32 + i)))]);
        var none = await ada.SendFilesAsync();

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (eleven.Status, none.Status));
        Assert.Contains("at most 10 files", eleven.TextOf("#files-error"), StringComparison.Ordinal);
        Assert.True((await ada.GetAsync("/gallery")).Has(".empty"));
    }

    [Fact]
    public async Task Room_is_limited_for_each_person_and_the_same_bytes_count_once()
    {
        await using var small = StudioApp.With(new() { ["ImageStudio:Uploads:QuotaMegabytes"] = "1" });
        await using var ada = await small.RegisterAsync("ada");
        await using var eve = await small.RegisterAsync("eve");
        var large = Pictures.Plain16Bit();
        var noise = Enumerable.Range(0, 3).Select(i => Pictures.Png(420 + i, 420)).ToArray();
        Assert.All(noise, file => Assert.InRange(file.Length, 200_000, 600_000));

        var first = await ada.UploadAsync(noise[0]);
        var again = await ada.SendFilesAsync(("again.png", noise[0]));
        Assert.Contains("was in your gallery already", again.TextOf(".uploaded"), StringComparison.Ordinal);
        Assert.Equal($"/gallery/{first}", again.Find(".uploaded a").GetAttribute("href"));
        var answers = new List<Answer>();
        for (var i = 1; i < 6; i++) answers.Add(await ada.SendFilesAsync(("more.png", Pictures.Png(420 + i, 420))));

        Assert.Contains("no room left", answers[^1].TextOf(".uploaded"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answers[^1].Status);
        Assert.Contains(" of 1.0 MB", (await ada.GetAsync("/gallery/upload")).Text, StringComparison.Ordinal);
        Assert.NotEqual(first, await eve.UploadAsync(noise[0]));
        Assert.NotEmpty(large);
    }

    [Fact]
    public async Task What_one_uploads_nobody_else_sees()
    {
        await using var ada = await app.RegisterAsync("ada");
        await using var eve = await app.RegisterAsync("eve");
        var image = await ada.UploadAsync(Pictures.Png());

        Assert.Equal(HttpStatusCode.NotFound, (await eve.GetAsync($"/gallery/{image}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await eve.GetAsync($"/images/{image}/original")).Status);
    }

    /// <summary>The files of F7 once more, through the real page: no crash, a sentence for each that is refused, and the site lives.</summary>
    [Fact]
    public async Task Four_hundred_hostile_files_through_the_page()
    {
        await using var ada = await app.RegisterAsync("ada");
        var form = await ada.GetAsync("/gallery/upload");
        var wrong = new List<string>();
        foreach (var batch in HostileFiles.All().Chunk(10))
        {
            var answer = await ada.SubmitFilesAsync(form, "#upload-form", batch.Select((file, i) => ("Files", $"{i}.png", file.Bytes)));
            var lines = answer.TextsOf(".uploaded li");
            Assert.Equal(batch.Length, lines.Count);
            foreach (var (file, line) in batch.Zip(lines))
            {
                var refused = line.Contains(" was refused. ", StringComparison.Ordinal);
                if ((file.Fate == Fate.Refused && !refused) || (file.Fate == Fate.Kept && refused)) wrong.Add($"{file}: {line}");
            }
        }

        Assert.Equal("", string.Join('\n', wrong));
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/gallery")).Status);
    }

    private static async Task<string> CopyAsync(Visitor ada, string image)
    {
        var page = await ada.GetAsync($"/gallery/{image}");
        var copy = await ada.GetAsync(page.Find(".stage-box img").GetAttribute("src")!);
        return Encoding.Latin1.GetString(await copy.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
