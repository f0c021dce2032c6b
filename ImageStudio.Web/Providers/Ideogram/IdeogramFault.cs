using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.Ideogram;

/// <summary>Ideogram's errors: by <c>reject_reason</c> where there is one, then by status (developer.ideogram.ai, errors and billing).</summary>
internal static class IdeogramFault
{
    private static readonly TimeSpan UntilAnotherEnds = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan UntilAnotherDay = TimeSpan.FromHours(1);

    public static JobUpdate.Failed? OfOrder(VendorAnswer answer, DateTimeOffset now) => answer.IsSuccess ? null : Reason(answer) switch
    {
        "insufficient_funds" or "subscription_required" or "priority_credit_required" => VendorFault.Of(FailureKind.ProviderFunds, answer),
        "inflight_limit" => new(FailureKind.RateLimited, answer.Detail, answer.RetryAfter(now) ?? UntilAnotherEnds),
        "daily_limit" => new(FailureKind.RateLimited, answer.Detail, answer.RetryAfter(now) ?? UntilAnotherDay),
        "feature_limit" => VendorFault.Of(FailureKind.ProviderConfig, answer),
        // Only the check of the description answers so.
        _ when answer.Status == 422 => VendorFault.Of(FailureKind.ModeratedBefore, answer),
        _ => VendorFault.OfOrder(answer, now),
    };

    private static string? Reason(VendorAnswer answer) => answer.Json.Text("reject_reason") ?? answer.Json.Field("error")?.Text("reject_reason");
}
