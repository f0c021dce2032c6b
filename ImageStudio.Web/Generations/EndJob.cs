using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Providers;

namespace ImageStudio.Web.Generations;

/// <summary>Ends a job without pictures: its state and the release of its hold are one transaction.</summary>
public sealed class EndJob(StudioDb db, CreditLedger ledger, TimeProvider clock)
{
    /// <param name="job">What ends.</param>
    /// <param name="state">How.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Until the transaction.</param>
    /// <param name="costMicros">What the provider bills all the same, where it said so.</param>
    public async Task FailAsync(
        ProviderJob job, ProviderJobState state, EndReason reason, CancellationToken cancellationToken, long? costMicros = null)
    {
        await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
        job.Fail(state, reason, clock.UtcNow, costMicros);
        await db.SaveChangesAsync(cancellationToken);
        if (job.UpperBound > 0) await ledger.ReleaseAsync(job.Id, reason.ToString(), cancellationToken);
        await transaction.CommitAsync();
    }

    /// <summary>The vendor said no in a way that asking again cannot change.</summary>
    public Task FailAsync(ProviderJob job, FailureKind kind, CancellationToken cancellationToken)
    {
        var (state, reason) = kind switch
        {
            FailureKind.ModeratedBefore => (ProviderJobState.Moderated, EndReason.RefusedBefore),
            FailureKind.ModeratedAfter => (ProviderJobState.Moderated, EndReason.RefusedAfter),
            FailureKind.SettingsRefused => (ProviderJobState.Failed, EndReason.SettingsRefused),
            FailureKind.ProviderFunds => (ProviderJobState.Failed, EndReason.ProviderFunds),
            FailureKind.BadKey => (ProviderJobState.Failed, EndReason.ProviderKey),
            FailureKind.ModelGone => (ProviderJobState.Failed, EndReason.ModelGone),
            FailureKind.RateLimited => (ProviderJobState.Failed, EndReason.RateLimited),
            FailureKind.ProviderConfig or FailureKind.NotAccepted => (ProviderJobState.Failed, EndReason.ProviderUnavailable),
            FailureKind.UnsafeResult => (ProviderJobState.Failed, EndReason.UnsafeResult),
            FailureKind.Lost => (ProviderJobState.Failed, EndReason.LostAtProvider),
            FailureKind.Unreadable => (ProviderJobState.Failed, EndReason.UnreadableAnswer),
            _ => (ProviderJobState.Failed, EndReason.ProviderFault),
        };
        return FailAsync(job, state, reason, cancellationToken);
    }
}
