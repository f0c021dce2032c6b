using ImageStudio.Tests.Support;
using ImageStudio.Web.Pages.Credits;

namespace ImageStudio.Tests.Pages.Credits;

public sealed class SpendPageTests(StudioApp app)
{
    [Fact]
    public async Task Charts_and_tables_say_the_same_and_add_up_to_what_was_settled()
    {
        await using var ada = await app.RegisterAsync("ada");
        var harbour = await ada.GenerateAsync("A quiet harbour", ("Count", "4"));
        var picture = (await ada.UntilFinishedAsync(harbour)).Find(".tile-box").GetAttribute("href")!;
        await ada.UntilFinishedAsync(await ada.GenerateAsync("A fox", ("Model", "qwen-image-3"), ("Count", "1")));
        await ada.UntilFinishedAsync(await ada.GenerateAsync("sandbox:refuse-before a fox", ("Model", "flux-2-pro")));
        var project = await ada.AttachAsync("Harbours", picture);

        var spend = await ada.GetAsync("/credits/spend");

        Assert.Equal(["13", "5", "6.5"], spend.TextsOf(".buckets .balance"));
        Assert.Equal(["Flux Dev 1.0 10 1 of 4 10", "Qwen Image 3.0 3 1 of 1 3"], Rows(spend, "by-model"));
        Assert.Equal(["Harbours 10 1 of 4 10", "In no project 3 1 of 1 3"], Rows(spend, "by-project"));
        Assert.Equal(project, spend.Find("[aria-labelledby=by-project] tbody a").GetAttribute("href"));
        Assert.Equal("Flux Dev 1.0: 10 credits; Qwen Image 3.0: 3 credits.", spend.TextOf("#by-model-description"));
        Assert.Equal(["100%", "30%"], spend.FindAll("[aria-labelledby=by-model] .chart-bar").Select(bar => bar.GetAttribute("width")));
        Assert.Contains(PictureCost.Definition, spend.TextOf("main"), StringComparison.Ordinal);
        Assert.Equal(["13", "5", "6.5"], (await ada.GetAsync("/credits/spend?month=all")).TextsOf(".buckets .balance"));
        Assert.False(spend.Has("main [style], main style, main script"));
    }

    [Fact]
    public async Task A_refund_makes_what_was_spent_less()
    {
        await using var ada = await app.RegisterAsync("ada");
        var harbour = await ada.GenerateAsync("A quiet harbour");
        await ada.UntilFinishedAsync(harbour);
        var job = Assert.Single(await app.StoredJobsAsync(harbour));
        await app.PostAsync(ada, DateTimeOffset.UtcNow, (ledger, _) => ledger.RefundAsync(
            job, 1_000, Guid.NewGuid(), "Not as asked", Guid.NewGuid(), TestContext.Current.CancellationToken));

        Assert.Equal(["Flux Dev 1.0 1.5 1 of 1 1.5"], Rows(await ada.GetAsync("/credits/spend?month=all"), "by-model"));
    }

    [Theory]
    [InlineData("", "No picture was settled in")]
    [InlineData("?month=all", "No picture has been settled yet.")]
    [InlineData("?month=2001-02", "No picture was settled in February 2001.")]
    [InlineData("?month=nonsense", "There is no such month; this is")]
    public async Task Nothing_spent_is_said_in_words(string query, string words)
    {
        await using var ada = await app.RegisterAsync("ada");

        Assert.Contains(words, (await ada.GetAsync("/credits/spend" + query)).TextOf("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10_000, 4, 0, 2_500)]
    [InlineData(10_000, 4, 1, 10_000)]
    [InlineData(10_000, 3, 0, 3_333)]
    [InlineData(10_000, 3, 3, 3_333)]
    [InlineData(20_000, 3, 0, 6_667)]
    public void A_finished_picture_carries_its_rejected_siblings(long net, int stored, int inProjects, long each) =>
        Assert.Equal(each, new PictureCost(net, stored, inProjects).Each);

    [Fact]
    public void Without_pictures_there_is_no_cost_of_one() => Assert.Null(new PictureCost(0, 0, 0).Each);

    [Fact]
    public void The_days_of_a_month_become_columns_that_stay_inside_the_drawing()
    {
        var chart = new DayChart(new(2024, 2), [.. Enumerable.Range(0, 29).Select(day => day switch { 0 => 1L, 14 => -500L, 28 => 10_000_000L, _ => 0L })]);

        Assert.Equal(["1 February", "29 February"], chart.Bars.Select(bar => bar.Name));
        Assert.Equal(["1.5%", "96%"], chart.Bars.Select(bar => bar.Height));
        Assert.Equal(["1 February", "15 February", "29 February"], chart.SpentDays.Select(day => day.Name));
        Assert.Equal(["1", "8", "15", "22", "29"], chart.Ticks.Select(tick => tick.Day));
    }

    private static IEnumerable<string> Rows(Answer page, string table) => page.TextsOf($"[aria-labelledby={table}] tbody tr");
}
