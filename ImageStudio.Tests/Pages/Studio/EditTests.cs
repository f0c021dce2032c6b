using System.Net;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;

namespace ImageStudio.Tests.Pages.Studio;

/// <summary>Pictures from pictures without scripts, drawn by the sandbox.</summary>
public sealed class EditTests(StudioApp app)
{
    [Fact]
    public async Task An_instruction_makes_a_new_picture_and_leaves_the_old_one_as_it_was()
    {
        await using var ada = await app.RegisterAsync("ada");
        var sent = Pictures.Png(320, 240);
        var image = await ada.UploadAsync(sent);

        var form = await ada.CheckEditAsync(await ada.OpenEditAsync(image, "edit"), new() { ["Input.Description"] = "make it snow" });
        Assert.Matches("^Edit • [0-9]+ credits?$", form.TextOf("#generate"));
        Assert.False(form.Find("#generate").HasAttribute("disabled"));
        var done = await ada.EditAsync(image, "edit", new() { ["Input.Description"] = "make it snow" });

        var made = done.PictureOf();
        using var picture = Pictures.Read(await ada.DownloadAsync(made));
        Assert.Equal((320, 240), (picture.Width, picture.Height));
        Assert.NotEqual(sent, await ada.DownloadAsync(made));
        Assert.Equal(sent, await ada.DownloadAsync(image));
        var order = await app.OrderOfAsync(made);
        Assert.Equal((ImageOperation.Edit, "make it snow", true), (order.Operation, order.PromptSent, order.KeepsRatio));
        Assert.Equal(Guid.Parse(image), Assert.Single(order.Sources).ImageId);
    }

    [Fact]
    public async Task Only_the_marked_rectangle_changes()
    {
        await using var ada = await app.RegisterAsync("ada");
        var sent = Pictures.Png(96, 64);
        var image = await ada.UploadAsync(sent);

        var done = await ada.EditAsync(image, "area", new()
        {
            ["Input.Description"] = "a red balloon",
            ["Input.Areas[0].Left"] = "8",
            ["Input.Areas[0].Top"] = "4",
            ["Input.Areas[0].Width"] = "40",
            ["Input.Areas[0].Height"] = "50",
        });

        var (before, after) = (Pictures.Rgba(sent), Pictures.Rgba(await ada.DownloadAsync(done.PictureOf())));
        Assert.All(Enumerable.Range(0, 96 * 64).Where(at => !IsIn(at)), at => Assert.Equal(before[(at * 4)..(at * 4 + 4)], after[(at * 4)..(at * 4 + 4)]));
        Assert.True(Enumerable.Range(0, 96 * 64).Where(IsIn).Count(at => before[at * 4] != after[at * 4]) > 1000);

        static bool IsIn(int at) => at % 96 is >= 8 and < 48 && at / 96 is >= 4 and < 54;
    }

    [Fact]
    public async Task A_mask_from_a_file_can_be_turned_round_and_stays_in_the_form()
    {
        await using var ada = await app.RegisterAsync("ada");
        var sent = Pictures.Png(96, 64);
        var image = await ada.UploadAsync(sent);
        var mask = Pictures.OfPixels([.. Enumerable.Range(0, 96 * 64).Select(at => (byte)(at % 96 < 24 ? 255 : 0))], 96, 64);
        var page = await ada.OpenEditAsync(image, "area");

        var marked = await ada.SubmitFilesAsync(
            page, "#edit-form", [("MaskFile", "mask.png", mask)], new() { ["Input.Invert"] = "true", ["Input.Description"] = "the sea" }, "/studio/edit?handler=Estimate");
        Assert.Contains("75 % of the picture may change", marked.TextOf("#mask-note"), StringComparison.Ordinal);
        Assert.Equal("the sea", marked.TextOf("#Input_Description"));
        var started = await ada.PressEditAsync(marked);
        var done = await ada.UntilFinishedAsync(started.Location!);

        var (before, after) = (Pictures.Rgba(sent), Pictures.Rgba(await ada.DownloadAsync(done.PictureOf())));
        Assert.All(Enumerable.Range(0, 96 * 64).Where(at => at % 96 < 24), at => Assert.Equal(before[at * 4], after[at * 4]));
        Assert.True(Enumerable.Range(0, 96 * 64).Where(at => at % 96 >= 24).Count(at => before[at * 4] != after[at * 4]) > 2000);
    }

