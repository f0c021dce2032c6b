using ImageStudio.Web.Catalog;
using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Credits;

/// <summary>One bucket as shown, in millicredits.</summary>
/// <param name="Period">What the plan grants for a day or a month; 0 for the bucket without an end.</param>
/// <param name="ResetsAt">When the plan fills it again; null for the bucket without an end.</param>
public sealed record BucketBalance(CreditBucket Bucket, long Posted, long Held, long Period = 0, DateTimeOffset? ResetsAt = null)
{
    public long Available => Posted - Held;
}

/// <summary>A wallet as shown, in millicredits.</summary>
public sealed record WalletBalance(long Posted, long Held)
{
    public long Available => Posted - Held;

    /// <summary>In the order they are spent. Those the plan fills are there even when nothing was granted yet.</summary>
    public IReadOnlyList<BucketBalance> Buckets { get; init; } = [];

    /// <summary>False where everything is one balance.</summary>
    public bool PlanHasBuckets { get; init; }

    /// <summary>What may be spent on a model of this class.</summary>
    public long AvailableFor(ModelClass modelClass) => Buckets.Count == 0
        ? Available
        : Buckets.Where(b => HoldSplit.MayPay(b.Bucket, modelClass, PlanHasBuckets)).Sum(b => b.Available);

    /// <summary>Two wallets are the same when their sums are.</summary>
    public bool Equals(WalletBalance? other) => other is not null && Posted == other.Posted && Held == other.Held;

    public override int GetHashCode() => HashCode.Combine(Posted, Held);
}

/// <summary>Reads a person's wallet; an account without one has nothing. Every page and every price asks, so the query is compiled once.</summary>
public sealed class Wallet(StudioDb db, CreditPlans plans, TimeProvider clock)
{
    private static readonly CompiledQuery<Func<StudioDb, Guid, IAsyncEnumerable<BucketBalance>>> BucketsOf = new(
        () => EF.CompileAsyncQuery((StudioDb db, Guid ownerId) =>
            db.Set<CreditAccount>().Where(a => a.OwnerId == ownerId).Select(a => new BucketBalance(a.Bucket, a.Posted, a.Held, 0, null))));

    public async Task<WalletBalance> ReadAsync(Guid ownerId, CancellationToken cancellationToken)
    {
        var buckets = new List<BucketBalance>();
        await foreach (var bucket in BucketsOf.For(db)(db, ownerId).WithCancellation(cancellationToken)) buckets.Add(bucket);
        var plan = plans.AnyBuckets ? await PlanOfAsync(ownerId, cancellationToken) : plans.Find(null);
        return new(buckets.Sum(b => b.Posted), buckets.Sum(b => b.Held)) { Buckets = WithPlan(buckets, plan), PlanHasBuckets = plan.HasBuckets };
    }

    private async Task<CreditPlan> PlanOfAsync(Guid ownerId, CancellationToken cancellationToken) =>
        plans.Find(await db.WalletPlans.Where(p => p.OwnerId == ownerId).Select(p => p.Plan).SingleOrDefaultAsync(cancellationToken));

    private List<BucketBalance> WithPlan(List<BucketBalance> buckets, CreditPlan plan)
    {
        if (!plan.HasBuckets) return [.. buckets.OrderBy(b => b.Bucket)];
        var now = clock.UtcNow;
        return
        [
            .. Enum.GetValues<CreditBucket>()
                .Select(kind => (buckets.Find(b => b.Bucket == kind) ?? new(kind, 0, 0)) with
                {
                    Period = plan.AmountOf(kind),
                    ResetsAt = plan.AmountOf(kind) > 0 ? plan.PeriodEnd(kind, now) : null,
                })
                .Where(b => b.Posted > 0 || b.Period > 0 || b.Bucket == CreditBucket.Bonus),
        ];
    }
}
