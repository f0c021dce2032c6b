using System.Globalization;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Generations;

namespace ImageStudio.Web.Pages.Generations;

/// <summary>States, money and endings as a person reads them. No code, no raw message of a vendor.</summary>
public static class CardWords
{
    public static string State(Generation generation, int arrived)
    {
        if (generation.IsFinished) return arrived == generation.Count ? "Finished" : arrived > 0 ? $"{arrived} of {generation.Count} finished" : "Ended";
        var working = generation.Jobs.Where(job => !job.IsFinished).MaxBy(job => job.State)!;
        var words = Working(working);
        return arrived == 0 ? words : $"{words} — {arrived} of {generation.Count} finished";
    }

    public static double Progress(ProviderJob job) => job.State switch
    {
        ProviderJobState.Ready or ProviderJobState.Submitting or ProviderJobState.Unknown => 0.02,
        ProviderJobState.Submitted => 0.05 + 0.85 * (job.Progress ?? 0),
        ProviderJobState.Done => 0.92,
        _ => 1,
    };

    public static string Money(Generation g)
    {
        if (!g.IsFinished && g.Held > 0) return $"{CreditText.Exact(g.Held)} on hold";
        if (g.Jobs.TrueForAll(job => job.State != ProviderJobState.Stored)) return "nothing charged";
        if (g.UpperBound == 0) return "free";
        return g.Settled == g.Estimate
            ? $"settled {CreditText.Exact(g.Settled)}, as estimated"
            : $"settled {CreditText.Number(g.Settled)} of {CreditText.Exact(g.Estimate)} estimated";
    }

    public static CardNotice? Notice(Generation g, int arrived)
    {
        if (!g.IsFinished) return null;
        var ended = g.Jobs.Where(job => job.EndReason != EndReason.None).ToList();
        if (ended.Count == 0) return null;

        var back = g.Jobs.Where(job => job.State != ProviderJobState.Stored).Sum(job => job.UpperBound);
        var reason = ended[0].EndReason;
        return new(Ending(reason), Returned(back, arrived, g.Count), reason == EndReason.CancelledByUser ? "plain" : "bad", NextStep(reason));
    }

    private static string Working(ProviderJob job) => job switch
    {
        { State: ProviderJobState.Ready, SubmitAttempts: 0, DueAt: var due } when due > job.QueuedAt => "Waiting for the provider",
        { State: ProviderJobState.Ready, SubmitAttempts: > 0 } => "Waiting for the provider",
        { State: ProviderJobState.Ready } => "Waiting to start",
        { State: ProviderJobState.Submitting } => "Sending to the provider",
        { State: ProviderJobState.Submitted, QueuePosition: 1 } => "Next in the provider’s queue",
        { State: ProviderJobState.Submitted, QueuePosition: { } position } => $"{Ordinal(position)} in the provider’s queue",
        { State: ProviderJobState.Submitted } => "Drawing",
        { State: ProviderJobState.Done, Images: > 1, Saved: > 0 } => $"Saving {Math.Min(job.Saved + 1, job.Images)} of {job.Images}",
        { State: ProviderJobState.Done } => "Saving",
        { State: ProviderJobState.Unknown } => "Checking with the provider",
        _ => "Working",
    };

    private static string Ending(EndReason reason) => reason switch
    {
        EndReason.RefusedBefore => "The provider declined this description.",
        EndReason.RefusedAfter => "The provider drew this and then withheld it under its rules.",
        EndReason.SettingsRefused => "The provider did not accept these settings.",
        EndReason.ProviderFault => "The provider failed while drawing.",
        EndReason.SourceUnreadable => "The picture to start from could not be prepared for the provider, so nothing was sent.",
        EndReason.ProviderUnavailable => "This model is unavailable at the moment; that has nothing to do with your credits.",
        EndReason.ProviderFunds => "The operator’s account at the provider is out of funds; that has nothing to do with your credits.",
        EndReason.ProviderKey => "The provider does not accept this installation’s key. An administrator has to look at it.",
        EndReason.ModelGone => "The provider no longer offers this model.",
        EndReason.RateLimited => "The provider was too busy to take this for half an hour.",
        EndReason.UnsafeResult => "The picture lay at an address that is not the provider’s, so it was not fetched.",
        EndReason.UnreadableAnswer => "The provider’s answer could not be read.",
        EndReason.LostAtProvider => "The provider no longer knows this job.",
        EndReason.TookTooLong => "The provider did not finish in time.",
        EndReason.OutcomeUnknown => "The provider never answered, so the outcome is unknown.",
        EndReason.DamagedImage => "The picture arrived damaged, every time.",
        EndReason.NotAnImage => "What arrived was not a picture.",
        EndReason.TooLargeImage => "The picture was too large to keep.",
        EndReason.CancelledByUser => "You cancelled this.",
        _ => "This ended without a picture.",
    };

    /// <summary>The same for a line of the activity list: "declined by the provider".</summary>
    public static string EndingInShort(EndReason reason) => reason switch
    {
        EndReason.RefusedBefore => "declined by the provider",
        EndReason.RefusedAfter => "withheld by the provider",
        EndReason.SettingsRefused => "settings not accepted",
        EndReason.SourceUnreadable => "the picture could not be read",
        EndReason.ProviderUnavailable or EndReason.ProviderFunds or EndReason.ProviderKey => "model unavailable",
        EndReason.ModelGone => "model retired",
        EndReason.RateLimited => "the provider was too busy",
        EndReason.UnsafeResult => "no usable picture arrived",
        EndReason.LostAtProvider => "lost at the provider",
        EndReason.TookTooLong => "not finished in time",
        EndReason.OutcomeUnknown => "outcome unknown",
        EndReason.DamagedImage or EndReason.NotAnImage or EndReason.TooLargeImage => "no usable picture arrived",
        EndReason.CancelledByUser => "cancelled",
        _ => "the provider failed",
    };

    private static string NextStep(EndReason reason) => reason switch
    {
        EndReason.RefusedBefore or EndReason.RefusedAfter or EndReason.SettingsRefused => "Change it and try again",
        EndReason.CancelledByUser => "Reuse settings",
        _ => "Try again",
    };

    private static string Returned(long back, int arrived, int count)
    {
        if (arrived == 0) return $"Nothing was charged; your {CreditText.Exact(back)} {(back == 1000 ? "is" : "are")} back.";
        var missing = count - arrived;
        return $"{missing} of {count} pictures {(missing == 1 ? "is" : "are")} missing and {(missing == 1 ? "was" : "were")} not charged.";
    }

    public static string Ordinal(int number)
    {
        var ending = (number % 100) is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
        return number.ToString(CultureInfo.InvariantCulture) + ending;
    }
}
