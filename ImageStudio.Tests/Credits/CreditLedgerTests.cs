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

    [Fact]
    public async Task Two_hundred_clicks_at_once_on_funds_for_fifty_hold_exactly_fifty_times()
    {
        await FundAsync(50 * 2_500);

        var outcomes = await RaceAsync(200, ledger => ledger.HoldAsync(Ada, Guid.NewGuid(), 2_500, Token));

        Assert.Equal(50, outcomes.Count(outcome => outcome == Posting.Posted));
        Assert.Equal(150, outcomes.Count(outcome => outcome == Posting.Insufficient));
        Assert.Equal(new WalletBalance(125_000, 125_000), await BalanceAsync());
        await AssertSoundAsync();
    }

    [Fact]
    public async Task A_hundred_racers_end_one_hold_once()
    {
        await FundAsync(10_000);
        var job = Guid.NewGuid();
        await WithLedger(ledger => ledger.HoldAsync(Ada, job, 4_000, Token));
        var turn = 0;

        var outcomes = await RaceAsync(100, ledger => Interlocked.Increment(ref turn) % 2 == 0
            ? ledger.SettleAsync(job, 3_000, "Reported", Token)
            : ledger.ReleaseAsync(job, "Cancelled", Token));

        Assert.Single(outcomes, outcome => outcome == Posting.Posted);
        Assert.Equal(0, (await BalanceAsync()).Held);
        await AssertSoundAsync();
    }

    /// <summary>The negative control: read, compare, write admits more than there is. If it ever passes, the race above proves nothing.</summary>
    [Fact]
    public async Task A_naive_ledger_fails_under_the_same_clicks()
    {
        var available = 50;
        var admitted = 0;

        await Task.WhenAll(Enumerable.Range(0, 200).Select(async _ =>
        {
            var seen = Volatile.Read(ref available);
            await Task.Yield();
            if (seen <= 0) return;
            Volatile.Write(ref available, seen - 1);
            Interlocked.Increment(ref admitted);
        }));

        Assert.True(admitted > 50, $"The naive ledger admitted {admitted}.");
    }

    [Theory]
    [InlineData("UPDATE CreditAccounts SET Posted = Posted + 1000", "balance changes only through entries")]
    [InlineData("UPDATE CreditAccounts SET Held = 0", "balance changes only through entries")]
    [InlineData("UPDATE CreditEntries SET PostedChange = 99000", "entries are immutable")]
    [InlineData("DELETE FROM CreditEntries", "entries are immutable")]
    [InlineData("DELETE FROM CreditAccounts", "account has history")]
    [InlineData("INSERT OR REPLACE INTO CreditAccounts SELECT Id, 'Bonus', NULL, 0, OwnerId, 900000, 0 FROM CreditAccounts", null)]
    [InlineData("INSERT OR REPLACE INTO CreditEntries SELECT * FROM CreditEntries WHERE Seq = 1", "entries are immutable")]
    [InlineData(InsertEntry + "'grant', 5000, 0, NULL, 'forged', NULL FROM CreditAccounts", null, 7)]
    [InlineData(InsertEntry + "'hold', 0, 900000, NULL, 'forged', 'J' FROM CreditAccounts", "ck_available")]
    [InlineData(InsertEntry + "'settle', -4001, -4000, (SELECT Id FROM CreditEntries WHERE Kind = 'hold'), 'forged', " + HoldJob + " FROM CreditAccounts", "ck_shape")]
    [InlineData(InsertEntry + "'settle', -4000, -5000, (SELECT Id FROM CreditEntries WHERE Kind = 'hold'), 'forged', " + HoldJob + " FROM CreditAccounts", "hold mismatch")]
    [InlineData(InsertEntry + "'settle', -4000, -4000, NULL, 'forged', NULL FROM CreditAccounts", null)]
    [InlineData(InsertEntry + "'grant', 1.5, 0, NULL, 'forged', NULL FROM CreditAccounts", "ck_entry_integers")]
    public async Task Tampering_by_SQL_is_refused_by_the_database(string sql, string? refusal, int seqStep = 1)
    {
        await FundAsync(10_000);
        await WithLedger(ledger => ledger.HoldAsync(Ada, Guid.NewGuid(), 4_000, Token));

        var refused = await _database.TryAsync(sql.Replace("{step}", seqStep.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));

        Assert.NotNull(refused);
        if (refusal is not null) Assert.Contains(refusal, refused.Message, StringComparison.Ordinal);
        Assert.Equal(new WalletBalance(10_000, 4_000), await BalanceAsync());
        await AssertSoundAsync();
    }

    private const string InsertEntry =
        "INSERT INTO CreditEntries (Id, AccountId, Seq, At, Kind, PostedChange, HeldChange, HoldId, IdempotencyKey, JobId) " +
        "SELECT 'F', Id, Seq + {step}, 0, ";

    private const string HoldJob = "(SELECT JobId FROM CreditEntries WHERE Kind = 'hold')";

    private async Task FundAsync(long millicredits) => await WithLedger(async ledger =>
    {
        await ledger.OpenAsync(Ada, Token);
        return await ledger.GrantAsync(Ada, millicredits, "test", "Test credits", Token);
    });

    private async Task<Posting[]> RaceAsync(int racers, Func<CreditLedger, Task<Posting>> act)
    {
        using var gate = new SemaphoreSlim(32);
        return await Task.WhenAll(Enumerable.Range(0, racers).Select(_ => Task.Run(async () =>
        {
            await gate.WaitAsync(Token);
            try
            {
                return await WithLedger(act);
            }
            finally
            {
                gate.Release();
            }
        })));
    }

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

    private async Task AssertSoundAsync()
    {
        await using var db = _database.Open();
        await LedgerSoundness.AssertAsync(db, Token);
    }
}
