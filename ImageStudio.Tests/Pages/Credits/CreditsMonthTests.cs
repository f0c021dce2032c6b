using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Pages.Credits;

/// <summary>Activity by month, filtered and paged. The entries lie in past years, where nothing else happens.</summary>
public sealed class CreditsMonthTests(StudioApp app)
{
    private static readonly DateTimeOffset March = new(2025, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_month_ends_with_its_last_millisecond_in_UTC()
    {
        await using var ada = await app.RegisterAsync("ada");
        await app.GrantAsync(ada, March.AddMilliseconds(-1), 1_000, "The last moment of February");
        await app.GrantAsync(ada, March.ToOffset(TimeSpan.FromHours(14)), 2_000, "The first moment of March");

        var (february, march) = (await ada.GetAsync("/credits?month=2025-02"), await ada.GetAsync("/credits?month=2025-03"));

        Assert.Equal(["Credits granted | The last moment of February | +1 | 1"], february.Lines());
        Assert.Equal(["Credits granted | The first moment of March | +2 | 3"], march.Lines());
        Assert.Equal("February 2025", february.TextOf("h2#month"));
        Assert.Equal("28 Feb", february.TextOf("[aria-labelledby=activity] .when"));
    }

    [Fact]
    public async Task Links_lead_from_month_to_month_and_keep_the_filters()
    {
        await using var ada = await app.RegisterAsync("ada");
        await app.GrantAsync(ada, March.AddDays(-1), 1_000, "Then");
        await app.GrantAsync(ada, March, 1_000, "Now");

        var march = await ada.GetAsync("/credits?month=2025-03&kind=grants");
        var february = await ada.GetAsync(march.Find(".months a[rel=prev]").GetAttribute("href")!);
        var april = await ada.GetAsync(march.Find(".months a[rel=next]").GetAttribute("href")!);

        Assert.Equal(["Credits granted | Then | +1 | 1"], february.Lines());
        Assert.Equal("grants", february.Find("#kind option[selected]").GetAttribute("value"));
        Assert.False(february.Has(".months a[rel=prev]"));
        Assert.Equal("Nothing in April 2025 matches these filters.", april.TextOf("[aria-labelledby=activity] .note"));
        Assert.False((await ada.GetAsync("/credits")).Has(".months a[rel=next]"));
    }

    [Fact]
    public async Task A_filter_hides_lines_but_the_balance_stays_that_of_the_wallet()
    {
        await using var ada = await app.RegisterAsync("ada");
        await app.GrantAsync(ada, March, 10_000, "First");
        await app.AdjustAsync(ada, March.AddHours(1), -2_500, "A correction");
        await app.GrantAsync(ada, March.AddHours(2), 1_000, "Second");

        var all = await ada.GetAsync("/credits?month=2025-03");
        var adjustments = await ada.FilterAsync(all, ("kind", "adjustments"));
        var grants = await ada.FilterAsync(adjustments, ("kind", "grants"));

        Assert.Equal(
            ["Credits granted | Second | +1 | 8.5", "Adjusted | A correction | −2.5 | 7.5", "Credits granted | First | +10 | 10"], all.Lines());
        Assert.Equal(["Adjusted | A correction | −2.5 | 7.5"], adjustments.Lines());
        Assert.Equal(["Credits granted | Second | +1 | 8.5", "Credits granted | First | +10 | 10"], grants.Lines());
        Assert.Equal("/credits?month=2025-03", grants.Find(".filters .button-plain").GetAttribute("href"));
    }

    [Fact]
    public async Task Models_and_projects_filter_what_was_made_with_them()
    {
        await using var ada = await app.RegisterAsync("ada");
        var harbour = await ada.GenerateAsync("A quiet harbour");
        var picture = (await ada.UntilFinishedAsync(harbour)).Find(".tile-box").GetAttribute("href")!;
        await ada.UntilFinishedAsync(await ada.GenerateAsync("A fox", ("Model", "qwen-image-3")));
        var project = await ada.AttachAsync("Harbours", picture);

        var credits = await ada.GetAsync("/credits");
        var byModel = await ada.FilterAsync(credits, ("model", "qwen-image-3"));
        var byProject = await ada.FilterAsync(credits, ("project", project.Split('/')[^1]));
        var without = await ada.FilterAsync(credits, ("project", "none"), ("kind", "settled"));

        Assert.Equal(["1 picture settled — Qwen Image 3.0 | A fox · held 4.5, 1.5 came back | −3 | 94.5", "On hold | A fox · 1 picture, Qwen Image 3.0 | (4.5) | 97.5"], byModel.Lines());
        Assert.Equal(["1 picture settled — Flux Dev 1.0 | A quiet harbour | −2.5 | 97.5", "On hold | A quiet harbour · 1 picture, Flux Dev 1.0 | (2.5) | 100"], byProject.Lines());
        Assert.Equal(["1 picture settled — Qwen Image 3.0 | A fox · held 4.5, 1.5 came back | −3 | 94.5"], without.Lines());
    }

    [Fact]
    public async Task A_long_month_comes_in_pages_that_leave_nothing_out_and_show_nothing_twice()
    {
        const int Count = 150;
        await using var ada = await app.RegisterAsync("ada");
        for (var index = 1; index <= Count; index++) await app.GrantAsync(ada, March.AddMinutes(index / 4), 1_000, $"Number {index}");

        var lines = new List<string>();
        var page = await ada.GetAsync("/credits?month=2025-03&kind=grants");
        for (; ; page = await ada.GetAsync(page.Find("a[rel=next]:not(.months a)").GetAttribute("href")!))
        {
            lines.AddRange(page.Lines());
            if (!page.Has(".paging a[rel=next]")) break;
        }

        Assert.Equal(Count, lines.Distinct().Count());
        Assert.Equal(Count, lines.Count);
        Assert.Equal(Enumerable.Range(1, Count).Reverse().Select(left => $"{left}"), lines.Select(line => line.Split(" | ")[^1]));
        Assert.Equal("/credits?month=2025-03&kind=grants", page.Find(".paging a:not([rel])").GetAttribute("href"));
    }

    [Fact]
    public async Task The_chart_of_the_month_says_what_its_table_says()
    {
        await using var ada = await app.RegisterAsync("ada");
        await ada.UntilFinishedAsync(await ada.GenerateAsync("A quiet harbour", ("Count", "2")));

        var credits = await ada.GetAsync("/credits");

        Assert.Equal("5 credits · 2 pictures · 2.5 per finished picture", credits.TextOf("[aria-labelledby=month] .sheet-header p"));
        Assert.Equal("5", credits.TextOf("[aria-labelledby=month] tbody .number"));
        Assert.Equal($"{credits.TextOf("[aria-labelledby=month] tbody th")}: 5 credits", credits.TextOf(".day-chart rect title"));
        Assert.StartsWith("5 credits on 1 day;", credits.TextOf(".day-chart desc"), StringComparison.Ordinal);
        Assert.Equal("img", credits.Find(".day-chart").GetAttribute("role"));
        Assert.False(credits.Has("main [style], main style, main script"));
    }
}
