using System.Text.Json;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.XAI;

/// <summary>
/// xAI's errors carry no codes that tell these cases apart, so that words decide where a status means several things. They come as
/// <c>{"error": "…"}</c>, with or without a <c>code</c>, or as <c>{"error": {"message": "…"}}</c> (its official clients).
/// </summary>
internal static class XaiFault
{
    private static readonly string[] WordsOfRefusal = ["moderat", "content polic", "safety", "violat"];
    private static readonly string[] WordsOfFunds = ["credit", "spending limit", "balance"];

    public static JobUpdate.Failed? OfOrder(VendorAnswer answer, DateTimeOffset now) => answer.Status switch
    {
        _ when IsBadKey(answer) => VendorFault.Of(FailureKind.BadKey, answer),
        400 or 422 when Says(answer, WordsOfRefusal) => VendorFault.Of(FailureKind.ModeratedBefore, answer),
        // A used-up budget looks like a right that is missing, or like too many calls.
        403 or 429 when Says(answer, WordsOfFunds) => VendorFault.Of(FailureKind.ProviderFunds, answer),
        403 when Says(answer, WordsOfRefusal) => VendorFault.Of(FailureKind.ModeratedBefore, answer),
        _ => VendorFault.OfOrder(answer, now),
    };

    /// <summary>A mistyped key has been seen as 400.</summary>
    public static bool IsBadKey(VendorAnswer answer) => answer.Status switch
    {
        401 => true,
        400 or 403 => Says(answer, ["API key"]),
        _ => false,
    };

    private static bool Says(VendorAnswer answer, string[] words)
    {
        var text = Text(answer.Json);
        return Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static string Text(JsonElement body) => body.Text("error") ?? body.Field("error")?.Text("message") ?? "";
}
