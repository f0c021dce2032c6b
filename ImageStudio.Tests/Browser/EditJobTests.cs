using ImageStudio.Tests.Browser.Screens;
using ImageStudio.Tests.Support;
using Microsoft.Playwright;

namespace ImageStudio.Tests.Browser;

/// <summary>Pictures from pictures in a real browser, with scripts and without.</summary>
public sealed class EditJobTests(StudioApp app, BrowserFixture browser) : IClassFixture<StudioApp>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_a_file_of_ones_own_to_an_edit_an_area_and_a_larger_copy(bool scripts)
    {
        await using var visit = await browser.VisitAsync(app, scripts);
        using var person = await app.RegisterAsync("ada");
        await visit.ComeInAsync(person, app.Address);
        var edit = new EditScreen(visit);

        await edit.UploadAsync(("quay.png", Pictures.Png(320, 240)), ("cliff.png", Pictures.Png(300, 200)));
        await edit.OpenAsync();
        await Assertions.Expect(edit.Heading("Edit")).ToBeVisibleAsync();
        await edit.SayAsync("make it snow");
        await edit.PressAsync("Edit");
        await edit.ArriveAsync();

        await edit.OpenAsync();
        await edit.DoAsync("Edit area");
        if (scripts) await edit.PaintAsync();
        else await edit.MarkAsync(10, 10, 100, 80);
        await edit.SayAsync("a red balloon");
        await edit.PressAsync("Edit area");
        await edit.ArriveAsync();

        await edit.OpenAsync();
        await edit.DoAsync("Upscale");
        await edit.ChooseAsync("SeedVR2");
        await edit.PressAsync("Upscale");
        await edit.ArriveAsync();
        await visit.Page.GetByRole(AriaRole.Article).Locator("a.tile-box").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".version strong")).ToHaveTextAsync(["Uploaded", "Edited", "Area edited", "Upscaled"]);
        visit.AssertNoComplaints();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Models_side_by_side_and_a_winner(bool scripts)
    {
        await using var visit = await browser.VisitAsync(app, scripts);
        using var person = await app.RegisterAsync("ada");
        await visit.ComeInAsync(person, app.Address);
        var page = visit.Page;
        await page.GotoAsync("/studio/compare");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Description" }).FillAsync("a heron in the reeds");
        await page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("^Flux Schnell ") }).CheckAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("^Z-Image Turbo ") }).CheckAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("^Flux Dev 1.0 ") }).UncheckAsync();
        if (!scripts) await page.GetByRole(AriaRole.Button, new() { Name = "Check price" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare • 1 credit" }).ClickAsync();
        await visit.ArriveAtAsync("/comparisons/");

        for (var looks = 0; !scripts && looks < 100 && await page.Locator(".is-running").CountAsync() > 0; looks++) await page.GetByRole(AriaRole.Link, new() { Name = "Refresh status" }).ClickAsync();
        await Assertions.Expect(page.Locator(".compare-column img")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Flux Schnell wins" }).ClickAsync();
        await Assertions.Expect(page.Locator(".is-winner h2")).ToContainTextAsync("Flux Schnell");
        visit.AssertNoComplaints();
    }

    [Fact]
    public async Task What_was_painted_can_be_undone_turned_round_and_cleared()
    {
        await using var visit = await browser.VisitAsync(app);
        using var person = await app.RegisterAsync("ada");
        var image = await person.UploadAsync(Pictures.Png(320, 240));
        await visit.ComeInAsync(person, app.Address);
        var edit = new EditScreen(visit);
        await visit.Page.GotoAsync($"/studio/edit?image={image}&do=area");
        await edit.SayAsync("a red balloon");
        await Assertions.Expect(edit.Reason).ToContainTextAsync("Mark the area to change");

        await edit.PaintAsync();
        await Assertions.Expect(edit.Reason).ToHaveCountAsync(0);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(edit.Reason).ToContainTextAsync("Mark the area to change");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Invert" }).ClickAsync();
        await Assertions.Expect(edit.Reason).ToHaveCountAsync(0);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();
        await Assertions.Expect(edit.Reason).ToContainTextAsync("Mark the area to change");
        visit.AssertNoComplaints();
    }

    [Fact]
    public async Task Every_page_is_accessible_in_light_in_dark_and_narrow()
    {
        await using var visit = await browser.VisitAsync(app);
        await using var person = await app.RegisterAsync("grace");
        await visit.ComeInAsync(person, app.Address);
        var looks = new PageLooks();
        await looks.LookAsync(visit, "edit, no pictures", "/studio/edit");
        await looks.LookAsync(visit, "upload", "/gallery/upload");
        await looks.LookAsync(visit, "upload with an error", "/gallery/upload", page => page.GetByRole(AriaRole.Button, new() { Name = "Upload", Exact = true }).ClickAsync());
        var image = await person.UploadAsync(Pictures.Png(320, 240));
        foreach (var what in new[] { "edit", "area", "extend", "remove-background", "upscale" })
            await looks.LookAsync(visit, what, $"/studio/edit?image={image}&do={what}", page => page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)"));
        await looks.LookAsync(visit, "edit, another picture", "/studio/edit");
        await looks.LookAsync(visit, "compare", "/studio/compare");
        var edited = await person.EditAsync(image, "edit", new() { ["Input.Description"] = "snow" });
        await looks.LookAsync(visit, "image with versions", $"/gallery/{edited.PictureOf()}");
        looks.AssertNoProblems(visit);
    }
}
