using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Credits;

/// <summary>How a decision ended.</summary>
public enum DecisionOutcome
{
    Decided,

    /// <summary>Nobody decides what they asked for, or about their own wallet.</summary>
    OwnRequest,
    DecidedBefore,
    NoSuchRequest,

    /// <summary>The wallet or the settlement no longer allows it; the request stays open and can be declined.</summary>
    NotPossible,
}

/// <summary>The second administrator's word on a request: the decision and the change it allows are one transaction.</summary>
public sealed class DecideRequest(StudioDb db, ChangeCredits change, TimeProvider clock)
{
    public async Task<DecisionOutcome> RunAsync(Guid requestId, bool approve, Guid actorId, CancellationToken cancellationToken)
    {
        await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
        var request = await db.CreditRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == requestId, cancellationToken);
        if (request is null) return DecisionOutcome.NoSuchRequest;
        if (request.AskedBy == actorId || request.OwnerId == actorId) return DecisionOutcome.OwnRequest;

        var (at, by) = ((DateTimeOffset?)clock.UtcNow, (Guid?)actorId);
        var rows = await db.CreditRequests.Where(r => r.Id == requestId && r.DecidedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.DecidedAt, at).SetProperty(r => r.DecidedBy, by).SetProperty(r => r.Approved, approve), cancellationToken);
        if (rows == 0) return DecisionOutcome.DecidedBefore;
        if (approve && await change.MakeAsync(request.ToChange(), actorId, cancellationToken) != ChangeOutcome.Done) return DecisionOutcome.NotPossible;

        await transaction.CommitAsync();
        return DecisionOutcome.Decided;
    }
}
