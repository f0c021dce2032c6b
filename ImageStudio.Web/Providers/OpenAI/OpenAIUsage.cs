using System.Globalization;
using System.Text.Json;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.OpenAI;

/// <summary>What an answer counts: one sum of tokens for all its pictures.</summary>
internal static class OpenAIUsage
{
    /// <summary>
    /// Tokens in output-image tokens, which the price is for: the others weigh what they cost in relation. Details are optional; the
    /// discount for cached input is not itemised and stays with the platform.
    /// </summary>
    public static ProviderReport? Report(ImageRequest request, JsonElement body)
    {
        if (body.Field("usage") is not { } usage) return null;
        var (into, outOf) = (usage.Field("input_tokens_details") ?? default, usage.Field("output_tokens_details") ?? default);
        if ((outOf.Number("image_tokens") ?? usage.Number("output_tokens")) is not { } drawn) return null;

        var others = (into.Number("text_tokens") ?? usage.Number("input_tokens") ?? 0) * Weight(request, "textInWeight")
            + (into.Number("image_tokens") ?? 0) * Weight(request, "imageInWeight")
            + (outOf.Number("text_tokens") ?? 0) * Weight(request, "textOutWeight");
        return new(new Usage(BillableUnit.Token, Math.Round(drawn + others, 2)));
    }

    /// <summary>A weight that the route does not name counts in full.</summary>
    private static decimal Weight(ImageRequest request, string name) =>
        decimal.TryParse(InputTemplate.Setting(request, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) ? weight : 1;
}
