using System.Text.Json;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.BlackForestLabs;

/// <summary>The vendor's errors: <c>detail</c> is a text for trouble with the key and a list for trouble with fields (its API description).</summary>
internal static class BflFault
{
    /// <summary>Too many active tasks end soon; the vendor sends no time.</summary>
    private static readonly TimeSpan UntilATaskEnds = TimeSpan.FromSeconds(5);

    public static JobUpdate.Failed? OfOrder(VendorAnswer answer, DateTimeOffset now) => answer.Status switch
    {
        _ when IsBadKey(answer) => VendorFault.Of(FailureKind.BadKey, answer),
        429 => new(FailureKind.RateLimited, answer.Detail, answer.RetryAfter(now) ?? UntilATaskEnds),
        _ => VendorFault.OfOrder(answer, now),
    };

    /// <summary>A missing or unknown key is 403, a mistyped one 422; both with a text where other refusals have a list.</summary>
    public static bool IsBadKey(VendorAnswer answer) => answer.Status switch
    {
        401 => true,
        403 => Says(answer, "authenticated"),
        422 => Says(answer, "API key"),
        _ => false,
    };

    private static bool Says(VendorAnswer answer, string words) =>
        answer.Json.Field("detail") is { ValueKind: JsonValueKind.String } detail && detail.GetString()!.Contains(words, StringComparison.OrdinalIgnoreCase);
}
