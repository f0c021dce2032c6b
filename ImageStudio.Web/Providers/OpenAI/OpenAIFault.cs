using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.OpenAI;

/// <summary>OpenAI's errors: by <c>error.code</c>, then by status (its API reference; refusals that clients recorded: openai-node, ComfyUI, Prism).</summary>
internal static partial class OpenAIFault
{
    public static JobUpdate.Failed? OfOrder(VendorAnswer answer, DateTimeOffset now)
    {
        if (answer.IsSuccess) return null;
        var error = answer.Json.Field("error") ?? default;
        return error.Text("code") switch
        {
            "moderation_blocked" or "content_policy_violation" => VendorFault.Of(Moderated(answer.Json, error), answer),
            "insufficient_quota" or "billing_hard_limit_reached" => VendorFault.Of(FailureKind.ProviderFunds, answer),
            "model_not_found" => VendorFault.Of(FailureKind.ModelGone, answer),
            _ when answer.Status == 429 => new(FailureKind.RateLimited, answer.Detail, Wait(answer, error, now)),
            // In its own words, unlike a gateway's page: overloaded, nothing was begun.
            _ when answer.Status == 503 && error.ValueKind == JsonValueKind.Object => VendorFault.Of(FailureKind.NotAccepted, answer),
            _ => VendorFault.OfOrder(answer, now),
        };
    }

    /// <summary>Newer models say at which stage; where nothing is said it was the description.</summary>
    private static FailureKind Moderated(JsonElement body, JsonElement error) =>
        (error.Field("moderation_details") ?? body.Field("moderation_details"))?.Text("moderation_stage") == "output"
            ? FailureKind.ModeratedAfter
            : FailureKind.ModeratedBefore;

    private static TimeSpan? Wait(VendorAnswer answer, JsonElement error, DateTimeOffset now) =>
        Milliseconds(answer.Header("retry-after-ms")) ?? answer.RetryAfter(now) ?? InWords(error.Text("message"));

    private static TimeSpan? Milliseconds(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var wait) && wait < 1e9 ? TimeSpan.FromMilliseconds(wait) : null;

    private static TimeSpan? InWords(string? message) => message is not null && TryAgain().Match(message) is { Success: true } match
        ? TimeSpan.FromSeconds(double.Parse(match.Groups["wait"].Value, CultureInfo.InvariantCulture) / (match.Groups["unit"].Value == "ms" ? 1000 : 1))
        : null;

    [GeneratedRegex(@"try again (?:in|after) (?<wait>[0-9]{1,6}(?:\.[0-9]{1,6})?) ?(?<unit>ms|s)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TryAgain();
}
