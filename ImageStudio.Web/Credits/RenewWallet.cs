using System.Globalization;
using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Credits;

/// <summary>Brings a wallet up to the present: what has expired goes, what the plan grants for the running day and month comes. Repeatable.</summary>
public sealed class RenewWallet(StudioDb db, CreditLedger ledger, CreditPlans plans, TimeProvider clock)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    /// <summary>Wallets renewed in one sweep at most; the rest follows in the next.</summary>
    private const int PageSize = 500;

    /// <summary>Renews every wallet whose time has come.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> RunAllAsync(CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var due = await db.WalletPlans.Where(p => p.RenewAt <= now).OrderBy(p => p.RenewAt).Take(PageSize)
            .Select(p => p.OwnerId).ToListAsync(cancellationToken);
        foreach (var owner in due) await RunAsync(owner, cancellationToken);
        return due.Count;
    }

    /// <summary>After a start with other plans: every wallet is looked at once.</summary>
    public async Task LookAtAllAsync(CancellationToken cancellationToken)
    {
        if (!plans.AnyBuckets) return;
        var now = clock.UtcNow;
        await db.WalletPlans.Where(p => p.RenewAt == null).ExecuteUpdateAsync(set => set.SetProperty(p => p.RenewAt, now), cancellationToken);
    }

    public async Task RunAsync(Guid ownerId, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
        var due = await db.WalletPlans.AsNoTracking().Where(p => p.OwnerId == ownerId && p.RenewAt <= now).SingleOrDefaultAsync(cancellationToken);
        if (due is null) return;

        await ledger.ExpireAsync(ownerId, cancellationToken);
        var plan = plans.Find(due.Plan);
        foreach (var bucket in (CreditBucket[])[CreditBucket.Monthly, CreditBucket.Daily])
        {
            if (plan.AmountOf(bucket) > 0) await GrantAsync(ownerId, plans.All.First(p => p.Value == plan).Key, plan, bucket, cancellationToken);
        }

        var next = await NextAsync(ownerId, plan, cancellationToken);
        await db.WalletPlans.Where(p => p.OwnerId == ownerId).ExecuteUpdateAsync(set => set.SetProperty(p => p.RenewAt, next), cancellationToken);
        await transaction.CommitAsync();
    }

    private async Task GrantAsync(Guid ownerId, string planId, CreditPlan plan, CreditBucket bucket, CancellationToken cancellationToken)
    {
        var start = plan.PeriodStart(bucket, clock.UtcNow);
        var (name, source) = bucket == CreditBucket.Monthly ? ("Monthly credits", "monthly") : ("Daily credits", "daily");
        source = $"{source}:{planId}:{start.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";
        var grant = new CreditGrant(ownerId, bucket, plan.AmountOf(bucket), source, name) { ExpiresAt = plan.PeriodEnd(bucket, clock.UtcNow) };
        await ledger.GrantAsync(grant, cancellationToken);
    }

    /// <summary>The earliest of: the plan's next day or month, the next lot to expire; soon, when one has expired but is still on hold.</summary>
    private async Task<DateTimeOffset?> NextAsync(Guid ownerId, CreditPlan plan, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var accounts = db.CreditAccounts;
        var lot = await db.CreditLots.Where(l => l.Remaining > 0 && accounts.Any(a => a.Id == l.AccountId && a.OwnerId == ownerId))
            .MinAsync(l => l.ExpiresAt, cancellationToken);
        DateTimeOffset?[] times =
        [
            lot <= now ? now + LookAgain : lot,
            plan.MonthlyCredits > 0 ? plan.PeriodEnd(CreditBucket.Monthly, now) : null,
            plan.DailyCredits > 0 ? plan.PeriodEnd(CreditBucket.Daily, now) : null,
        ];
        return times.Min();
    }
}
