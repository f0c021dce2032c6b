using System.Data.Common;
using ImageStudio.Web.Data;

namespace ImageStudio.Web.Credits;

/// <summary>One bucket as locked for posting; it moves on with every entry written to it.</summary>
internal sealed class OpenAccount
{
    public required Guid Id { get; init; }

    public required Guid OwnerId { get; init; }

    public required CreditBucket Bucket { get; init; }

    public required long Available { get; set; }

    public required long Seq { get; set; }

    public required string? Hash { get; set; }
}

/// <summary>What a job has on hold in one bucket.</summary>
internal sealed record OpenHold(OpenAccount Account, Guid EntryId, long Held, Guid? ProjectId);

/// <summary>Locks wallets and inserts entries. The triggers behind the insert move the balance, make and burn lots, and refuse what must not be.</summary>
internal sealed class LedgerBook(StudioDb db, TimeProvider clock)
{
    private const string Account = """a."Id", a."OwnerId", a."Bucket", a."Posted" - a."Held", a."Seq", a."Hash" """;

    private static readonly PreparedStatement WalletOf = new(
        $"""
         SELECT {Account}, (SELECT COUNT(*) FROM "CreditBudgets" WHERE "SubjectId" IN ($1, $2))
         FROM "CreditAccounts" a WHERE a."OwnerId" = $1 ORDER BY a."Id"
         """,
        locksRows: true);

    private static readonly PreparedStatement HoldsOf = new(
        $"""
         WITH h AS (SELECT "Id", "AccountId", "HeldChange", "ProjectId" FROM "CreditEntries" WHERE "JobId" = $1 AND "Kind" = 'hold')
         SELECT {Account}, h."Id", h."HeldChange", h."ProjectId" FROM h JOIN "CreditAccounts" a ON a."Id" = h."AccountId" ORDER BY a."Id"
         """,
        locksRows: true);

    private static readonly PreparedStatement Insert = new(
        """
        INSERT INTO "CreditEntries" ("Id", "AccountId", "Seq", "Kind", "PostedChange", "HeldChange", "HoldId", "SettleId", "LotId",
          "IdempotencyKey", "JobId", "ProjectId", "ActorId", "Reason", "ExpiresAt", "At", "Hash")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        """);

    /// <summary>The owner's buckets in the order they are spent, locked until the transaction ends where rows can be locked.</summary>
    public async Task<List<OpenAccount>> LockAsync(Guid ownerId, CancellationToken cancellationToken) =>
        (await LockAsync(ownerId, null, cancellationToken)).Wallet;

    /// <summary>The same, and whether a budget limits the owner or the project: mostly there is none.</summary>
    public async Task<(List<OpenAccount> Wallet, bool HasBudget)> LockAsync(Guid ownerId, Guid? projectId, CancellationToken cancellationToken)
    {
        var rows = await WalletOf.ReadAsync(db, [ownerId, projectId ?? Guid.Empty], row => (Account: AccountIn(row), Budgets: row.Number(6)), cancellationToken);
        if (rows.Count == 0) throw new InvalidOperationException($"User {ownerId} has no wallet.");
        return ([.. rows.Select(r => r.Account).OrderBy(a => a.Bucket)], rows[0].Budgets > 0);
    }

    /// <summary>The job's holds and the buckets they lie in, in the order they were spent, locked likewise.</summary>
    public async Task<List<OpenHold>> LockHoldsAsync(Guid jobId, CancellationToken cancellationToken)
    {
        var holds = await HoldsOf.ReadAsync(
            db, [jobId], row => new OpenHold(AccountIn(row), row.Id(6), row.Number(7), row.IsNull(8) ? null : row.Id(8)), cancellationToken);
        if (holds.Count == 0) throw new InvalidOperationException($"Job {jobId} has no hold.");
        return [.. holds.OrderBy(h => h.Account.Bucket)];
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

    /// <summary>One moment for all that is posted under this book, so that the parts of one movement stand together.</summary>
    private long Now { get; } = clock.UtcNow.ToUnixTimeMilliseconds();

    private Task InsertAsync(OpenAccount account, CreditMovement m, string hash, CancellationToken cancellationToken) => Insert.ExecuteAsync(
        db,
        [
            Guid.CreateVersion7(), account.Id, account.Seq + 1, m.Kind, m.Posted, m.Held, m.HoldId, m.SettleId, m.LotId,
            m.Key, m.JobId, m.ProjectId, m.ActorId, m.Reason, m.ExpiresAt?.ToUnixTimeMilliseconds(), Now, hash,
        ],
        cancellationToken);

    private static OpenAccount AccountIn(IPreparedRow row) => new()
    {
        Id = row.Id(0),
        OwnerId = row.Id(1),
        Bucket = Enum.Parse<CreditBucket>(row.Text(2)),
        Available = row.Number(3),
        Seq = row.Number(4),
        Hash = row.IsNull(5) ? null : row.Text(5),
    };

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
