using ImageStudio.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Credits;

/// <summary>
/// The only writer of credits, in millicredits. Every verb joins the caller's transaction or opens its own, and posts by inserting a row:
/// the database's triggers move the balance and refuse what must not be (overdraft, a hold ended twice, a settlement above its hold).
/// </summary>
public sealed class CreditLedger(StudioDb db, TimeProvider clock)
{
    private const int SqliteConstraint = 19;

    /// <summary>Opens the owner's wallet. Repeatable.</summary>
    public Task OpenAsync(Guid ownerId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO CreditAccounts (Id, OwnerId, Posted, Held, Seq, Touch)
             SELECT {Guid.CreateVersion7()}, {ownerId}, 0, 0, 0, 0
             WHERE NOT EXISTS (SELECT 1 FROM CreditAccounts WHERE OwnerId = {ownerId})
             """,
            cancellationToken);

    /// <param name="source">What the grant comes from, unique for this owner: "welcome", "demo", an administrator's form key.</param>
    public Task<Posting> GrantAsync(Guid ownerId, long millicredits, string source, string reason, CancellationToken cancellationToken) =>
        PostAsync(ownerId, new(CreditEntryKind.Grant, millicredits, 0, null, $"grant:{ownerId:N}:{source}", null, reason), cancellationToken);

    /// <summary>Sets credits aside for one provider job.</summary>
    public Task<Posting> HoldAsync(Guid ownerId, Guid jobId, long millicredits, CancellationToken cancellationToken) =>
        PostAsync(ownerId, new(CreditEntryKind.Hold, 0, millicredits, null, HoldKey(jobId), jobId, null), cancellationToken);

    /// <summary>Takes <paramref name="millicredits"/> of the job's hold and gives the rest back. More than the hold is refused by the database.</summary>
    public async Task<Posting> SettleAsync(Guid jobId, long millicredits, string reason, CancellationToken cancellationToken)
    {
        if (millicredits == 0) return await ReleaseAsync(jobId, reason, cancellationToken);

        var hold = await FindHoldAsync(jobId, cancellationToken);
        return await PostAsync(hold.OwnerId, EndOf(hold, CreditEntryKind.Settle, -millicredits, reason), cancellationToken);
    }

    /// <summary>Gives the job's whole hold back.</summary>
    public async Task<Posting> ReleaseAsync(Guid jobId, string reason, CancellationToken cancellationToken)
    {
        var hold = await FindHoldAsync(jobId, cancellationToken);
        return await PostAsync(hold.OwnerId, EndOf(hold, CreditEntryKind.Release, 0, reason), cancellationToken);
    }

    private static string HoldKey(Guid jobId) => $"hold:{jobId:N}";

    private static Movement EndOf(OpenHold hold, string kind, long posted, string reason) =>
        new(kind, posted, -hold.Held, hold.EntryId, $"end:{hold.JobId:N}", hold.JobId, reason);

    private async Task<OpenHold> FindHoldAsync(Guid jobId, CancellationToken cancellationToken)
    {
        var key = HoldKey(jobId);
        return await db.CreditEntries.Where(e => e.IdempotencyKey == key)
            .Join(db.CreditAccounts, e => e.AccountId, a => a.Id, (e, a) => new OpenHold(a.OwnerId, jobId, e.Id, e.HeldChange))
            .SingleAsync(cancellationToken);
    }

    private async Task<Posting> PostAsync(Guid ownerId, Movement movement, CancellationToken cancellationToken)
    {
        await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
        try
        {
            await InsertAsync(ownerId, movement, cancellationToken);
        }
        catch (SqliteException refusal) when (refusal.SqliteErrorCode == SqliteConstraint && Named(refusal.Message) is { } named)
        {
            return named;
        }

        await transaction.CommitAsync();
        return Posting.Posted;
    }

    private async Task InsertAsync(Guid ownerId, Movement m, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"UPDATE CreditAccounts SET Touch = Touch + 1 WHERE OwnerId = {ownerId}", cancellationToken);
        var rows = await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO CreditEntries (Id, AccountId, Seq, Kind, PostedChange, HeldChange, HoldId, IdempotencyKey, JobId, Reason, At)
             SELECT {Guid.CreateVersion7()}, Id, Seq + 1, {m.Kind}, {m.Posted}, {m.Held}, {m.HoldId}, {m.Key}, {m.JobId}, {m.Reason},
                    {clock.UtcNow.ToUnixTimeMilliseconds()}
             FROM CreditAccounts WHERE OwnerId = {ownerId}
             """,
            cancellationToken);
        if (rows == 0) throw new InvalidOperationException($"User {ownerId} has no wallet.");
    }

    /// <summary>Reads the refusal from the constraint's name; anything else is a bug and stays an exception.</summary>
    private static Posting? Named(string message) => message switch
    {
        _ when message.Contains(CreditAccountTable.AvailableCheck, StringComparison.Ordinal) => Posting.Insufficient,
        _ when message.Contains("CreditEntries.IdempotencyKey", StringComparison.Ordinal) => Posting.AlreadyPosted,
        _ when message.Contains("CreditEntries.HoldId", StringComparison.Ordinal) => Posting.AlreadyEnded,
        _ => null,
    };

    private sealed record Movement(string Kind, long Posted, long Held, Guid? HoldId, string Key, Guid? JobId, string? Reason);

    private sealed record OpenHold(Guid OwnerId, Guid JobId, Guid EntryId, long Held);
}
