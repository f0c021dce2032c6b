using System.Text.Json;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.Recraft;

/// <summary>Recraft documents no errors: the status decides, and for a refused description, which has no code, a few words.</summary>
internal static class RecraftFault
{
    private static readonly string[] Moderation = ["content policy", "content_policy", "moderation", "nsfw", "safety"];

    public static JobUpdate.Failed? OfOrder(VendorAnswer answer, DateTimeOffset now) => answer.Status switch
    {
        400 or 422 when Texts(answer.Json).Any(IsModeration) => VendorFault.Of(FailureKind.ModeratedBefore, answer),
        _ => VendorFault.OfOrder(answer, now),
    };

    private static IEnumerable<string> Texts(JsonElement body)
    {
        var error = body.Field("error") ?? default;
        return new[] { body.Text("message"), body.Text("code"), body.Text("error"), error.Text("message"), error.Text("code") }.OfType<string>();
    }

    private static bool IsModeration(string text) => Moderation.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
