using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Credits;

/// <summary>How an administrator's change ended.</summary>
public enum ChangeOutcome
{
    Done,

    /// <summary>It is their own wallet: it waits for another administrator.</summary>
    Requested,

    /// <summary>The same form was sent before; its effect stands once.</summary>
    DoneBefore,

    /// <summary>The form's key was used for something else.</summary>
    KeyUsedForOther,

    /// <summary>More is taken than the wallet has available.</summary>
    Insufficient,

    /// <summary>More is given back than was settled and not yet refunded.</summary>
    MoreThanSettled,
}

/// <summary>
/// Grants, adjusts and refunds, with the administrator and the reason in the ledger. Nobody changes their own wallet: that becomes a
/// <see cref="CreditRequest"/>.
/// </summary>
public sealed class ChangeCredits(StudioDb db, CreditLedger ledger, Refunds refunds, CreditPlans plans, TimeProvider clock)
{
    public async Task<ChangeOutcome> RunAsync(CreditChange change, Guid actorId, CancellationToken cancellationToken)
    {
        await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
        var outcome = change.OwnerId == actorId
            ? await AskAsync(change, actorId, cancellationToken)
            : await MakeAsync(change, actorId, cancellationToken);
        if (outcome is ChangeOutcome.Done or ChangeOutcome.Requested) await transaction.CommitAsync();
        return outcome;
    }

    /// <summary>Makes the change; part of the caller's transaction.</summary>
    internal async Task<ChangeOutcome> MakeAsync(CreditChange change, Guid actorId, CancellationToken cancellationToken)
    {
        await ledger.OpenAsync(change.OwnerId, cancellationToken);
        if (change.Kind == CreditChangeKind.Refund) return await refunds.MakeAsync(change, actorId, cancellationToken);

        var posting = change.Kind == CreditChangeKind.Grant
            ? await ledger.GrantAsync(
                new CreditGrant(change.OwnerId, change.Bucket, change.Millicredits, SourceOf(change), change.Reason)
                {
                    ActorId = actorId,
                    ExpiresAt = await PeriodEndAsync(change, cancellationToken),
                },
                cancellationToken)
            : await ledger.AdjustAsync(
                change.OwnerId, change.Bucket, change.Millicredits, change.FormKey, change.Reason, actorId, cancellationToken);
        return posting switch
        {
            Posting.Posted => ChangeOutcome.Done,
            Posting.AlreadyPosted => await EarlierAsync(change, cancellationToken),
            Posting.Insufficient => ChangeOutcome.Insufficient,
            _ => throw new InvalidOperationException($"A change cannot end as {posting}."),
        };
    }

    private static string SourceOf(CreditChange change) => $"admin:{change.FormKey:N}";

    /// <summary>What goes into a bucket of the plan ends with its period, like the rest of it.</summary>
    private async Task<DateTimeOffset?> PeriodEndAsync(CreditChange change, CancellationToken cancellationToken)
    {
        var plan = await db.WalletPlans.Where(p => p.OwnerId == change.OwnerId).Select(p => p.Plan).SingleOrDefaultAsync(cancellationToken);
        return plans.Find(plan).PeriodEnd(change.Bucket, clock.UtcNow);
    }

    private async Task<ChangeOutcome> AskAsync(CreditChange change, Guid actorId, CancellationToken cancellationToken)
    {
        var earlier = await db.CreditRequests.AsNoTracking().SingleOrDefaultAsync(r => r.FormKey == change.FormKey, cancellationToken);
        if (earlier is not null)
        {
            return (earlier.AskedBy, earlier.Kind, earlier.Millicredits, earlier.Reason) == (actorId, change.Kind, change.Millicredits, change.Reason)
                ? ChangeOutcome.DoneBefore
                : ChangeOutcome.KeyUsedForOther;
        }

        db.CreditRequests.Add(new(change, actorId, clock.UtcNow));
        await db.SaveChangesAsync(cancellationToken);
        return ChangeOutcome.Requested;
    }

    private async Task<ChangeOutcome> EarlierAsync(CreditChange change, CancellationToken cancellationToken)
    {
        string[] keys = [$"grant:{change.OwnerId:N}:{SourceOf(change)}", $"adjust:{change.FormKey:N}"];
        var same = await db.CreditEntries.AnyAsync(
            e => keys.Contains(e.IdempotencyKey) && e.PostedChange == change.Millicredits && e.Reason == change.Reason, cancellationToken);
        return same ? ChangeOutcome.DoneBefore : ChangeOutcome.KeyUsedForOther;
    }
}
