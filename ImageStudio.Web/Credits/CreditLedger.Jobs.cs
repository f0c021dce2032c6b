using ImageStudio.Web.Catalog;
using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Credits;

/// <summary>The life of a provider job's credits: hold, then settle or release, and perhaps a refund later.</summary>
public sealed partial class CreditLedger
{
    public Task<Posting> HoldAsync(Guid ownerId, Guid jobId, long millicredits, CancellationToken cancellationToken) =>
        HoldAsync([new(ownerId, jobId, millicredits)], cancellationToken);

    /// <summary>Sets credits aside for the jobs of one person, all or none; each is split over the buckets that may pay for it.</summary>
    public async Task<Posting> HoldAsync(IReadOnlyList<CreditHold> holds, CancellationToken cancellationToken) => holds.Count == 0
        ? Posting.Posted
        : await WriteTransaction.RunAsync(db, transaction => HoldAsync(transaction, holds, cancellationToken), cancellationToken);

    private async Task<Posting> HoldAsync(WriteTransaction transaction, IReadOnlyList<CreditHold> holds, CancellationToken cancellationToken)
    {
        var ownerId = holds[0].OwnerId;
        var book = new LedgerBook(db, clock);
        var (wallet, hasBudget) = await book.LockAsync(ownerId, holds[0].ProjectId, cancellationToken);
        if (hasBudget && await new Budgets(db, clock).AnyExceededAsync(ownerId, holds[0].ProjectId, holds.Sum(h => h.Millicredits), cancellationToken))
            return await WasHeldAsync(holds[0].JobId, cancellationToken) ? Posting.AlreadyPosted : Posting.OverBudget;
        if (await SplitAsync(wallet, holds, cancellationToken) is not { } parts)
            return await WasHeldAsync(holds[0].JobId, cancellationToken) ? Posting.AlreadyPosted : Posting.Insufficient;

        foreach (var (account, movement) in parts)
        {
            var posting = await book.PostAsync(transaction, account, movement, cancellationToken);
            if (posting != Posting.Posted) return posting;
        }

        await transaction.CommitAsync();
        return Posting.Posted;
    }

    /// <summary>Takes <paramref name="millicredits"/> of the job's hold and gives the rest back. More than the hold is refused by the database.</summary>
    public Task<Posting> SettleAsync(Guid jobId, long millicredits, string reason, CancellationToken cancellationToken) =>
        WriteTransaction.RunAsync(db, transaction => SettleAsync(transaction, jobId, millicredits, reason, cancellationToken), cancellationToken);

    private async Task<Posting> SettleAsync(
        WriteTransaction transaction, Guid jobId, long millicredits, string reason, CancellationToken cancellationToken)
    {
        var book = new LedgerBook(db, clock);
        var holds = await book.LockHoldsAsync(jobId, cancellationToken);
        var rest = millicredits;
        for (var index = 0; index < holds.Count; index++)
        {
            var hold = holds[index];
            var part = index == holds.Count - 1 ? rest : Math.Min(rest, hold.Held);
            rest -= part;
            var posting = await book.PostAsync(transaction, hold.Account, EndOf(hold, jobId, index, part, reason), cancellationToken);
            if (posting != Posting.Posted) return posting == Posting.AlreadyPosted ? Posting.AlreadyEnded : posting;
        }

        await transaction.CommitAsync();
        return Posting.Posted;
    }

    /// <summary>Gives the job's whole hold back.</summary>
    public Task<Posting> ReleaseAsync(Guid jobId, string reason, CancellationToken cancellationToken) => SettleAsync(jobId, 0, reason, cancellationToken);

    /// <summary>Gives back what a job settled, in part or whole, to the buckets it came from, last spent first.</summary>
    /// <returns><see cref="Posting.Insufficient"/> when less was settled, or was refunded before.</returns>
    public Task<Posting> RefundAsync(
        Guid jobId, long millicredits, Guid formKey, string reason, Guid actorId, CancellationToken cancellationToken) =>
        WriteTransaction.RunAsync(
            db, transaction => RefundAsync(transaction, jobId, millicredits, formKey, reason, actorId, cancellationToken), cancellationToken);

