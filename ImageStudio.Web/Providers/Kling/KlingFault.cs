using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.Kling;

/// <summary>Kling's errors by the <c>code</c> in the body (its table of error codes): 429 may be haste, an empty pack or a closed door.</summary>
internal static class KlingFault
{
    public const int NoSuchTask = 1203;

    public static int? CodeOf(VendorAnswer answer) => answer.Json.Whole("code");

    /// <exception cref="UnclearAnswerException">Kling's own trouble: the task may have been taken, and is looked up.</exception>
    public static JobUpdate.Failed? OfOrder(VendorAnswer answer, DateTimeOffset now) => CodeOf(answer) switch
    {
        null or 0 => VendorFault.OfOrder(answer, now),
        // Every call has a fresh token, so that one out of its time is for the operator's clock.
        >= 1000 and <= 1004 => VendorFault.Of(FailureKind.BadKey, answer),
        >= 1100 and <= 1102 => VendorFault.Of(FailureKind.ProviderFunds, answer),
        1103 or 1202 or 1304 => VendorFault.Of(FailureKind.ProviderConfig, answer),
        1200 or 1201 => VendorFault.Of(FailureKind.SettingsRefused, answer),
        NoSuchTask => VendorFault.Of(FailureKind.ModelGone, answer),
        1300 or 1301 => VendorFault.Of(FailureKind.ModeratedBefore, answer),
        1302 or 1303 => new(FailureKind.RateLimited, answer.Detail, answer.RetryAfter(now)),
        >= 5000 and <= 5002 => throw new UnclearAnswerException(answer.Detail),
        _ => VendorFault.OfOrder(answer, now) ?? VendorFault.Of(FailureKind.Unreadable, answer),
    };

    public static JobUpdate.Failed? OfQuestion(VendorAnswer answer, DateTimeOffset now) => CodeOf(answer) switch
    {
        NoSuchTask => VendorFault.Of(FailureKind.Lost, answer),
        null or 0 => VendorFault.OfQuestion(answer, now),
        // Whatever happened to the key, the pack or the pace since: the task is under way.
        _ => VendorFault.OfQuestion(answer, now) ?? VendorFault.Of(FailureKind.Transient, answer),
    };

    /// <summary>The status that says what the code says, for a plain sentence.</summary>
    public static int StatusOf(VendorAnswer answer) => CodeOf(answer) switch
    {
        >= 1000 and <= 1004 => 401,
        >= 1100 and <= 1102 => 402,
        1103 or 1304 => 403,
        _ => answer.Status,
    };
}
