using ImageStudio.Web.Credits;

namespace ImageStudio.Tests.Credits;

/// <summary>Midnight and month ends, on the clock.</summary>
public sealed class RenewWalletTests
{
    [Fact]
    public async Task At_midnight_UTC_yesterdays_credits_go_and_todays_come()
    {
        await using var wallet = await TestWallet.OnPlanAsync(At("2026-11-22T23:59:59.999Z"));
        await wallet.SettleAsync(await wallet.HoldAsync(104_000), 104_000);
        Assert.Equal("Monthly 0/0, Daily 6/0, Bonus 50/0", await wallet.BucketsAsync());
        Assert.Equal(0, await wallet.RenewAsync());

        wallet.Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(1, await wallet.RenewAsync());
        Assert.Equal("Monthly 0/0, Daily 10/0, Bonus 50/0", await wallet.BucketsAsync());
    }

    [Fact]
    public async Task What_is_on_hold_at_midnight_survives_until_the_hold_ends()
    {
        await using var wallet = await TestWallet.OnPlanAsync(At("2026-11-22T23:59:00Z"));
        var job = await wallet.HoldAsync(107_000);

        wallet.Clock.Advance(TimeSpan.FromMinutes(2));
        await wallet.RenewAsync();
        Assert.Equal("Monthly 100/100, Daily 17/7, Bonus 50/0", await wallet.BucketsAsync());

        await wallet.SettleAsync(job, 105_000);
        wallet.Clock.Advance(TimeSpan.FromMinutes(1));
        await wallet.RenewAsync();
        Assert.Equal("Monthly 0/0, Daily 10/0, Bonus 50/0", await wallet.BucketsAsync());
    }

    [Fact]
    public async Task A_hold_released_after_midnight_brings_no_expired_credits_back()
    {
        await using var wallet = await TestWallet.OnPlanAsync(At("2026-11-22T23:59:00Z"));
        var job = await wallet.HoldAsync(110_000);
        wallet.Clock.Advance(TimeSpan.FromMinutes(2));
        await wallet.RenewAsync();

        await wallet.ReleaseAsync(job);
        wallet.Clock.Advance(TimeSpan.FromMinutes(1));
        await wallet.RenewAsync();

        Assert.Equal("Monthly 100/0, Daily 10/0, Bonus 50/0", await wallet.BucketsAsync());
    }

    [Fact]
    public async Task On_the_last_day_of_a_short_month_the_plan_of_the_31st_renews()
    {
        await using var wallet = await TestWallet.OnPlanAsync(At("2027-02-27T22:00:00Z"));
        await wallet.SettleAsync(await wallet.HoldAsync(30_000), 30_000);
        Assert.Equal("Monthly 70/0, Daily 10/0, Bonus 50/0", await wallet.BucketsAsync());

        wallet.Clock.Advance(TimeSpan.FromHours(2));
        await wallet.RenewAsync();
        Assert.Equal("Monthly 100/0, Daily 10/0, Bonus 50/0", await wallet.BucketsAsync());
    }

    [Fact]
    public async Task Days_and_months_missed_while_the_site_was_down_are_not_made_up_for()
    {
        await using var wallet = await TestWallet.OnPlanAsync();

        wallet.Clock.Advance(TimeSpan.FromDays(100));
        await wallet.RenewAsync();

        Assert.Equal("Monthly 100/0, Daily 10/0, Bonus 50/0", await wallet.BucketsAsync());
        Assert.Equal([0, 10], await wallet.LotsAsync(CreditBucket.Daily));
    }

    [Fact]
    public async Task A_wallet_without_a_plan_is_never_looked_at()
    {
        await using var wallet = await TestWallet.OwnAsync();

        wallet.Clock.Advance(TimeSpan.FromDays(400));

        Assert.Equal(0, await wallet.RenewAsync());
        Assert.Equal("Bonus 100/0", await wallet.BucketsAsync());
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
