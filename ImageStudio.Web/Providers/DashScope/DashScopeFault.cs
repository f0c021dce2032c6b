using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.DashScope;

/// <summary>DashScope's errors by <c>code</c> (Model Studio's page of error codes). An empty account is a 400, a quota a 429.</summary>
internal static class DashScopeFault
{
    public static JobUpdate.Failed? OfOrder(VendorAnswer answer, DateTimeOffset now) => answer.IsSuccess
        ? null
        : KindOf(answer.Json.Text("code"), answer.Json.Text("message")) switch
        {
            FailureKind.RateLimited => new(FailureKind.RateLimited, answer.Detail, answer.RetryAfter(now)),
            { } kind => VendorFault.Of(kind, answer),
            null => VendorFault.OfOrder(answer, now),
        };

    /// <returns>Null for a code that says no more than the status.</returns>
    public static FailureKind? KindOf(string? code, string? message) => code switch
    {
        null => null,
        "DataInspectionFailed" or "data_inspection_failed" => IsAboutOutput(message) ? FailureKind.ModeratedAfter : FailureKind.ModeratedBefore,
        "Arrearage" or "AllocationQuota.FreeTierOnly" => FailureKind.ProviderFunds,
        "InvalidApiKey" => FailureKind.BadKey,
        "ModelNotFound" => FailureKind.ModelGone,
        "LimitRequests" or "insufficient_quota" => FailureKind.RateLimited,
        // Only pictures that were made are billed, so that this one may be sent again.
        "ModelUnavailable" or "ServiceUnavailable" => FailureKind.NotAccepted,
        _ when Begins(code, "Throttling") => FailureKind.RateLimited,
        _ when Begins(code, "AccessDenied") || Begins(code, "Model.AccessDenied") => FailureKind.ProviderConfig,
        _ when Begins(code, "InvalidParameter") || Begins(code, "InvalidURL") || Begins(code, "InvalidImage") => FailureKind.SettingsRefused,
        _ when Begins(code, "InternalError") => FailureKind.ProviderFault,
        _ => null,
    };

    /// <summary>The code is the same for both sides; only the words say which one was meant.</summary>
    private static bool IsAboutOutput(string? message) => message?.Contains("output", StringComparison.OrdinalIgnoreCase) == true;

    private static bool Begins(string code, string with) => code.StartsWith(with, StringComparison.Ordinal);
}
