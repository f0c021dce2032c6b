using ImageStudio.Web.Credits;

namespace ImageStudio.Tests.Credits;

public sealed class RefundTests
{
    [Fact]
    public async Task A_refund_goes_back_to_the_buckets_it_came_from_last_spent_first()
    {
        await using var wallet = await TestWallet.OnPlanAsync();
        var job = await wallet.HoldAsync(115_000);
        await wallet.SettleAsync(job, 115_000);

        Assert.Equal(Posting.Posted, await wallet.RefundAsync(job, 8_000));

        Assert.Equal("Monthly 0/0, Daily 3/0, Bonus 50/0", await wallet.BucketsAsync());
    }

    [Fact]
    public async Task More_than_was_settled_cannot_be_refunded_at_once_or_bit_by_bit()
    {
        await using var wallet = await TestWallet.OwnAsync();
        var job = await wallet.HoldAsync(20_000);
        await wallet.SettleAsync(job, 10_000);

        Assert.Equal(Posting.Insufficient, await wallet.RefundAsync(job, 10_001));
        Assert.Equal(Posting.Posted, await wallet.RefundAsync(job, 6_000));
        Assert.Equal(Posting.Insufficient, await wallet.RefundAsync(job, 4_001));
        Assert.Equal(Posting.Posted, await wallet.RefundAsync(job, 4_000));

        Assert.Equal("Bonus 100/0", await wallet.BucketsAsync());
    }

    [Fact]
    public async Task The_same_form_refunds_once()
    {
        await using var wallet = await TestWallet.OwnAsync();
        var job = await wallet.HoldAsync(10_000);
        await wallet.SettleAsync(job, 10_000);
        var form = Guid.NewGuid();

        Assert.Equal(Posting.Posted, await wallet.RefundAsync(job, 6_000, form));
        Assert.Equal(Posting.AlreadyPosted, await wallet.RefundAsync(job, 6_000, form));
        Assert.Equal(Posting.AlreadyPosted, await wallet.RefundAsync(job, 4_000, form));

        Assert.Equal("Bonus 96/0", await wallet.BucketsAsync());
    }

    [Fact]
    public async Task A_released_hold_leaves_nothing_to_refund()
    {
        await using var wallet = await TestWallet.OwnAsync();
        var job = await wallet.HoldAsync(10_000);
        await wallet.ReleaseAsync(job);

        Assert.Equal(Posting.Insufficient, await wallet.RefundAsync(job, 1));
    }

    [Fact]
    public async Task Refunded_daily_credits_end_with_the_day()
    {
        await using var wallet = await TestWallet.OnPlanAsync();
        var job = await wallet.HoldAsync(110_000);
        await wallet.SettleAsync(job, 110_000);
        await wallet.RefundAsync(job, 10_000);
        Assert.Equal("Monthly 0/0, Daily 10/0, Bonus 50/0", await wallet.BucketsAsync());

        wallet.Clock.Advance(TimeSpan.FromDays(1));
        await wallet.RenewAsync();

        Assert.Equal("Monthly 0/0, Daily 10/0, Bonus 50/0", await wallet.BucketsAsync());
    }

    [Fact]
    public async Task An_adjustment_goes_up_and_down_but_not_below_what_is_on_hold()
    {
        await using var wallet = await TestWallet.OwnAsync();
        await wallet.HoldAsync(40_000);

        Assert.Equal(Posting.Posted, await wallet.AdjustAsync(5_000));
        Assert.Equal(Posting.Insufficient, await wallet.AdjustAsync(-65_001));
        Assert.Equal(Posting.Insufficient, await wallet.AdjustAsync(-900_000));
        Assert.Equal(Posting.Posted, await wallet.AdjustAsync(-65_000));

        Assert.Equal("Bonus 40/40", await wallet.BucketsAsync());
    }

    [Fact]
    public async Task The_same_form_adjusts_once()
    {
        await using var wallet = await TestWallet.OwnAsync();
        var form = Guid.NewGuid();

        Assert.Equal(Posting.Posted, await wallet.AdjustAsync(5_000, formKey: form));
        Assert.Equal(Posting.AlreadyPosted, await wallet.AdjustAsync(5_000, formKey: form));

        Assert.Equal("Bonus 105/0", await wallet.BucketsAsync());
    }

    [Fact]
    public async Task The_database_itself_refuses_an_administrators_hand_on_their_own_wallet()
    {
        await using var wallet = await TestWallet.OwnAsync();

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => wallet.LedgerAsync(ledger =>
            ledger.AdjustAsync(TestWallet.Ada, CreditBucket.Bonus, 5_000, Guid.NewGuid(), "A present to myself", TestWallet.Ada, TestContext.Current.CancellationToken)));

        Assert.Contains("own wallet needs a second administrator", refused.Message, StringComparison.Ordinal);
        Assert.Equal("Bonus 100/0", await wallet.BucketsAsync());
    }
}
