using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Pages.Admin;

public sealed class CostPageTests(StudioApp app)
{
    private const string Address = "/admin/credits/costs";

    [Fact]
    public async Task Prices_versions_months_and_doubtful_jobs_are_listed()
    {
        await using var root = await app.AdministratorAsync();
        await using var ada = await app.RegisterAsync("ada");
        await ada.UntilFinishedAsync(await ada.GenerateAsync("sandbox:bills-more a harbour"));
        await ada.UntilFinishedAsync(await ada.GenerateAsync("sandbox:bills-absurd a harbour"));
        var link = await app.PageOfAsync(ada);

        var (overruns, flagged, unknown) = (
            await root.GetAsync(Address), await root.GetAsync($"{Address}?show=flagged"), await root.GetAsync($"{Address}?show=unknown"));

        Assert.Contains("Flux Dev 1.0", overruns.TextOf("[aria-labelledby=prices]"), StringComparison.Ordinal);
        Assert.Equal(overruns.TextOf("[aria-labelledby=prices] code"), overruns.TextOf("[aria-labelledby=versions] tbody code"));
        Assert.Contains("sandbox", overruns.TextOf("[aria-labelledby=months] tbody"), StringComparison.Ordinal);
        Assert.True(overruns.Has($"[aria-labelledby=jobs] a[href='{link}']"));
        Assert.True(flagged.Has($"[aria-labelledby=jobs] a[href='{link}']"));
        Assert.False(unknown.Has($"[aria-labelledby=jobs] a[href='{link}']"));
        Assert.DoesNotContain("a harbour", overruns.Text, StringComparison.Ordinal);
    }
}
