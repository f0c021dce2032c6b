using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;

namespace ImageStudio.Tests.Credits;

/// <summary>Monthly, then Daily, then Bonus; what expires first goes first.</summary>
public sealed class BucketTests
{
    [Fact]
    public async Task A_plan_fills_its_buckets_once_per_period()
    {
        await using var wallet = await TestWallet.OnPlanAsync();

        Assert.Equal("Monthly 100/0, Daily 10/0, Bonus 50/0", await wallet.BucketsAsync());
        Assert.Equal(0, await wallet.RenewAsync());
        wallet.Clock.Advance(TimeSpan.FromHours(11));
        Assert.Equal(0, await wallet.RenewAsync());
        Assert.Equal("Monthly 100/0, Daily 10/0, Bonus 50/0", await wallet.BucketsAsync());
    }

    [Fact]
    public async Task A_hold_is_split_in_the_order_of_spending_and_settled_in_the_same()
    {
        await using var wallet = await TestWallet.OnPlanAsync();

        var job = await wallet.HoldAsync(115_000);
        Assert.Equal("Monthly 100/100, Daily 10/10, Bonus 50/5", await wallet.BucketsAsync());

        Assert.Equal(Posting.Posted, await wallet.SettleAsync(job, 104_000));
        Assert.Equal("Monthly 0/0, Daily 6/0, Bonus 50/0", await wallet.BucketsAsync());
    }

    [Fact]
    public async Task A_release_gives_every_part_back()
    {
        await using var wallet = await TestWallet.OnPlanAsync();
        var job = await wallet.HoldAsync(115_000);

        Assert.Equal(Posting.Posted, await wallet.ReleaseAsync(job));

        Assert.Equal("Monthly 100/0, Daily 10/0, Bonus 50/0", await wallet.BucketsAsync());
        Assert.Equal(Posting.AlreadyEnded, await wallet.SettleAsync(job, 1_000));
    }

    [Fact]
    public async Task All_buckets_together_are_the_limit_and_a_refused_hold_touches_none()
    {
        await using var wallet = await TestWallet.OnPlanAsync();

        Assert.Equal(Posting.Insufficient, await wallet.TryHoldAsync(Guid.NewGuid(), 160_001));

        Assert.Equal("Monthly 100/0, Daily 10/0, Bonus 50/0", await wallet.BucketsAsync());
        await wallet.HoldAsync(160_000);
    }

    [Fact]
    public async Task Advanced_models_spend_monthly_credits_only()
    {
        await using var wallet = await TestWallet.OnPlanAsync();

        Assert.Equal(Posting.Insufficient, await wallet.TryHoldAsync(Guid.NewGuid(), 100_001, ModelClass.Advanced));

        await wallet.HoldAsync(100_000, ModelClass.Advanced);
        Assert.Equal("Monthly 100/100, Daily 10/0, Bonus 50/0", await wallet.BucketsAsync());
    }

    [Fact]
    public async Task On_one_balance_advanced_models_are_like_any_other()
    {
        await using var wallet = await TestWallet.OwnAsync();

        await wallet.HoldAsync(100_000, ModelClass.Advanced);

        Assert.Equal("Bonus 100/100", await wallet.BucketsAsync());
    }

    [Fact]
    public async Task A_job_is_held_once_whatever_buckets_a_second_hold_would_take()
    {
        await using var wallet = await TestWallet.OnPlanAsync();
        var job = await wallet.HoldAsync(100_000);

        Assert.Equal(Posting.AlreadyPosted, await wallet.TryHoldAsync(job, 5_000));
        Assert.Equal(Posting.AlreadyPosted, await wallet.TryHoldAsync(job, 500_000));

        Assert.Equal("Monthly 100/100, Daily 10/0, Bonus 50/0", await wallet.BucketsAsync());
    }

    [Fact]
    public async Task Inside_a_bucket_what_expires_first_is_spent_first_and_what_never_expires_last()
    {
        await using var wallet = await TestWallet.OwnAsync();
        await GrantAsync("late", 20_000, 30);
        await GrantAsync("soon", 10_000, 3);

        await wallet.SettleAsync(await wallet.HoldAsync(15_000), 15_000);

        Assert.Equal([0, 15, 100], await wallet.LotsAsync(CreditBucket.Bonus));

        Task GrantAsync(string source, long millicredits, int days) => wallet.LedgerAsync(ledger => ledger.GrantAsync(
            new(TestWallet.Ada, CreditBucket.Bonus, millicredits, source, "A present") { ExpiresAt = wallet.Clock.GetUtcNow().AddDays(days) },
            TestContext.Current.CancellationToken));
    }
}
