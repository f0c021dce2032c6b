using ImageStudio.Tests.Support;
using ImageStudio.Web.Credits;

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

    [Fact]
    public async Task What_expires_and_what_comes_instead_are_one_line_until_one_asks_for_expiries()
    {
        var (first, second) = (new DateTimeOffset(2025, 3, 10, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2025, 3, 11, 0, 0, 0, TimeSpan.Zero));
        var token = TestContext.Current.CancellationToken;
        using var ada = await app.RegisterAsync("ada");
        await app.PostAsync(ada, first, (ledger, id) => ledger.GrantAsync(
            new(id, CreditBucket.Daily, 3_000, "daily:1", "Daily credits") { ExpiresAt = second }, token));
        await app.PostAsync(ada, first.AddHours(1), (ledger, id) => ledger.AdjustAsync(
            id, CreditBucket.Daily, -1_000, Guid.NewGuid(), "A correction", Guid.NewGuid(), token));
        await app.PostAsync(ada, second, async (ledger, id) =>
        {
            Assert.Equal(2_000, await ledger.ExpireAsync(id, token));
            return await ledger.GrantAsync(new(id, CreditBucket.Daily, 3_000, "daily:2", "Daily credits") { ExpiresAt = second.AddDays(1) }, token);
        });

        var march = await ada.GetAsync("/credits?month=2025-03");

        Assert.Equal(
            [
                "Daily credits refreshed | 2 unused credits expired | +1 | 3",
                "Adjusted | A correction · Daily 1 | −1 | 2",
                "Credits granted | Daily credits | +3 | 3",
            ],
            march.Lines());
        Assert.Equal(["Credits expired | Unused daily credits | −2 | 0"], (await ada.FilterAsync(march, ("kind", "expiries"))).Lines());
    }

    public sealed class PlanApp() : StudioApp(new()
    {
        ["ImageStudio:Credits:Plan"] = "team",
        ["ImageStudio:Credits:Plans:team:Name"] = "Team",
        ["ImageStudio:Credits:Plans:team:MonthlyCredits"] = "4",
        ["ImageStudio:Credits:Plans:team:DailyCredits"] = "3",
    });
}