    [Theory]
    [InlineData("", "", "", "", "Mark the area to change")]
    [InlineData("0", "0", "x", "10", "whole numbers of pixels")]
    [InlineData("0", "0", "0", "10", "whole numbers of pixels")]
    [InlineData("5000", "5000", "10", "10", "outside the picture")]
    public async Task A_wrong_area_is_named_and_what_was_typed_stays(string left, string top, string width, string height, string words)
    {
        await using var ada = await app.RegisterAsync("ada");
        var image = await ada.UploadAsync(Pictures.Png());
        var page = await ada.OpenEditAsync(image, "area");

        var answer = await ada.PressEditAsync(page, new()
        {
            ["Input.Description"] = "a red balloon",
            ["Input.Areas[0].Left"] = left,
            ["Input.Areas[0].Top"] = top,
            ["Input.Areas[0].Width"] = width,
            ["Input.Areas[0].Height"] = height,
        });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(words, answer.TextOf(".error-summary"), StringComparison.Ordinal);
        Assert.Equal("a red balloon", answer.TextOf("#Input_Description"));
        Assert.Equal(width, answer.Find("[name='Input.Areas[0].Width']").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task A_file_that_is_no_mask_is_refused_in_words()
    {
        await using var ada = await app.RegisterAsync("ada");
        var image = await ada.UploadAsync(Pictures.Png());
        var page = await ada.OpenEditAsync(image, "area");

        var answer = await ada.SubmitFilesAsync(page, "#edit-form", [("MaskFile", "mask.png", "<svg/>"u8.ToArray())], action: "/studio/edit?handler=Estimate");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.True(answer.TextOf("#Input_Areas .field-error").Length > 20);
    }

    [Fact]
    public async Task Upscaling_doubles_or_quadruples_at_a_price_by_megapixels()
    {
        await using var ada = await app.RegisterAsync("ada");
        var image = await ada.UploadAsync(Pictures.Png(400, 300), "quay at dawn.png");

        var twice = await ada.EditAsync(image, "upscale", new() { ["Input.Scale"] = "2", ["Input.Model"] = "seedvr2-upscale" });
        var fourTimes = await ada.EditAsync(image, "upscale", new() { ["Input.Scale"] = "4", ["Input.Model"] = "seedvr2-upscale" });

        using var first = Pictures.Read(await ada.DownloadAsync(twice.PictureOf()));
        using var second = Pictures.Read(await ada.DownloadAsync(fourTimes.PictureOf()));
        Assert.Equal((800, 600, 1600, 1200), (first.Width, first.Height, second.Width, second.Height));
        var orders = new[] { await app.OrderOfAsync(twice.PictureOf()), await app.OrderOfAsync(fourTimes.PictureOf()) };
        Assert.Equal([100L, 200L], orders.Select(order => order.Estimate));
        Assert.All(orders, order => Assert.Equal(("", "quay at dawn"), (order.PromptSent, order.Description)));
    }

    [Fact]
    public async Task Extending_keeps_the_picture_in_the_middle()
    {
        await using var ada = await app.RegisterAsync("ada");
        var sent = Pictures.Png(90, 90);
        var image = await ada.UploadAsync(sent);

        var done = await ada.EditAsync(image, "extend", new() { ["Input.Ratio"] = "16:9", ["Input.Model"] = "flux-fill-pro" });

        var made = await ada.DownloadAsync(done.PictureOf());
        using var picture = Pictures.Read(made);
        Assert.Equal((160, 90), (picture.Width, picture.Height));
        var (before, after) = (Pictures.Rgba(sent), Pictures.Rgba(made));
        Assert.All(Enumerable.Range(0, 90 * 90), at => Assert.Equal(before[at * 4], after[((at / 90 * 160) + (at % 90) + 35) * 4]));
    }

    [Fact]
    public async Task A_removed_background_is_transparent()
    {
        await using var ada = await app.RegisterAsync("ada");
        var image = await ada.UploadAsync(Pictures.Plain(64, 64, 20, 200, 20));

        var done = await ada.EditAsync(image, "remove-background");

        Assert.All(Pictures.Rgba(await ada.DownloadAsync(done.PictureOf())).Where((_, at) => at % 4 == 3), alpha => Assert.Equal(0, alpha));
    }

    [Fact]
    public async Task References_go_along_in_their_order()
    {
        await using var ada = await app.RegisterAsync("ada");
        var first = await ada.UploadAsync(Pictures.Plain(400, 400, 200, 0, 0), "a.png");
        var second = await ada.UploadAsync(Pictures.Plain(400, 400, 0, 200, 0), "b.png");
        var page = await ada.OpenEditAsync(first, "edit");

        var priced = await ada.CheckEditAsync(page, new() { ["Input.Description"] = "both in one", ["Input.References"] = second });
        var started = await ada.PressEditAsync(priced);
        var done = await ada.UntilFinishedAsync(started.Location!);

        Assert.Equal([first, second], (await app.OrderOfAsync(done.PictureOf())).Sources.OrderBy(s => s.Index).Select(s => s.ImageId.ToString()));
        var shown = await ada.GetAsync($"/gallery/{done.PictureOf()}");
        Assert.Equal($"/gallery/{second}", shown.Find(".version-rail a").GetAttribute("href"));
        Assert.DoesNotContain("Qwen Image", priced.TextsOf(".edit-models .model-name"));
        Assert.Contains(priced.TextsOf(".reasons li"), reason => reason == "Qwen Image takes one picture");
    }

    [Fact]
    public async Task Nobody_edits_what_is_not_theirs()
    {
        await using var ada = await app.RegisterAsync("ada");
        await using var eve = await app.RegisterAsync("eve");
        var image = await ada.UploadAsync(Pictures.Png());
        var own = await eve.UploadAsync(Pictures.Png(64, 64));

        var opened = await eve.OpenEditAsync(image, "edit");
        Assert.False(opened.Has(".stage-picture"));
        var page = await eve.OpenEditAsync(own, "edit");
        var started = await eve.PressEditAsync(page, new() { ["Input.Image"] = image, ["Input.Description"] = "mine now" });
        var referred = await eve.PressEditAsync(page, new() { ["Input.References"] = image, ["Input.Description"] = "mine now" });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (started.Status, referred.Status));
        Assert.Contains("Choose a picture to start from", started.TextOf(".error-summary"), StringComparison.Ordinal);
        Assert.Contains("from your own gallery", referred.TextOf(".error-summary"), StringComparison.Ordinal);
        Assert.Equal("100", (await eve.WalletAsync()).Left);
    }

    [Fact]
    public async Task Another_action_keeps_what_was_typed_and_a_model_that_cannot_is_replaced_with_a_word()
    {
        await using var ada = await app.RegisterAsync("ada");
        var image = await ada.UploadAsync(Pictures.Png());
        var page = await ada.CheckEditAsync(await ada.OpenEditAsync(image, "edit"), new() { ["Input.Description"] = "a boat", ["Input.Model"] = "grok-imagine" });

        var area = await ada.SubmitAsync(page, "#edit-form", new() { ["TakeDo"] = "area" }, "/studio/edit?handler=Options");

        Assert.Equal("Edit area", area.TextOf("h1"));
        Assert.Equal("a boat", area.TextOf("#Input_Description"));
        Assert.Contains(area.TextsOf(".notice"), note => note.StartsWith("Grok Imagine cannot do this; ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_model_that_cannot_is_refused_even_when_the_form_is_forged()
    {
        await using var ada = await app.RegisterAsync("ada");
        var image = await ada.UploadAsync(Pictures.Png());
        var page = await ada.CheckEditAsync(await ada.OpenEditAsync(image, "upscale"));

        var answer = await ada.PressEditAsync(page, new() { ["Input.Model"] = "flux-dev" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Flux Dev 1.0 does not upscale", answer.TextOf(".error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_picture_one_is_chosen_or_sent_with_the_form()
    {
        await using var ada = await app.RegisterAsync("ada");
        var empty = await ada.GetAsync("/studio/edit?do=upscale");
        Assert.False(empty.Has("#generate"));

        var sent = await ada.SubmitFilesAsync(empty, "#edit-form", [("PictureFile", "cat.png", Pictures.Png(200, 200))], action: "/studio/edit?handler=Upload");
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Contains("200 × 200 pixels", sent.TextOf(".stage-facts"), StringComparison.Ordinal);
        Assert.StartsWith("Upscale • ", sent.TextOf("#generate"), StringComparison.Ordinal);

        var again = await ada.SubmitAsync(sent, "#edit-form", new() { ["TakeImage"] = "none" }, "/studio/edit?handler=Options");
        var tile = Assert.Single(again.FindAll(".choose-tile"));
        var chosen = await ada.SubmitAsync(again, "#edit-form", new() { ["TakeImage"] = tile.GetAttribute("value") }, "/studio/edit?handler=Options");
        Assert.StartsWith("Upscale • ", chosen.TextOf("#generate"), StringComparison.Ordinal);

        var refused = await ada.SubmitFilesAsync(empty, "#edit-form", [("PictureFile", "cat.png", "GIF89a nothing"u8.ToArray())], action: "/studio/edit?handler=Upload");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.TextOf("#Input_PictureFile-error").Length > 10);
    }

    [Fact]
    public async Task One_form_makes_one_edit_however_often_it_is_sent()
    {
        await using var ada = await app.RegisterAsync("ada");
        var image = await ada.UploadAsync(Pictures.Png());
        var priced = await ada.CheckEditAsync(await ada.OpenEditAsync(image, "edit"), new() { ["Input.Description"] = "make it snow", ["Input.Model"] = "grok-imagine" });

        var first = await ada.PressEditAsync(priced);
        var second = await ada.PressEditAsync(priced);
        var changed = await ada.PressEditAsync(priced, new() { ["Input.Description"] = "make it rain" });

        Assert.Equal(first.Location, second.Location);
        Assert.Equal(HttpStatusCode.Conflict, changed.Status);
        await ada.UntilFinishedAsync(first.Location!);
        Assert.Equal("97.8", (await ada.WalletAsync()).Left);
    }
}
