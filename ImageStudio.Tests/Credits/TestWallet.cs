using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ImageStudio.Tests.Credits;

/// <summary>Ada's wallet in a real database on a clock of its own, with a plan of 100 credits a month (on the 31st) and 10 a day. Sound at the end.</summary>
internal sealed class TestWallet : IAsyncDisposable
{
    public const string PlanId = "studio";

    private readonly StudioDatabase _database = new();

    private TestWallet(CreditOptions options) => Plans = new(Options.Create(options));

    public static Guid Ada { get; } = Guid.NewGuid();

    public static Guid Admin { get; } = Guid.NewGuid();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    public CreditPlans Plans { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>One balance with 100 credits.</summary>
    public static async Task<TestWallet> OwnAsync()
    {
        var wallet = new TestWallet(new());
        await wallet.LedgerAsync(async ledger =>
        {
            await ledger.OpenAsync(Ada, Token);
            return await ledger.GrantAsync(Ada, 100_000, "test", "For the test", Token);
        });
        return wallet;
    }

    /// <summary>The plan's credits of the day and the month, and 50 bonus credits.</summary>
    public static async Task<TestWallet> OnPlanAsync(DateTimeOffset? now = null)
    {
        var plan = new CreditPlan { Name = "Studio", MonthlyCredits = 100, RenewalDay = 31, DailyCredits = 10 };
        var wallet = new TestWallet(new() { Plan = PlanId, Plans = { [PlanId] = plan } });
        if (now is { } start) wallet.Clock.AdjustTime(start);
        await wallet.LedgerAsync(async ledger =>
        {
            await ledger.OpenAsync(Ada, Token);
            return await ledger.GrantAsync(Ada, 50_000, "test", "For the test", Token);
        });
        await wallet.RenewAsync();
        return wallet;
    }

    public async Task<T> LedgerAsync<T>(Func<CreditLedger, Task<T>> use)
    {
        await using var db = _database.Open();
        return await use(new(db, Plans, Clock));
    }

    public async Task<T> BudgetsAsync<T>(Func<Budgets, Task<T>> use)
    {
        await using var db = _database.Open();
        return await use(new(db, Clock));
    }

    public async Task<int> RenewAsync()
    {
        await using var db = _database.Open();
        return await new RenewWallet(db, new(db, Plans, Clock), Plans, Clock).RunAllAsync(Token);
    }

    public async Task<Guid> HoldAsync(long millicredits, ModelClass modelClass = ModelClass.Standard, Guid? project = null)
    {
        var job = Guid.NewGuid();
        Assert.Equal(Posting.Posted, await TryHoldAsync(job, millicredits, modelClass, project));
        return job;
    }

    public Task<Posting> TryHoldAsync(Guid job, long millicredits, ModelClass modelClass = ModelClass.Standard, Guid? project = null) =>
        LedgerAsync(ledger => ledger.HoldAsync([new(Ada, job, millicredits) { Class = modelClass, ProjectId = project }], Token));

    public Task<Posting> SettleAsync(Guid job, long millicredits) => LedgerAsync(ledger => ledger.SettleAsync(job, millicredits, "Reported", Token));

    public Task<Posting> ReleaseAsync(Guid job) => LedgerAsync(ledger => ledger.ReleaseAsync(job, "Cancelled", Token));

    public Task<Posting> RefundAsync(Guid job, long millicredits, Guid? formKey = null) =>
        LedgerAsync(ledger => ledger.RefundAsync(job, millicredits, formKey ?? Guid.NewGuid(), "Not as described", Admin, Token));

    public Task<Posting> AdjustAsync(long millicredits, CreditBucket bucket = CreditBucket.Bonus, Guid? formKey = null) =>
        LedgerAsync(ledger => ledger.AdjustAsync(Ada, bucket, millicredits, formKey ?? Guid.NewGuid(), "Corrected", Admin, Token));

    /// <summary>Posted and held of each bucket in whole credits: "Monthly 100/0, Daily 10/0, Bonus 50/0".</summary>
    public async Task<string> BucketsAsync()
    {
        await using var db = _database.Open();
        var accounts = await db.CreditAccounts.AsNoTracking().ToListAsync(Token);
        return string.Join(", ", accounts.OrderBy(a => a.Bucket).Select(a => $"{a.Bucket} {a.Posted / 1000m:0.###}/{a.Held / 1000m:0.###}"));
    }

    /// <summary>What is left of the lots of a bucket, soonest-expiring first, in whole credits.</summary>
    public async Task<IReadOnlyList<decimal>> LotsAsync(CreditBucket bucket)
    {
        await using var db = _database.Open();
        var accounts = db.CreditAccounts;
        var lots = await db.CreditLots.AsNoTracking().Where(l => accounts.Any(a => a.Id == l.AccountId && a.Bucket == bucket)).ToListAsync(Token);
        return [.. lots.OrderBy(l => l.ExpiresAt ?? DateTimeOffset.MaxValue).ThenBy(l => l.Seq).Select(l => l.Remaining / 1000m)];
    }

    public async ValueTask DisposeAsync()
    {
        await using (var db = _database.Open()) await LedgerSoundness.AssertAsync(db, Token);
        _database.Dispose();
    }
}
