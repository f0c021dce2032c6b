using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Pages.Studio;

public sealed class PrefillTests(StudioApp app)
{
    [Fact]
    public async Task The_form_opens_as_its_owner_left_it_and_nobody_elses()
    {
        await using var ada = await app.RegisterAsync("ada");
        await using var grace = await app.RegisterAsync("grace");

        await ada.GenerateAsync("sandbox:never a harbour", ("Model", "z-image-turbo"), ("Style", "comic"), ("Ratio", "16:9"), ("Count", "2"));

        Assert.Equal(("z-image-turbo", "comic", "16:9", "2"), Chosen(await ada.GetAsync("/studio")));
        Assert.Equal("", (await ada.GetAsync("/studio")).TextOf("#Input_Description"));
        Assert.Equal(("flux-dev", "auto", "1:1", "1"), Chosen(await grace.GetAsync("/studio")));
    }

    [Fact]
    public async Task A_link_fills_the_form_in()
    {
        await using var ada = await app.RegisterAsync("ada");

        var studio = await ada.GetAsync("/studio?model=recraft-v3&style=oil-painting&ratio=9:16&count=4");

        Assert.Equal(("recraft-v3", "oil-painting", "9:16", "4"), Chosen(studio));
        Assert.False(studio.Has(".notice-plain"));
    }

    [Theory]
    [InlineData("model=dall-e-9", "model “dall-e-9”")]
    [InlineData("style=baroque", "style “baroque”")]
    [InlineData("ratio=wide", "aspect ratio “wide”")]
    [InlineData("ratio=7:3", "Flux Dev 1.0 does not draw 7:3")]
    [InlineData("count=9", "number of images “9”")]
    [InlineData("count=<script>", "number of images “<script>”")]
    [InlineData("model=imagen-4", "is retired; Nano Banana 2.1 is chosen instead")]
    public async Task What_a_link_asks_in_vain_falls_back_with_a_note(string query, string note)
    {
        await using var ada = await app.RegisterAsync("ada");

        var studio = await ada.GetAsync("/studio?" + query);

        Assert.Contains(note, studio.TextOf(".notice-plain"), StringComparison.Ordinal);
        var (model, style, ratio, count) = Chosen(studio);
        Assert.Equal((query == "model=imagen-4" ? "nano-banana-2.1" : "flux-dev", "auto", "1:1", "1"), (model, style, ratio, count));
    }

    [Fact]
    public async Task Ones_own_generation_and_picture_bring_the_description_along()
    {
        var work = await app.AdasWorkAsync();

        foreach (var from in new[] { work.GenerationId, work.PictureId })
        {
            var studio = await work.Owner.GetAsync($"/studio?from={from}");

            Assert.Equal(FinishedWork.Description, studio.TextOf("#Input_Description"));
            Assert.False(studio.Find("#generate").HasAttribute("disabled"));
        }
    }

    [Fact]
    public async Task The_seed_comes_along_the_generations_or_that_of_the_one_picture()
    {
        await using var ada = await app.RegisterAsync("ada");
        var generation = await ada.GenerateAsync("A quiet harbour", ("Seed", "4711"), ("Count", "2"));
        var pictures = (await ada.UntilFinishedAsync(generation)).FindAll(".tiles a.tile-box").Select(tile => tile.GetAttribute("href")!.Split('/')[^1]);

        Assert.Equal("4711", await SeedAsync(generation.Split('/')[^1]));
        var seeds = new List<string?>();
        foreach (var picture in pictures) seeds.Add(await SeedAsync(picture));
        Assert.Equal(["4711", "4712"], seeds.Order());

        async Task<string?> SeedAsync(string from) => (await ada.GetAsync($"/studio?from={from}")).Find("#Input_Seed").GetAttribute("value");
    }

    [Fact]
    public async Task Somebody_elses_work_brings_a_note_and_nothing_else()
    {
        var work = await app.AdasWorkAsync();
        await using var grace = await app.RegisterAsync("grace");

        foreach (var from in new[] { work.GenerationId.ToString(), work.PictureId.ToString(), Guid.NewGuid().ToString(), "nonsense" })
        {
            var studio = await grace.GetAsync($"/studio?from={from}");

            Assert.Contains("not among yours", studio.TextOf(".notice-plain"), StringComparison.Ordinal);
            Assert.Equal("", studio.TextOf("#Input_Description"));
        }
    }

    private static (string?, string?, string?, string?) Chosen(Answer studio)
    {
        string? Of(string field) => studio.Find($"input[name='Input.{field}'][checked]").GetAttribute("value");
        return (studio.Find("input[name='Input.Model'][type=hidden]").GetAttribute("value"), Of("Style"), Of("Ratio"), Of("Count"));
    }
}
