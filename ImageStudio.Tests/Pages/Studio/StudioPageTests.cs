using System.Text.Json.Nodes;
using ImageStudio.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using static ImageStudio.Tests.Support.StudioVisits;

namespace ImageStudio.Tests.Pages.Studio;

public sealed class StudioPageTests(StudioApp app)
{
    [Fact]
    public async Task The_form_opens_with_Flux_Dev_and_offers_every_family_and_thirteen_styles()
    {
        await using var ada = await app.RegisterAsync("ada");

        var studio = await ada.GetAsync("/studio");

        Assert.Equal("flux-dev", Assert.Single(studio.FindAll("input[name='Input.Model']")).GetAttribute("value"));
        Assert.Contains("Flux Dev 1.0", studio.TextOf(".model-picker summary"), StringComparison.Ordinal);
        var models = (await ada.OpenModelsAsync()).TextOf(".model-rows");
        Assert.All(
            new[] { "GPT-Image", "Flux", "Nano Banana", "Ideogram", "Recraft", "Imagen", "Qwen Image", "Seedream", "Kling", "Stable Diffusion" },
            family => Assert.Contains(family, models, StringComparison.Ordinal));
        Assert.Equal(13, studio.FindAll("input[name='Input.Style']").Count);
        Assert.Equal(["16:9", "1:1", "9:16"], studio.FindAll("input[name='Input.Ratio']").Select(r => r.GetAttribute("value")));
        Assert.Equal(["1", "2", "3", "4"], studio.FindAll("input[name='Input.Count']").Select(r => r.GetAttribute("value")));
        Assert.Contains("Sandbox.", studio.TextOf(".feed .notice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retired_model_is_listed_with_its_replacement_and_cannot_be_chosen()
    {
        await using var ada = await app.RegisterAsync("ada");

        var retired = (await ada.OpenModelsAsync()).Find("input[name='Input.Model'][value=imagen-4]");

        Assert.True(retired.HasAttribute("disabled"));
        Assert.Contains("Retired on 17 Aug 2026 → Nano Banana 2.1", retired.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_models_comes_only_when_it_is_asked_for_and_keeps_all_that_was_typed()
    {
        await using var ada = await app.RegisterAsync("ada");
        var studio = await ada.GetAsync("/studio");
        Assert.False(studio.Has(".model-row, .model-picker[open]"));
        Assert.Equal("Change model", studio.TextOf("button[formaction='/studio?handler=Models']"));
        var form = Form("A quiet harbour", ("Model", "qwen-image-3"), ("Ratio", "16:9"), ("Count", "3"), ("Seed", "77"));

        var page = await ada.SubmitAsync(studio, "#studio-form", form, "/studio?handler=Models");
        var fragment = await ada.SubmitAsync(studio, "#studio-form", form, "/studio?handler=Models", htmx: true);

        Assert.True(await page.IsWholePageAsync());
        Assert.True(page.Has(".model-picker[open]"));
        Assert.Equal("A quiet harbour", page.TextOf("#Input_Description"));
        Assert.Equal("77", page.Find("#Input_Seed").GetAttribute("value"));
        Assert.Equal(studio.Find("#order-key").GetAttribute("value"), page.Find("#order-key").GetAttribute("value"));
        Assert.False(await fragment.IsWholePageAsync());
        Assert.False(fragment.Has("form, nav, #generate, [type=hidden]"));
        foreach (var answer in new[] { page, fragment })
        {
            Assert.Equal("qwen-image-3", Assert.Single(answer.FindAll("input[name='Input.Model'][checked]")).GetAttribute("value"));
            Assert.False(answer.Has("input[name='Input.Model'][type=hidden]"));
            Assert.Equal("16:9", answer.Find(".model-rows").GetAttribute("data-ratio"));
            Assert.Equal(studio.TextOf("#Input_Model > .field-aside"), $"{answer.FindAll(".model-row input:enabled").Count} available");
        }
    }

    [Fact]
    public async Task A_model_chosen_from_the_list_is_the_one_that_is_priced()
    {
        await using var ada = await app.RegisterAsync("ada");
        var list = await ada.OpenModelsAsync(Form("A quiet harbour"));

        var priced = await ada.CheckPriceAsync(list, Form("A quiet harbour", ("Model", "z-image-turbo")));

        Assert.Equal("Generate • 1 credit", priced.TextOf("#generate"));
        Assert.Contains("Z-Image Turbo", priced.TextOf(".model-picker summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_is_the_Studio_and_an_empty_feed_has_words_of_its_own()
    {
        await using var ada = await app.RegisterAsync("ada");

        var first = await ada.GetAsync("/");

        Assert.True(first.Has("#studio-form"));
        Assert.Contains("Nothing here yet", first.TextOf(".feed-list > .empty"), StringComparison.Ordinal);
        Assert.Equal("page", first.Find(".sidebar nav a[href='/studio']").GetAttribute("aria-current"));
    }

    [Fact]
    public async Task A_phone_gets_links_to_what_works_there_and_may_use_the_form_anyway()
    {
        await using var ada = await app.RegisterAsync("ada");

        var studio = await ada.GetAsync("/studio");
        Assert.Equal("Mobile Version Not Available", studio.TextOf("h1 .on-phone"));
        Assert.Equal(
            ["/gallery", "/projects", "/credits", "/studio?anyway=true"],
            studio.FindAll(".phone-notice a").Select(link => link.GetAttribute("href")));

        var anyway = await ada.GetAsync("/studio?anyway=true");
        Assert.Contains("use-anyway", anyway.Page.Body!.ClassName, StringComparison.Ordinal);
        Assert.Equal("Create", anyway.TextOf("h1"));
    }

    [Fact]
    public async Task Another_model_brings_its_own_options_as_a_fragment_or_as_the_page()
    {
        using var catalog = CatalogWithoutRetirements();
        using var site = StudioApp.With(new() { ["ImageStudio:CatalogPath"] = catalog.Path });
        await using var ada = await site.RegisterAsync("ada");
        var studio = await ada.GetAsync("/studio");
        var form = Form("A quiet harbour", ("Model", "gpt-image-1.5"), ("Ratio", "16:9"));

        var fragment = await ada.SubmitAsync(studio, "#studio-form", form, "/studio?handler=ModelOptions", htmx: true);
        var page = await ada.SubmitAsync(studio, "#studio-form", form, "/studio?handler=ModelOptions");

        Assert.False(await fragment.IsWholePageAsync());
        Assert.False(fragment.Has("form, nav, #generate"));
        Assert.Equal("options-changed", fragment.Header("HX-Trigger-After-Settle"));
        Assert.True(await page.IsWholePageAsync());
        Assert.Equal("A quiet harbour", page.TextOf("#Input_Description"));
        foreach (var answer in new[] { fragment, page })
        {
            Assert.Equal("1:1", Assert.Single(answer.FindAll("input[name='Input.Ratio']")).GetAttribute("value"));
            Assert.Equal("GPT-Image 1.5 does not draw 16:9, so the aspect ratio is now 1:1.", answer.TextOf(".notice-plain"));
            Assert.False(answer.Has("#Input_Seed, #Input_Avoid"));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no-such-model")]
    public async Task Options_of_a_model_that_is_not_there_are_those_of_the_default(string? model)
    {
        await using var ada = await app.RegisterAsync("ada");

        var page = await ada.SubmitAsync(
            await ada.GetAsync("/studio"), "#studio-form", Form("A quiet harbour", ("Model", model)), "/studio?handler=ModelOptions");

        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
        Assert.Contains("Flux Dev 1.0", page.TextOf(".model-picker summary"), StringComparison.Ordinal);
    }

    /// <summary>The shipped catalogue, in which no model ever retires: the test must not depend on the day it runs.</summary>
    private TempFolder CatalogWithoutRetirements()
    {
        var shipped = Path.Combine(app.Services.GetRequiredService<IWebHostEnvironment>().ContentRootPath, "Catalog");
        var models = JsonNode.Parse(File.ReadAllText(Path.Combine(shipped, "models.json")))!;
        foreach (var model in models["models"]!.AsArray().Where(m => (string?)m!["status"] == "active")) model!.AsObject().Remove("retiresOn");

        var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("Catalog"));
        File.WriteAllText(folder.File("Catalog/models.json"), models.ToJsonString());
        File.Copy(Path.Combine(shipped, "styles.json"), folder.File("Catalog/styles.json"));
        return folder;
    }
}
