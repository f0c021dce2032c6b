using ImageStudio.Tests.Support;
using ImageStudio.Web.Credits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImageStudio.Tests.Credits;

public sealed class CreditLedgerTests : IDisposable
{
    private static readonly Guid Ada = Guid.NewGuid();
    private static readonly CreditPlans Plans = new(Options.Create(new CreditOptions()));

    private readonly StudioDatabase _database = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_hold_sets_credits_aside_and_a_settlement_takes_its_part_and_gives_the_rest_back()
    {
        await FundAsync(10_000);
        var job = Guid.NewGuid();

        Assert.Equal(Posting.Posted, await WithLedger(ledger => ledger.HoldAsync(Ada, job, 4_000, Token)));
        Assert.Equal(new WalletBalance(10_000, 4_000), await BalanceAsync());

        Assert.Equal(Posting.Posted, await WithLedger(ledger => ledger.SettleAsync(job, 2_500, "Reported", Token)));
        Assert.Equal(new WalletBalance(7_500, 0), await BalanceAsync());
    }

    [Fact]
    public async Task A_release_gives_everything_back()
    {
        await FundAsync(10_000);
        var job = Guid.NewGuid();
        await WithLedger(ledger => ledger.HoldAsync(Ada, job, 4_000, Token));

        Assert.Equal(Posting.Posted, await WithLedger(ledger => ledger.ReleaseAsync(job, "Cancelled", Token)));

        Assert.Equal(new WalletBalance(10_000, 0), await BalanceAsync());
    }

    [Fact]
    public async Task A_settlement_of_nothing_is_a_release()
    {
        await FundAsync(10_000);
        var job = Guid.NewGuid();
        await WithLedger(ledger => ledger.HoldAsync(Ada, job, 4_000, Token));

        await WithLedger(ledger => ledger.SettleAsync(job, 0, "Reported", Token));

        Assert.Equal(new WalletBalance(10_000, 0), await BalanceAsync());
        Assert.Equal(["grant", "hold", "release"], await KindsAsync());
    }

    [Fact]
    public async Task More_than_is_available_cannot_be_held()
    {
        await FundAsync(3_999);

        Assert.Equal(Posting.Insufficient, await WithLedger(ledger => ledger.HoldAsync(Ada, Guid.NewGuid(), 4_000, Token)));

        Assert.Equal(["grant"], await KindsAsync());
    }

    [Fact]
    public async Task A_settlement_above_its_hold_is_impossible()
    {
        await FundAsync(10_000);
        var job = Guid.NewGuid();
        await WithLedger(ledger => ledger.HoldAsync(Ada, job, 4_000, Token));

        await Assert.ThrowsAnyAsync<Exception>(() => WithLedger(ledger => ledger.SettleAsync(job, 4_001, "Reported", Token)));

        Assert.Equal(new WalletBalance(10_000, 4_000), await BalanceAsync());
    }

    [Fact]
    public async Task The_same_grant_counts_once()
    {
        await FundAsync(10_000);

        Assert.Equal(Posting.AlreadyPosted, await WithLedger(ledger => ledger.GrantAsync(Ada, 10_000, "test", "Test credits", Token)));

        Assert.Equal(new WalletBalance(10_000, 0), await BalanceAsync());
    }

    private async Task FundAsync(long millicredits) => await WithLedger(async ledger =>
    {
        await ledger.OpenAsync(Ada, Token);
        return await ledger.GrantAsync(Ada, millicredits, "test", "Test credits", Token);
    });

    private async Task<Posting> WithLedger(Func<CreditLedger, Task<Posting>> act)
    {
        await using var db = _database.Open();
        return await act(new CreditLedger(db, Plans, TimeProvider.System));
    }

    private async Task<WalletBalance> BalanceAsync()
    {
        await using var db = _database.Open();
        return await new Wallet(db, Plans, TimeProvider.System).ReadAsync(Ada, Token);
    }

    private async Task<List<string>> KindsAsync()
    {
        await using var db = _database.Open();
        return await db.CreditEntries.OrderBy(e => e.Seq).Select(e => e.Kind).ToListAsync(Token);
    }
}
