using System.Security.Cryptography;
using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Credits;

/// <summary>What was settled for a provider job and how much of it has not been given back yet, in millicredits.</summary>
public sealed record Refundable(Guid JobId, long Settled, long Left);

/// <summary>Gives settled credits back, over the jobs of one generation in their order, never more than was taken.</summary>
public sealed class Refunds(StudioDb db, CreditLedger ledger)
{
    public async Task<IReadOnlyList<Refundable>> ReadAsync(IReadOnlyList<Guid> jobIds, CancellationToken cancellationToken)
    {
        var entries = db.CreditEntries;
        var settled = await entries.AsNoTracking().Where(e => e.Kind == CreditEntryKind.Settle && e.JobId != null && jobIds.Contains(e.JobId.Value))
            .Select(e => new { JobId = e.JobId!.Value, Taken = -e.PostedChange, Back = entries.Where(r => r.SettleId == e.Id).Sum(r => r.PostedChange) })
            .ToListAsync(cancellationToken);
        return [.. jobIds.Select(id => new Refundable(
            id, settled.Where(s => s.JobId == id).Sum(s => s.Taken), settled.Where(s => s.JobId == id).Sum(s => s.Taken - s.Back)))];
    }

    internal async Task<ChangeOutcome> MakeAsync(CreditChange change, Guid actorId, CancellationToken cancellationToken)
    {
        var keys = change.JobIds.Select(id => CreditLedger.RefundKey(KeyOf(change.FormKey, id))).ToList();
        if (await db.CreditEntries.AnyAsync(e => keys.Contains(e.IdempotencyKey), cancellationToken)) return ChangeOutcome.DoneBefore;

        var jobs = await ReadAsync(change.JobIds, cancellationToken);
        if (jobs.Sum(job => job.Left) < change.Millicredits) return ChangeOutcome.MoreThanSettled;

        var left = change.Millicredits;
        foreach (var job in jobs.Where(job => job.Left > 0))
        {
            var part = Math.Min(left, job.Left);
            if (part == 0) break;
            await ledger.RefundAsync(job.JobId, part, KeyOf(change.FormKey, job.JobId), change.Reason, actorId, cancellationToken);
            left -= part;
        }

        return ChangeOutcome.Done;
    }

    /// <summary>One form refunds several jobs, each under a key that follows from both.</summary>
    private static Guid KeyOf(Guid formKey, Guid jobId)
    {
        var (bytes, job) = (formKey.ToByteArray(), jobId.ToByteArray());
        return new(SHA256.HashData([.. bytes, .. job]).AsSpan(0, 16));
    }
}
