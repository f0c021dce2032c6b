using System.Globalization;
using System.Text.Json;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.Google;

/// <summary>The answer to an order: a picture among parts that may also be words, or drafts of a model that thinks.</summary>
/// <param name="Picture">The last picture that is not a draft.</param>
/// <param name="Failure">Why there is none.</param>
internal sealed record GoogleResult(byte[]? Picture, FailureKind Failure)
{
    public static GoogleResult Read(JsonElement body)
    {
        if (body.Field("promptFeedback")?.Text("blockReason") is { } block) return Without(block == "OTHER" ? FailureKind.ProviderFault : FailureKind.ModeratedBefore);
        // No candidate in an answer that is Google's own: the description was not even tried.
        if (body.Items("candidates").FirstOrDefault() is not { ValueKind: JsonValueKind.Object } candidate)
            return Without(body.Field("usageMetadata") is null && body.Field("promptFeedback") is null ? FailureKind.Unreadable : FailureKind.ModeratedBefore);

        var pictures = (candidate.Field("content") ?? default).Items("parts")
            .Where(part => part.Field("thought")?.ValueKind != JsonValueKind.True)
            .Select(part => part.Field("inlineData")).OfType<JsonElement>().ToList();
        if (pictures.Count == 0) return Without(KindOf(candidate.Text("finishReason")));
        return pictures[^1].Base64("data") is { } picture ? new(picture, default) : Without(FailureKind.Unreadable);
    }

    /// <summary>
    /// Tokens in output-image tokens, which the price is for: words and thoughts weigh what they cost in relation. What the details leave
    /// out of the sum is words (recorded by js-genai). Without details there is nothing to tell them apart by.
    /// </summary>
    public static ProviderReport? Report(ImageRequest request, JsonElement body)
    {
        if (body.Field("usageMetadata") is not { } usage || usage.Field("candidatesTokensDetails") is not { ValueKind: JsonValueKind.Array }) return null;
        var drawn = usage.Items("candidatesTokensDetails").Where(detail => detail.Text("modality") == "IMAGE").Sum(detail => detail.Number("tokenCount") ?? 0);
        var words = Math.Max(0, (usage.Number("candidatesTokenCount") ?? 0) - drawn) + (usage.Number("thoughtsTokenCount") ?? 0);
        var into = (usage.Number("promptTokenCount") ?? 0) + (usage.Number("toolUsePromptTokenCount") ?? 0);
        return new(new Usage(BillableUnit.Token, Math.Round(drawn + words * Weight(request, "textOutWeight") + into * Weight(request, "textInWeight"), 2)));
    }

    private static GoogleResult Without(FailureKind kind) => new(null, kind);

    /// <summary>Finish reasons of @google/genai 3.1.</summary>
    private static FailureKind KindOf(string? reason) => reason switch
    {
        "IMAGE_SAFETY" or "IMAGE_PROHIBITED_CONTENT" or "IMAGE_RECITATION" or "SAFETY" or "PROHIBITED_CONTENT" or "BLOCKLIST" or "SPII" or "RECITATION" =>
            FailureKind.ModeratedAfter,
        "LANGUAGE" => FailureKind.SettingsRefused,
        _ => FailureKind.ProviderFault,
    };

    /// <summary>A weight that the route does not name counts in full.</summary>
    private static decimal Weight(ImageRequest request, string name) =>
        decimal.TryParse(InputTemplate.Setting(request, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) ? weight : 1;
}
