using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Pages.Studio;

/// <summary>A picture's recipe fills the form as it was; a variation leaves the seed open; the version tree shows what grew from what.</summary>
public sealed class RecipeTests(StudioApp app)
{
    [Fact]
    public async Task The_recipe_of_an_edit_refills_every_field()
    {
        await using var ada = await app.RegisterAsync("ada");
        var image = await ada.UploadAsync(Pictures.Png(), "a.png");
        var other = await ada.UploadAsync(Pictures.Png(64, 64), "b.png");
        var fields = new Dictionary<string, string?>
        {
            ["Input.Description"] = "make it snow",
            ["Input.Model"] = "wan-2.7",
            ["Input.Ratio"] = "16:9",
            ["Input.Count"] = "2",
            ["Input.Avoid"] = "people",
            ["Input.Seed"] = "77",
            ["Input.References"] = other,
        };
        // What a model takes decides which fields there are, so the model comes first.
        var page = await ada.CheckEditAsync(await ada.OpenEditAsync(image, "edit"), new() { ["Input.Model"] = "wan-2.7", ["Input.Description"] = "make it snow" });
        var started = await ada.PressEditAsync(await ada.CheckEditAsync(page, fields));
        var made = (await ada.UntilFinishedAsync(started.Location!)).FindAll("a.tile-box")[1].GetAttribute("href")!.Split('/')[^1];

        var shown = await ada.GetAsync($"/gallery/{made}");
        var recipe = shown.FindAll(".action-grid a").Single(link => link.TextContent == "Reuse settings").GetAttribute("href")!;
        var form = await ada.GetAsync(recipe);

        var again = Visitor.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)form.Find("#edit-form")).ToLookup(field => field.Key, field => field.Value);
        Assert.Equal(
            new[] { image, "make it snow", "wan-2.7", "16:9", "2", "people", other },
            new[] { "Image", "Description", "Model", "Ratio", "Count", "Avoid", "References" }.Select(name => again["Input." + name].Single()));
        Assert.Equal("78", again["Input.Seed"].Single());
        var vary = shown.FindAll(".action-grid a").Single(link => link.TextContent == "Variations").GetAttribute("href")!;
        Assert.Equal("", (await ada.GetAsync(vary)).Find("#Input_Seed").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task The_recipe_of_an_area_edit_brings_the_mask_along()
    {
        await using var ada = await app.RegisterAsync("ada");
        var image = await ada.UploadAsync(Pictures.Png());
        var area = new Dictionary<string, string?> { ["Input.Description"] = "a boat", ["Input.Areas[0].Width"] = "48", ["Input.Areas[0].Height"] = "64" };
        var made = (await ada.EditAsync(image, "area", area)).PictureOf();

        var form = await ada.GetAsync($"/studio/edit?from={made}");

        Assert.Contains("50 % of the picture may change", form.TextOf("#mask-note"), StringComparison.Ordinal);
        Assert.Equal((await app.OrderOfAsync(made)).MaskHash, form.Find("#kept-mask").GetAttribute("value"));
        var again = await ada.PressEditAsync(form);
        Assert.Equal((await app.OrderOfAsync(made)).MaskHash, (await app.OrderOfAsync((await ada.UntilFinishedAsync(again.Location!)).PictureOf())).MaskHash);
    }

    [Fact]
    public async Task The_version_tree_shows_steps_with_their_cost_and_that_of_the_branch()
    {
        await using var ada = await app.RegisterAsync("ada");
        var root = await ada.UploadAsync(Pictures.Png(200, 100), "root.png");
        var edited = (await ada.EditAsync(root, "edit", new() { ["Input.Description"] = "snow", ["Input.Model"] = "grok-imagine" })).PictureOf();
        var large = (await ada.EditAsync(edited, "upscale", new() { ["Input.Model"] = "seedvr2-upscale" })).PictureOf();
        var cut = (await ada.EditAsync(root, "remove-background", new() { ["Input.Model"] = "bria-background-removal" })).PictureOf();

        var page = await ada.GetAsync($"/gallery/{large}");

        Assert.Equal([root, edited, large, cut], page.FindAll("a.version").Select(link => link.GetAttribute("href")!.Split('/')[^1]));
        Assert.Equal(["Uploaded", "Edited", "Upscaled", "Background removed"], page.TextsOf(".version strong"));
        Assert.Equal($"/gallery/{large}", page.Find("a.version[aria-current]").GetAttribute("href"));
        Assert.Equal(root, page.Find($".version-tree li li li a").ParentElement!.ParentElement!.ParentElement!.ParentElement!.ParentElement!.QuerySelector("a")!.GetAttribute("href")!.Split('/')[^1]);
        Assert.Contains("2.2 credits", page.TextsOf(".version small")[1], StringComparison.Ordinal);
        Assert.Contains("This branch cost 2.3 credits in all.", page.Text, StringComparison.Ordinal);
        Assert.Contains("This branch cost 1.8 credits in all.", (await ada.GetAsync($"/gallery/{cut}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variation_of_a_new_picture_stands_under_it_with_a_seed_of_its_own()
    {
        await using var ada = await app.RegisterAsync("ada");
        var first = (await ada.UntilFinishedAsync(await ada.GenerateAsync("a heron in the reeds"))).PictureOf();

        var form = await ada.GetAsync($"/studio?from={first}&vary=true");
        Assert.Equal("", form.Find("#Input_Seed").GetAttribute("value") ?? "");
        var started = await ada.PressGenerateAsync(await ada.CheckPriceAsync(form, []));
        var second = (await ada.UntilFinishedAsync(started.Location!)).PictureOf();

        var page = await ada.GetAsync($"/gallery/{first}");
        Assert.Equal(["Created", "Variation"], page.TextsOf(".version strong"));
        Assert.NotEqual((await app.OrderOfAsync(first)).Seed, (await app.OrderOfAsync(second)).Seed);
    }

    [Fact]
    public async Task Another_persons_recipe_opens_an_empty_form()
    {
        await using var ada = await app.RegisterAsync("ada");
        await using var eve = await app.RegisterAsync("eve");
        var image = await ada.UploadAsync(Pictures.Png());
        var made = (await ada.EditAsync(image, "remove-background")).PictureOf();

        var form = await eve.GetAsync($"/studio/edit?from={made}");

        Assert.False(form.Has(".stage-picture"));
        Assert.DoesNotContain(image, await form.SourceAsync(), StringComparison.Ordinal);
    }
}
