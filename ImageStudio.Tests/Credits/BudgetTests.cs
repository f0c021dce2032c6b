using ImageStudio.Web.Credits;

namespace ImageStudio.Tests.Credits;

public sealed class BudgetTests
{
    private static readonly Guid Posters = Guid.NewGuid();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_persons_budget_stops_the_hold_that_would_go_beyond_it()
    {
        await using var wallet = await TestWallet.OwnAsync();
        await SetAsync(wallet, BudgetKind.User, TestWallet.Ada, 30_000);
        await wallet.SettleAsync(await wallet.HoldAsync(20_000), 12_000);
        await wallet.HoldAsync(10_000);

        Assert.Equal(Posting.OverBudget, await wallet.TryHoldAsync(Guid.NewGuid(), 8_001));
        Assert.Equal(Posting.Posted, await wallet.TryHoldAsync(Guid.NewGuid(), 8_000));

        var state = await ReadAsync(wallet, BudgetKind.User, TestWallet.Ada);
        Assert.Equal((30_000, true, true, 0), (state!.Used, state.IsWarning, state.IsOver, state.Left));
    }

    [Fact]
    public async Task A_projects_budget_counts_only_what_is_spent_for_it()
    {
        await using var wallet = await TestWallet.OwnAsync();
        await SetAsync(wallet, BudgetKind.Project, Posters, 10_000);
        await wallet.HoldAsync(50_000);
        var job = await wallet.HoldAsync(8_000, project: Posters);

        Assert.Equal(Posting.OverBudget, await wallet.TryHoldAsync(Guid.NewGuid(), 3_000, project: Posters));
        await wallet.SettleAsync(job, 4_000);
        Assert.Equal(4_000, (await ReadAsync(wallet, BudgetKind.Project, Posters))!.Used);
        Assert.Equal(Posting.Posted, await wallet.TryHoldAsync(Guid.NewGuid(), 3_000, project: Posters));
    }

    [Fact]
    public async Task The_warning_begins_at_80_percent()
    {
        await using var wallet = await TestWallet.OwnAsync();
        await SetAsync(wallet, BudgetKind.User, TestWallet.Ada, 10_000);
        await wallet.HoldAsync(7_999);
        Assert.False((await ReadAsync(wallet, BudgetKind.User, TestWallet.Ada))!.IsWarning);

        await wallet.HoldAsync(1);

        Assert.True((await ReadAsync(wallet, BudgetKind.User, TestWallet.Ada))!.IsWarning);
    }

    [Fact]
    public async Task A_refund_makes_room_and_a_new_month_begins_at_nothing()
    {
        await using var wallet = await TestWallet.OwnAsync();
        await SetAsync(wallet, BudgetKind.User, TestWallet.Ada, 10_000);
        var job = await wallet.HoldAsync(10_000);
        await wallet.SettleAsync(job, 10_000);
        await wallet.RefundAsync(job, 4_000);
        Assert.Equal(6_000, (await ReadAsync(wallet, BudgetKind.User, TestWallet.Ada))!.Used);

        wallet.Clock.AdjustTime(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(0, (await ReadAsync(wallet, BudgetKind.User, TestWallet.Ada))!.Used);
    }

    [Fact]
    public async Task Without_a_budget_nothing_is_counted()
    {
        await using var wallet = await TestWallet.OwnAsync();
        await SetAsync(wallet, BudgetKind.User, TestWallet.Ada, 1_000);
        await wallet.BudgetsAsync(async budgets =>
        {
            await budgets.RemoveAsync(BudgetKind.User, TestWallet.Ada, Token);
            return true;
        });

        Assert.Null(await ReadAsync(wallet, BudgetKind.User, TestWallet.Ada));
        await wallet.HoldAsync(100_000);
    }

    private static Task SetAsync(TestWallet wallet, BudgetKind kind, Guid subject, long limit) => wallet.BudgetsAsync(async budgets =>
    {
        await budgets.SetAsync(kind, subject, limit, TestWallet.Admin, Token);
        return true;
    });

    private static Task<BudgetState?> ReadAsync(TestWallet wallet, BudgetKind kind, Guid subject) =>
        wallet.BudgetsAsync(budgets => budgets.ReadAsync(kind, subject, Token));
}
