using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Pages.Credits;

/// <summary>The pages under a plan that fills a monthly and a daily bucket.</summary>
public sealed class BucketPagesTests(BucketPagesTests.PlanApp app) : IClassFixture<BucketPagesTests.PlanApp>
{
    [Fact]
    public async Task A_hold_over_several_buckets_is_one_line_that_names_them()
    {
        using var ada = await app.RegisterAsync("ada");
        var generation = await ada.GenerateAsync("A fox", ("Model", "qwen-image-3"), ("Count", "2"));
        await ada.UntilFinishedAsync(generation);

        var credits = await ada.GetAsync("/credits");
        var receipt = await ada.GetAsync(generation.Replace("/generations/", "/credits/receipts/", StringComparison.Ordinal));

        Assert.Contains("On hold | A fox · 2 pictures, Qwen Image 3.0 · Monthly 4, Daily 3, Bonus 2 | (9) | 107", credits.Lines());
        Assert.Equal("2 pictures settled — Qwen Image 3.0 | A fox · held 9, 3 came back · Monthly 3, Daily 2.5, Bonus 0.5 | −6 | 101", credits.Lines()[0]);
        Assert.Contains("Credits granted | Daily credits | +3 | 107", credits.Lines());
        Assert.Equal(["Monthly", "Daily", "Bonus"], credits.TextsOf(".bucket h2"));
        Assert.Equal(["1 of 4", "0.5 of 3", "99.5"], credits.TextsOf(".bucket .balance"));
        Assert.Matches(@"^Renews 1 \w{3}|^Resets ", credits.TextsOf(".bucket .note")[0]);
        Assert.Matches(@"^Resets (in \d{1,2}h|within the hour)$", credits.TextsOf(".bucket .note")[1]);
        Assert.Equal("Does not expire", credits.TextsOf(".bucket .note")[2]);
        Assert.Equal("101", credits.Wallet().Left);
        Assert.Matches(@"^Nothing on hold · (renews 1 \w{3}|resets )", credits.Wallet().OnHold);
        Assert.Equal(["6", "3", "3"], receipt.TextsOf(".sum-list .balance"));
        Assert.Contains("Monthly", receipt.TextsOf(".bucket-name"));
    }

    [Fact]
    public async Task What_is_on_hold_comes_back_to_its_buckets_in_one_line()
    {
        using var ada = await app.RegisterAsync("ada");
        await ada.UntilFinishedAsync(await ada.GenerateAsync("sandbox:refuse-before a fox", ("Model", "qwen-image-3"), ("Count", "2")));

        var released = (await ada.GetAsync("/credits?kind=nothing-charged")).Lines();

        Assert.Equal(9, released.Sum(line => line.Contains("hold of 9 returned · Monthly 4, Daily 3, Bonus 2 | 0 | 107", StringComparison.Ordinal) ? 9
            : line.Contains("hold of 4.5 returned", StringComparison.Ordinal) ? 4.5 : 0));
        Assert.Equal(["4 of 4", "3 of 3", "100"], (await ada.GetAsync("/credits")).TextsOf(".bucket .balance"));
    }

    public sealed class PlanApp() : StudioApp(new()
    {
        ["ImageStudio:Credits:Plan"] = "team",
        ["ImageStudio:Credits:Plans:team:Name"] = "Team",
        ["ImageStudio:Credits:Plans:team:MonthlyCredits"] = "4",
        ["ImageStudio:Credits:Plans:team:DailyCredits"] = "3",
    });
}