    private async Task<Posting> RefundAsync(
        WriteTransaction transaction, Guid jobId, long millicredits, Guid formKey, string reason, Guid actorId, CancellationToken cancellationToken)
    {
        var book = new LedgerBook(db, clock);
        var wallet = (await book.LockHoldsAsync(jobId, cancellationToken)).ConvertAll(h => h.Account);
        var settled = await SettledAsync(jobId, cancellationToken);
        var parts = HoldSplit.Of(millicredits, settled.OrderByDescending(s => wallet.FindIndex(a => a.Id == s.AccountId)).Select(s => (s, s.Left)));
        if (parts is null)
        {
            var first = RefundKey(formKey);
            return await db.CreditEntries.AnyAsync(e => e.IdempotencyKey == first, cancellationToken) ? Posting.AlreadyPosted : Posting.Insufficient;
        }

        for (var index = 0; index < parts.Count; index++)
        {
            var (from, part) = parts[index];
            var account = wallet.Single(a => a.Id == from.AccountId);
            var expires = await PeriodEndAsync(account.OwnerId, account.Bucket, cancellationToken);
            var movement = new CreditMovement(CreditEntryKind.Refund, part, 0, index == 0 ? RefundKey(formKey) : $"refund:{formKey:N}:{account.Bucket}")
            {
                SettleId = from.EntryId,
                JobId = jobId,
                ProjectId = from.ProjectId,
                ActorId = actorId,
                Reason = reason,
                ExpiresAt = expires,
            };
            var posting = await book.PostAsync(transaction, account, movement, cancellationToken);
            if (posting != Posting.Posted) return posting;
            await RenewAtAsync(account.OwnerId, expires, cancellationToken);
        }

        await transaction.CommitAsync();
        return Posting.Posted;
    }

    internal static string RefundKey(Guid formKey) => $"refund:{formKey:N}";

    /// <summary>The first part's key carries the job alone, so that a second hold or end of it collides whatever buckets it would use.</summary>
    private static CreditMovement EndOf(OpenHold hold, Guid jobId, int index, long part, string reason) =>
        new(part > 0 ? CreditEntryKind.Settle : CreditEntryKind.Release, -part, -hold.Held, index == 0 ? $"end:{jobId:N}" : $"end:{jobId:N}:{hold.Account.Bucket}")
        {
            HoldId = hold.EntryId,
            JobId = jobId,
            ProjectId = hold.ProjectId,
            Reason = reason,
        };

    private async Task<List<(OpenAccount, CreditMovement)>?> SplitAsync(
        List<OpenAccount> wallet, IReadOnlyList<CreditHold> holds, CancellationToken cancellationToken)
    {
        var hasBuckets = holds.Any(h => h.Class == ModelClass.Advanced) && (await PlanOfAsync(holds[0].OwnerId, cancellationToken)).HasBuckets;
        var left = wallet.ToDictionary(a => a.Id, a => a.Available);
        var movements = new List<(OpenAccount, CreditMovement)>();
        foreach (var hold in holds)
        {
            var payers = wallet.Where(a => HoldSplit.MayPay(a.Bucket, hold.Class, hasBuckets)).Select(a => (a, left[a.Id]));
            if (HoldSplit.Of(hold.Millicredits, payers) is not { } parts) return null;
            for (var index = 0; index < parts.Count; index++)
            {
                var (account, part) = parts[index];
                left[account.Id] -= part;
                var key = index == 0 ? $"hold:{hold.JobId:N}" : $"hold:{hold.JobId:N}:{account.Bucket}";
                movements.Add((account, new(CreditEntryKind.Hold, 0, part, key) { JobId = hold.JobId, ProjectId = hold.ProjectId }));
            }
        }

        return movements;
    }

    private Task<bool> WasHeldAsync(Guid jobId, CancellationToken cancellationToken) =>
        db.CreditEntries.AnyAsync(e => e.JobId == jobId && e.Kind == CreditEntryKind.Hold, cancellationToken);

    private async Task<List<SettledPart>> SettledAsync(Guid jobId, CancellationToken cancellationToken)
    {
        var entries = db.CreditEntries;
        return await entries.Where(e => e.JobId == jobId && e.Kind == CreditEntryKind.Settle)
            .Select(e => new SettledPart(e.Id, e.AccountId, e.ProjectId, -e.PostedChange - entries.Where(r => r.SettleId == e.Id).Sum(r => r.PostedChange)))
            .ToListAsync(cancellationToken);
    }

    private sealed record SettledPart(Guid EntryId, Guid AccountId, Guid? ProjectId, long Left);
}
