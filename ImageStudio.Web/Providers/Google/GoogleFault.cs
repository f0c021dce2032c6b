using System.Globalization;
using System.Text.Json;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.Google;

/// <summary>Google's errors: by <c>error.status</c> and the typed <c>error.details</c> (google.rpc; Gemini's API reference).</summary>
internal static class GoogleFault
{
    /// <summary>Daily quotas begin anew at midnight in California, which is never later than this in UTC.</summary>
    private static readonly TimeSpan DayBegins = TimeSpan.FromHours(8);

    public static JobUpdate.Failed? OfOrder(VendorAnswer answer, DateTimeOffset now)
    {
        if (answer.IsSuccess) return null;
        var error = answer.Json.Field("error") ?? default;
        return (answer.Status, error.Text("status")) switch
        {
            (400, _) when IsBadKey(answer) => VendorFault.Of(FailureKind.BadKey, answer),
            // The country is not served, or billing is off.
            (400, "FAILED_PRECONDITION") => VendorFault.Of(FailureKind.ProviderConfig, answer),
            (429, _) => Exhausted(answer, error, now),
            (499, _) => throw new UnclearAnswerException(answer.Detail),
            // In its own words, unlike a gateway's page: overloaded, nothing was begun.
            (503, "UNAVAILABLE") => VendorFault.Of(FailureKind.NotAccepted, answer),
            _ => VendorFault.OfOrder(answer, now),
        };
    }

    public static bool IsBadKey(VendorAnswer answer) =>
        answer.Json.Field("error")?.Items("details").Any(detail => detail.Text("reason") == "API_KEY_INVALID") == true;

    private static JobUpdate.Failed Exhausted(VendorAnswer answer, JsonElement error, DateTimeOffset now)
    {
        var quotas = error.Items("details").SelectMany(detail => detail.Items("violations")).Select(violation => violation.Text("quotaId") ?? "").ToList();
        // Image models have no free tier: without billing every call is one too many.
        if (quotas.Exists(quota => quota.Contains("FreeTier", StringComparison.Ordinal)) || error.Text("message")?.Contains("limit: 0", StringComparison.Ordinal) == true)
            return VendorFault.Of(FailureKind.ProviderFunds, answer);
        var wait = quotas.Exists(quota => quota.Contains("PerDay", StringComparison.Ordinal)) ? UntilTomorrow(now) : RetryDelay(error) ?? answer.RetryAfter(now);
        return new(FailureKind.RateLimited, answer.Detail, wait);
    }

    private static TimeSpan UntilTomorrow(DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero) + DayBegins;
        return (now < today ? today : today.AddDays(1)) - now;
    }

    /// <summary>A duration as protobuf writes it: "37s", "0.5s".</summary>
    private static TimeSpan? RetryDelay(JsonElement error) =>
        error.Items("details").Select(detail => detail.Text("retryDelay")).FirstOrDefault(delay => delay is not null) is { } text && text.EndsWith('s')
        && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 1e6
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
