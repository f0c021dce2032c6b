using ImageStudio.Web.Credits;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Pages.Generations;

namespace ImageStudio.Web.Pages.Admin.People;

/// <summary>One movement on somebody's wallet, as an administrator sees it: never the description of a picture.</summary>
public sealed record MovementRow(
    Guid Id, DateTimeOffset At, string Kind, CreditBucket Bucket, long PostedChange, long HeldChange, string? Reason, Guid? GenerationId, string? ModelName, string? ActorEmail)
{
    /// <summary>What was set aside, for a hold; else the change of the balance.</summary>
    public string Change => Kind switch
    {
        CreditEntryKind.Hold => $"({CreditText.Number(HeldChange)})",
        CreditEntryKind.Release => "0",
        _ when PostedChange > 0 => "+" + CreditText.Number(PostedChange),
        _ => CreditText.Number(PostedChange),
    };

    public string What => Kind switch
    {
        CreditEntryKind.Grant => "Granted",
        CreditEntryKind.Hold => "On hold",
        CreditEntryKind.Settle => "Settled",
        CreditEntryKind.Release => "Released",
        CreditEntryKind.Refund => "Refunded",
        CreditEntryKind.Adjust => "Adjusted",
        CreditEntryKind.Expire => "Expired",
        _ => Kind,
    };

    public string Why => string.Join(" · ", new[] { ModelName, ReasonInWords, ActorEmail is null ? null : $"by {ActorEmail}" }
        .Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>The end of a job carries its reason or basis as stored; a person wants words.</summary>
    private string? ReasonInWords => Kind switch
    {
        CreditEntryKind.Release when Enum.TryParse<EndReason>(Reason, out var end) => CardWords.EndingInShort(end),
        CreditEntryKind.Settle => null,
        _ => Reason,
    };
}
