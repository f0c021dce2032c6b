using System.Globalization;
using System.Text.Json.Nodes;

namespace ImageStudio.Web.Providers.Kling;

/// <summary>
/// Pictures of an order: base64 with nothing before it, in a list, and spoken of in the words as "&lt;&lt;&lt;image_1&gt;&gt;&gt;" (Kling's reference as
/// mirrored, and the request models of ComfyUI).
/// </summary>
internal static class KlingPictures
{
    public static void Add(JsonObject fields, ImageRequest request)
    {
        fields["image_list"] = new JsonArray([.. request.Sources.Select(picture => new JsonObject { ["image"] = picture.Base64 })]);
        if (request.KeepsRatio) fields["aspect_ratio"] = "auto";
        // A picture that the words do not name may be overlooked.
        var names = Enumerable.Range(1, request.Sources.Count).Select(number => string.Create(CultureInfo.InvariantCulture, $"<<<image_{number}>>>"))
            .Where(name => !request.Prompt.Contains(name, StringComparison.Ordinal)).ToList();
        if (names.Count > 0) fields["prompt"] = $"{string.Join(' ', names)}\n{request.Prompt}";
    }
}
