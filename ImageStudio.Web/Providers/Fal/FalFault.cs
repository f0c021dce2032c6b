using System.Text.Json;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.Fal;

/// <summary>fal's errors: by <c>type</c> or <c>error_type</c>, never by their texts (docs.fal.ai, errors; the official clients).</summary>
internal static class FalFault
{
    public static JobUpdate.Failed? OfOrder(VendorAnswer answer, DateTimeOffset now) => answer.Status switch
    {
        // "User is locked" for an empty balance has been seen as 403, so that words decide here and only here.
        403 when Mentions(answer, "balance") => VendorFault.Of(FailureKind.ProviderFunds, answer),
        422 => Refusal(answer),
        _ => VendorFault.OfOrder(answer, now),
    };

    public static JobUpdate.Failed? OfResult(VendorAnswer answer, DateTimeOffset now) => answer.Status switch
    {
        422 or 400 => Refusal(answer),
        401 or 402 or 403 or 404 or 408 or 410 or 429 => VendorFault.OfQuestion(answer, now),
        >= 500 when IsRepeatable(answer) => VendorFault.Of(FailureKind.Transient, answer),
        >= 500 => VendorFault.Of(FailureKind.ProviderFault, answer),
        _ => VendorFault.OfQuestion(answer, now),
    };

    private static JobUpdate.Failed Refusal(VendorAnswer answer) => VendorFault.Of(
        Types(answer.Json) switch
        {
            var types when types.Contains("content_policy_violation") => FailureKind.ModeratedBefore,
            var types when types.Contains("no_media_generated") => FailureKind.ProviderFault,
            _ => FailureKind.SettingsRefused,
        },
        answer);

    /// <summary>A gateway's page, without fal's own request id, says nothing about the job; fal's own answer does, unless it says that it may be asked again.</summary>
    private static bool IsRepeatable(VendorAnswer answer) => answer.Header("X-Fal-Retryable") switch
    {
        { } said => said.Equals("true", StringComparison.OrdinalIgnoreCase),
        null => answer.Header("x-fal-request-id") is null,
    };

    private static List<string?> Types(JsonElement body) =>
        [body.Text("error_type"), .. body.Items("detail").Select(item => item.Text("type"))];

    private static bool Mentions(VendorAnswer answer, string word) => answer.Json.Text("detail")?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
}
