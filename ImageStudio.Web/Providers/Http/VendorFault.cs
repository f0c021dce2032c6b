namespace ImageStudio.Web.Providers.Http;

/// <summary>What an HTTP status means where a vendor does not say it better. Vendors look at their own error codes first.</summary>
public static class VendorFault
{
    /// <returns>Null for a success.</returns>
    /// <exception cref="UnclearAnswerException">A gateway's trouble: behind it the vendor may have taken the order.</exception>
    public static JobUpdate.Failed? OfOrder(VendorAnswer answer, DateTimeOffset now) => answer.Status switch
    {
        >= 200 and < 300 => null,
        408 or 502 or 503 or 504 or (>= 520 and <= 527) => throw new UnclearAnswerException(answer.Detail),
        401 => Of(FailureKind.BadKey, answer),
        402 => Of(FailureKind.ProviderFunds, answer),
        403 or 451 => Of(FailureKind.ProviderConfig, answer),
        404 or 410 => Of(FailureKind.ModelGone, answer),
        429 => new(FailureKind.RateLimited, answer.Detail, answer.RetryAfter(now)),
        400 or 405 or 413 or 415 or 422 => Of(FailureKind.SettingsRefused, answer),
        >= 500 => Of(FailureKind.ProviderFault, answer),
        _ => Of(FailureKind.Unreadable, answer),
    };

    /// <returns>Null for a success.</returns>
    public static JobUpdate.Failed? OfQuestion(VendorAnswer answer, DateTimeOffset now) => answer.Status switch
    {
        >= 200 and < 300 => null,
        404 or 410 => Of(FailureKind.Lost, answer),
        429 => new(FailureKind.RateLimited, answer.Detail, answer.RetryAfter(now)),
        // The job is under way whatever happened to the key since: it is asked for again until its deadline.
        401 or 402 or 403 or 408 or >= 500 => Of(FailureKind.Transient, answer),
        _ => Of(FailureKind.Unreadable, answer),
    };

    public static JobUpdate.Failed Of(FailureKind kind, VendorAnswer answer) => new(kind, answer.Detail);
}
