using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.ModelArk;

/// <summary>ModelArk's errors by <c>error.code</c> (its page of error codes): a status alone may mean haste or an empty quota.</summary>
internal static class ModelArkFault
{
    public static JobUpdate.Failed? OfOrder(VendorAnswer answer, DateTimeOffset now) => answer.IsSuccess
        ? null
        : KindOf(answer.Json.Field("error")?.Text("code")) switch
        {
            FailureKind.RateLimited => new(FailureKind.RateLimited, answer.Detail, answer.RetryAfter(now)),
            { } kind => VendorFault.Of(kind, answer),
            null => VendorFault.OfOrder(answer, now),
        };

    /// <returns>Null for a code that says no more than the status.</returns>
    public static FailureKind? KindOf(string? code) => code switch
    {
        null => null,
        "AuthenticationError" => FailureKind.BadKey,
        "AccountOverdueError" or "QuotaExceeded" => FailureKind.ProviderFunds,
        // A model has to be switched on in the vendor's console first.
        "ModelNotOpen" or "AccessDenied" => FailureKind.ProviderConfig,
        "InvalidEndpoint.ClosedEndpoint" or "InvalidEndpointOrModel.NotFound" => FailureKind.ModelGone,
        "ServerOverloaded" => FailureKind.RateLimited,
        "MissingParameter" => FailureKind.SettingsRefused,
        _ when Begins(code, "RateLimitExceeded") => FailureKind.RateLimited,
        _ when Begins(code, "InvalidParameter") => FailureKind.SettingsRefused,
        _ when IsModeration(code) => Begins(code, "Output") ? FailureKind.ModeratedAfter : FailureKind.ModeratedBefore,
        _ => null,
    };

    private static bool IsModeration(string code) =>
        code.Contains("SensitiveContentDetected", StringComparison.Ordinal) || code.Contains("RiskDetection", StringComparison.Ordinal);

    private static bool Begins(string code, string with) => code.StartsWith(with, StringComparison.Ordinal);
}
