using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Credits;

/// <summary>
/// The only writer of credits, in millicredits. Every verb joins the caller's transaction or opens its own, locks the owner's wallet and posts
/// by inserting rows: the database's triggers move the balance and refuse what must not be (overdraft, a hold ended twice, a settlement above
/// its hold, a refund above its settlement). Anything but <see cref="Posting.Posted"/> changed nothing.
/// </summary>
public sealed partial class CreditLedger(StudioDb db, CreditPlans plans, TimeProvider clock)
{
    /// <summary>Opens the owner's wallet. Repeatable.</summary>
    public async Task OpenAsync(Guid ownerId, CancellationToken cancellationToken)
    {
        await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
        await OpenBucketAsync(ownerId, CreditBucket.Bonus, cancellationToken);
        var due = plans.AnyBuckets ? clock.UtcNow.ToUnixTimeMilliseconds() : (long?)null;
        await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO "WalletPlans" ("OwnerId", "Since", "RenewAt") SELECT {ownerId}, {clock.UtcNow.ToUnixTimeMilliseconds()}, {due}
             WHERE NOT EXISTS (SELECT 1 FROM "WalletPlans" WHERE "OwnerId" = {ownerId})
             ON CONFLICT DO NOTHING
             """,
            cancellationToken);
        await transaction.CommitAsync();
    }

    /// <summary>Credits without an end, into the bonus bucket.</summary>
    public Task<Posting> GrantAsync(Guid ownerId, long millicredits, string source, string reason, CancellationToken cancellationToken) =>
        GrantAsync(new(ownerId, CreditBucket.Bonus, millicredits, source, reason), cancellationToken);

    public Task<Posting> GrantAsync(CreditGrant grant, CancellationToken cancellationToken) =>
        WriteTransaction.RunAsync(db, transaction => GrantAsync(transaction, grant, cancellationToken), cancellationToken);

    private async Task<Posting> GrantAsync(WriteTransaction transaction, CreditGrant grant, CancellationToken cancellationToken)
    {
        var (book, account) = await LockBucketAsync(grant.OwnerId, grant.Bucket, cancellationToken);
        var movement = new CreditMovement(CreditEntryKind.Grant, grant.Millicredits, 0, $"grant:{grant.OwnerId:N}:{grant.Source}")
        {
            Reason = grant.Reason,
            ActorId = grant.ActorId,
            ExpiresAt = grant.ExpiresAt,
        };
        var posting = await book.PostAsync(transaction, account, movement, cancellationToken);
        if (posting != Posting.Posted) return posting;

        await RenewAtAsync(grant.OwnerId, grant.ExpiresAt, cancellationToken);
        await transaction.CommitAsync();
        return posting;
    }

    /// <summary>An administrator's correction, up or down; down only as far as nothing on hold is touched.</summary>
    /// <param name="formKey">The form's hidden key: the same form counts once.</param>
    public Task<Posting> AdjustAsync(
        Guid ownerId, CreditBucket bucket, long millicredits, Guid formKey, string reason, Guid actorId, CancellationToken cancellationToken) =>
        WriteTransaction.RunAsync(
            db, transaction => AdjustAsync(transaction, ownerId, bucket, millicredits, formKey, reason, actorId, cancellationToken), cancellationToken);

    private async Task<Posting> AdjustAsync(
        WriteTransaction transaction, Guid ownerId, CreditBucket bucket, long millicredits, Guid formKey, string reason, Guid actorId,
        CancellationToken cancellationToken)
    {
        var (book, account) = await LockBucketAsync(ownerId, bucket, cancellationToken);
        var expires = millicredits > 0 ? await PeriodEndAsync(ownerId, bucket, cancellationToken) : null;
        var movement = new CreditMovement(CreditEntryKind.Adjust, millicredits, 0, $"adjust:{formKey:N}")
        {
            Reason = reason,
            ActorId = actorId,
            ExpiresAt = expires,
        };
        var posting = await book.PostAsync(transaction, account, movement, cancellationToken);
        if (posting != Posting.Posted) return posting;

        await RenewAtAsync(ownerId, expires, cancellationToken);
        await transaction.CommitAsync();
        return posting;
    }

    /// <summary>Takes away what has expired and is not on hold.</summary>
    /// <returns>The millicredits that went.</returns>
    public Task<long> ExpireAsync(Guid ownerId, CancellationToken cancellationToken) =>
        WriteTransaction.RunAsync(db, transaction => ExpireAsync(transaction, ownerId, cancellationToken), cancellationToken);

    private async Task<long> ExpireAsync(WriteTransaction transaction, Guid ownerId, CancellationToken cancellationToken)
    {
        var book = new LedgerBook(db, clock);
        var wallet = await book.LockAsync(ownerId, cancellationToken);
        var (ids, now, gone) = (wallet.Select(a => a.Id).ToList(), clock.UtcNow, 0L);
        var due = await db.CreditLots.AsNoTracking()
            .Where(l => ids.Contains(l.AccountId) && l.Remaining > 0 && l.ExpiresAt <= now)
            .OrderBy(l => l.ExpiresAt).ThenBy(l => l.Seq).ToListAsync(cancellationToken);
        foreach (var lot in due)
        {
            var account = wallet.Single(a => a.Id == lot.AccountId);
            var part = Math.Min(lot.Remaining, account.Available);
            if (part <= 0) continue;

            // What is left of a lot only ever shrinks, so this names one expiry.
            var movement = new CreditMovement(CreditEntryKind.Expire, -part, 0, $"expire:{lot.Id:N}:{lot.Remaining}") { LotId = lot.Id };
            if (await book.PostAsync(transaction, account, movement, cancellationToken) != Posting.Posted) return 0;
            gone += part;
        }

        await transaction.CommitAsync();
        return gone;
    }

    private async Task<(LedgerBook Book, OpenAccount Account)> LockBucketAsync(Guid ownerId, CreditBucket bucket, CancellationToken cancellationToken)
    {
        var book = new LedgerBook(db, clock);
        var wallet = await book.LockAsync(ownerId, cancellationToken);
        if (wallet.Find(a => a.Bucket == bucket) is { } account) return (book, account);

        await OpenBucketAsync(ownerId, bucket, cancellationToken);
        return (book, (await book.LockAsync(ownerId, cancellationToken)).Single(a => a.Bucket == bucket));
    }

    private Task OpenBucketAsync(Guid ownerId, CreditBucket bucket, CancellationToken cancellationToken)
    {
        var name = bucket.ToString();
        return db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO "CreditAccounts" ("Id", "OwnerId", "Bucket", "Posted", "Held", "Seq")
             SELECT {Guid.CreateVersion7()}, {ownerId}, {name}, 0, 0, 0
             WHERE NOT EXISTS (SELECT 1 FROM "CreditAccounts" WHERE "OwnerId" = {ownerId} AND "Bucket" = {name})
             ON CONFLICT DO NOTHING
             """,
            cancellationToken);
    }

    /// <summary>Makes sure the wallet is looked at when something in it expires.</summary>
    private async Task RenewAtAsync(Guid ownerId, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        if (at is null) return;
        await db.WalletPlans.Where(p => p.OwnerId == ownerId && (p.RenewAt == null || p.RenewAt > at))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.RenewAt, at), cancellationToken);
    }

    private async Task<DateTimeOffset?> PeriodEndAsync(Guid ownerId, CreditBucket bucket, CancellationToken cancellationToken) =>
        bucket == CreditBucket.Bonus ? null : (await PlanOfAsync(ownerId, cancellationToken)).PeriodEnd(bucket, clock.UtcNow);

    private async Task<CreditPlan> PlanOfAsync(Guid ownerId, CancellationToken cancellationToken) => plans.Find(
        plans.AnyBuckets ? await db.WalletPlans.Where(p => p.OwnerId == ownerId).Select(p => p.Plan).SingleOrDefaultAsync(cancellationToken) : null);
}
