using System.Data.Common;
using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Credits;

/// <summary>One bucket as locked for posting; it moves on with every entry written to it.</summary>
internal sealed class OpenAccount(CreditAccount account)
{
    public Guid Id => account.Id;

    public CreditBucket Bucket => account.Bucket;

    public long Available { get; set; } = account.Available;

    public long Seq { get; set; } = account.Seq;

    public string? Hash { get; set; } = account.Hash;
}

/// <summary>Locks wallets and inserts entries. The triggers behind the insert move the balance, make and burn lots, and refuse what must not be.</summary>
internal sealed class LedgerBook(StudioDb db, TimeProvider clock)
{
    private static readonly CompiledQuery<Func<StudioDb, Guid, IAsyncEnumerable<CreditAccount>>> AccountsOf = new(
        () => EF.CompileAsyncQuery((StudioDb db, Guid ownerId) => db.Set<CreditAccount>().AsNoTracking().Where(a => a.OwnerId == ownerId)));

    /// <summary>The owner's buckets in the order they are spent, locked until the transaction ends where rows can be locked.</summary>
    public async Task<List<OpenAccount>> LockAsync(Guid ownerId, CancellationToken cancellationToken)
    {
        var accounts = db.RowLock.Length == 0
            ? await AccountsOf.For(db)(db, ownerId).ToListAsync(cancellationToken)
            : await LockRowsAsync(ownerId, cancellationToken);
        if (accounts.Count == 0) throw new InvalidOperationException($"User {ownerId} has no wallet.");
        return [.. accounts.OrderBy(a => a.Bucket).Select(a => new OpenAccount(a))];
    }

    public async Task<Posting> PostAsync(WriteTransaction transaction, OpenAccount account, CreditMovement m, CancellationToken cancellationToken)
    {
        var hash = EntryHash.Of(account.Hash, m, account.Id, account.Seq + 1, Now);
        try
        {
            await transaction.TryAsync(() => InsertAsync(account, m, hash, cancellationToken));
        }
        catch (DbException refusal) when (DatabaseRule.BrokenIn(refusal) is { } rule && Named(rule) is { } named)
        {
            return named;
        }

        account.Seq++;
        account.Hash = hash;
        account.Available += m.Posted - m.Held;
        return Posting.Posted;
    }

    private Task<List<CreditAccount>> LockRowsAsync(Guid ownerId, CancellationToken cancellationToken)
    {
        var sql = "SELECT * FROM \"CreditAccounts\" WHERE \"OwnerId\" = {0} ORDER BY \"Id\"" + db.RowLock;
        return db.CreditAccounts.FromSqlRaw(sql, ownerId).AsNoTracking().ToListAsync(cancellationToken);
    }

    /// <summary>One moment for all that is posted under this book, so that the parts of one movement stand together.</summary>
    private long Now { get; } = clock.UtcNow.ToUnixTimeMilliseconds();

    private Task<int> InsertAsync(OpenAccount account, CreditMovement m, string hash, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO "CreditEntries" ("Id", "AccountId", "Seq", "Kind", "PostedChange", "HeldChange", "HoldId", "SettleId", "LotId",
               "IdempotencyKey", "JobId", "ProjectId", "ActorId", "Reason", "ExpiresAt", "At", "Hash")
             VALUES ({Guid.CreateVersion7()}, {account.Id}, {account.Seq + 1}, {m.Kind}, {m.Posted}, {m.Held}, {m.HoldId}, {m.SettleId}, {m.LotId},
               {m.Key}, {m.JobId}, {m.ProjectId}, {m.ActorId}, {m.Reason}, {m.ExpiresAt?.ToUnixTimeMilliseconds()}, {Now}, {hash})
             """,
            cancellationToken);

    /// <summary>Reads the refusal from the constraint's name; anything else is a bug and stays an exception.</summary>
    private static Posting? Named(string rule) => rule switch
    {
        _ when rule.Contains(CreditAccountTable.AvailableCheck, StringComparison.Ordinal) => Posting.Insufficient,
        _ when rule.Contains(CreditAccountTable.PostedCheck, StringComparison.Ordinal) => Posting.Insufficient,
        _ when rule.Contains("CreditEntries.IdempotencyKey", StringComparison.Ordinal) => Posting.AlreadyPosted,
        _ when rule.Contains("CreditEntries.HoldId", StringComparison.Ordinal) => Posting.AlreadyEnded,
        _ when rule.Contains(CreditEntryTable.EndedOnce, StringComparison.Ordinal) => Posting.AlreadyEnded,
        _ => null,
    };
}
