using System.Net;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Pages.Studio;

/// <summary>The page of descriptions, without scripts.</summary>
public sealed class PromptsTests(StudioApp app)
{
    private const string Save = "form:has(button[name=generation])";
    private const string Remove = "form:has(button[name=prompt])";

    [Fact]
    public async Task A_description_is_found_kept_used_again_and_let_go()
    {
        await using var ada = await app.RegisterAsync("ada");
        var harbour = await ada.GenerateAsync("sandbox:never a quiet harbour", ("Model", "z-image-turbo"));
        await ada.GenerateAsync("sandbox:never a <b>windmill</b>", ("Style", "comic"));
        Assert.Equal("/studio/prompts", (await ada.GetAsync("/studio")).Find(".field:has(#Input_Description) a").GetAttribute("href"));

        var all = await ada.GetAsync("/studio/prompts");
        Assert.Equal(["sandbox:never a <b>windmill</b>", "sandbox:never a quiet harbour"], all.TextsOf(".prompt .card-prompt"));
        Assert.False(all.Has("#Input_Saved"));
        var found = await ada.GetAsync("/studio/prompts?q=QUIET");
        Assert.Equal(["sandbox:never a quiet harbour"], found.TextsOf(".prompt .card-prompt"));

        var saved = await ada.FollowAsync(await ada.SubmitAsync(found, Save, new() { ["generation"] = harbour.Split('/')[^1] }));
        Assert.Equal("QUIET", saved.Find("#prompt-search").GetAttribute("value"));
        Assert.Equal(["sandbox:never a quiet harbour"], saved.TextsOf("section:has(#Input_Saved) .card-prompt"));
        Assert.False(saved.Has(Save));

        foreach (var link in saved.FindAll(".prompt a").Select(link => link.GetAttribute("href")!))
        {
            var studio = await ada.GetAsync(link);
            Assert.DoesNotContain("harbour", link, StringComparison.Ordinal);
            Assert.Equal("sandbox:never a quiet harbour", studio.TextOf("#Input_Description"));
            // Only the description comes along; the rest stays as it was last.
            Assert.True(studio.Has("input[name='Input.Style'][value=comic][checked]"));
        }

        var prompt = saved.Find("button[name=prompt]").GetAttribute("value");
        var removed = await ada.FollowAsync(await ada.SubmitAsync(saved, Remove, new() { ["prompt"] = prompt }));
        Assert.False(removed.Has("#Input_Saved"));
        Assert.True(removed.Has(Save));
    }

    [Fact]
    public async Task What_is_somebody_elses_does_not_exist()
    {
        await using var ada = await app.RegisterAsync("ada");
        await using var grace = await app.RegisterAsync("grace");
        var generation = (await ada.GenerateAsync("sandbox:never a quiet harbour")).Split('/')[^1];
        var saved = await ada.FollowAsync(await ada.SubmitAsync(await ada.GetAsync("/studio/prompts"), Save, new() { ["generation"] = generation }));
        var prompt = saved.Find("button[name=prompt]").GetAttribute("value")!;

        Assert.Equal(HttpStatusCode.NotFound, (await grace.ForgeAsync("/studio/prompts?handler=Save", new() { ["generation"] = generation })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await grace.ForgeAsync("/studio/prompts?handler=Remove", new() { ["prompt"] = prompt })).Status);
        foreach (var id in new[] { prompt, generation, "nonsense" })
        {
            var studio = await grace.GetAsync($"/studio?prompt={id}");
            Assert.Equal("", studio.TextOf("#Input_Description"));
            Assert.Contains("not among yours", studio.TextOf(".notice-plain"), StringComparison.Ordinal);
        }

        Assert.Contains("Nothing yet.", (await grace.GetAsync("/studio/prompts")).Text, StringComparison.Ordinal);
        Assert.Single((await ada.GetAsync("/studio/prompts")).FindAll("section:has(#Input_Saved) .prompt"));
    }

    [Theory]
    [InlineData("after=nonsense")]
    [InlineData("after=99999999999999999_1")]
    [InlineData("after=1_-1&saved=1_2")]
    [InlineData("q=%25_%5C'")]
    public async Task An_address_that_says_nothing_sensible_is_a_page_all_the_same(string query)
    {
        await using var ada = await app.RegisterAsync("ada");

        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync($"/studio/prompts?{query}")).Status);
    }
}
