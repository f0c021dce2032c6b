using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers;

namespace ImageStudio.Web.Generations;

/// <summary>The moves from state to state.</summary>
public sealed partial class ProviderJob
{
    /// <summary>Saved before the call leaves, so that a crash cannot hide that it may have.</summary>
    public void BeginSubmit(DateTimeOffset now, TimeSpan patience)
    {
        Require(ProviderJobState.Ready, ProviderJobState.Submitting);
        State = ProviderJobState.Submitting;
        SubmitAttempts++;
        SubmittedAt ??= now;
        DeadlineAt ??= now + patience;
    }

    /// <summary>Nothing is sent there at the moment.</summary>
    public void Wait(DateTimeOffset until)
    {
        Require(ProviderJobState.Ready);
        DueAt = until;
    }

    /// <summary>The provider surely did not take it: it may be sent again.</summary>
    public void SubmitAgain(DateTimeOffset at, bool countsAsAttempt)
    {
        Require(ProviderJobState.Submitting);
        State = ProviderJobState.Ready;
        if (!countsAsAttempt) SubmitAttempts--;
        (DueAt, SubmittedAt, DeadlineAt) = (at, null, null);
    }

    /// <summary>Nobody knows whether the provider took it, but it honours our key: the same call goes out again.</summary>
    public void CheckAgain(DateTimeOffset at)
    {
        Require(ProviderJobState.Submitting);
        DueAt = at;
    }

    public void BecomeUnknown(DateTimeOffset until)
    {
        Require(ProviderJobState.Submitting);
        State = ProviderJobState.Unknown;
        DueAt = DeadlineAt = until;
    }

    public void Run(JobUpdate.Running update, DateTimeOffset nextPoll)
    {
        Require(ProviderJobState.Submitting, ProviderJobState.Submitted);
        State = ProviderJobState.Submitted;
        VendorJobId ??= update.VendorJobId;
        (QueuePosition, Progress, Misses, DueAt) = (update.QueuePosition, update.Progress, 0, nextPoll);
        Polls++;
    }

    /// <param name="at">When to poll next.</param>
    /// <param name="isMiss">False for passing trouble, which says nothing about the job.</param>
    public void PollAgain(DateTimeOffset at, bool isMiss = true)
    {
        Require(ProviderJobState.Submitted);
        if (isMiss) Misses++;
        else Polls++;
        DueAt = at;
    }

    public void BecomeDone(JobUpdate.Done update, DateTimeOffset now)
    {
        Require(ProviderJobState.Submitting, ProviderJobState.Submitted);
        State = ProviderJobState.Done;
        VendorJobId ??= update.VendorJobId;
        Results = [.. update.Images.Take(Images).Select(image => image.Reference)];
        var usage = update.Report is { Units: { } units } ? new Usage(ExpectedUnit, units) : update.Report?.Usage;
        (ReportedUnit, ReportedQuantity) = (usage?.Unit, usage?.Quantity);
        ReportedCostUsd = update.Report?.CostUsd;
        (QueuePosition, Progress, Misses, DueAt) = (null, null, 0, now);
    }

    public void FetchAgain(DateTimeOffset at)
    {
        Require(ProviderJobState.Done);
        Misses++;
        DueAt = at;
    }

    public void BecomeStored(Settlement settlement, EndReason shortfall, DateTimeOffset now)
    {
        Require(ProviderJobState.Done);
        (Settled, Overrun, Basis) = (settlement.Amount, settlement.Overrun, settlement.Basis);
        ReportProblem = settlement.Problem;
        ProviderCostMicros = ExpectedCostMicros is null ? null : settlement.CostMicros;
        End(ProviderJobState.Stored, shortfall, now);
    }

    /// <param name="end">Failed, Moderated or Expired.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">When.</param>
    /// <param name="costMicros">What the provider bills all the same, where it said so.</param>
    public void Fail(ProviderJobState end, EndReason reason, DateTimeOffset now, long? costMicros = null)
    {
        if (end is not (ProviderJobState.Failed or ProviderJobState.Moderated or ProviderJobState.Expired))
            throw new InvalidOperationException($"{end} is not a failure.");
        if (IsFinished) throw new InvalidOperationException($"Job {Id} is {State} already.");
        if (MayBeBilled(reason)) PossibleCostMicros = costMicros ?? ExpectedCostMicros;
        End(end, reason, now);
    }

    /// <summary>Ends the job for its owner at once; a worker still has to tell the provider if it has a handle there.</summary>
    public void Cancel(DateTimeOffset now)
    {
        if (IsFinished) throw new InvalidOperationException($"Job {Id} is {State} already.");
        var mayRunThere = VendorJobId is not null && State == ProviderJobState.Submitted;
        if (State != ProviderJobState.Ready) PossibleCostMicros = ExpectedCostMicros;
        LeaseToken++;
        LeaseUntil = now;
        End(ProviderJobState.Cancelled, EndReason.CancelledByUser, now);
        if (mayRunThere) DueAt = now;
    }

    /// <summary>The provider has been told that nobody waits any more.</summary>
    public void CancelToldProvider()
    {
        Require(ProviderJobState.Cancelled);
        DueAt = null;
    }

    /// <summary>The provider did the work, or may have. A refusal before work and a failure of its own are free with every provider we know.</summary>
    private static bool MayBeBilled(EndReason reason) => reason is EndReason.RefusedAfter or EndReason.TookTooLong or EndReason.LostAtProvider
        or EndReason.OutcomeUnknown or EndReason.UnreadableAnswer or EndReason.UnsafeResult or EndReason.DamagedImage or EndReason.NotAnImage or EndReason.TooLargeImage;

    private void End(ProviderJobState end, EndReason reason, DateTimeOffset now)
    {
        (State, EndReason, FinishedAt) = (end, reason, now);
        (DueAt, QueuePosition, Progress) = (null, null, null);
        Results = [];
    }

    private void Require(params ReadOnlySpan<ProviderJobState> allowed)
    {
        if (!allowed.Contains(State)) throw new InvalidOperationException($"Job {Id} is {State}: this move is not allowed.");
    }
}
