using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageStudio.Web.Providers;

/// <summary>
/// A vendor's input fields as the catalogue writes them, for example <c>{"image_size": {"width": "{width}", "height": "{height}"}}</c>.
/// A string that is one of the places below is replaced by its value; a field whose value is not given for this request is left out.
/// A field whose name begins with "$" is for the adapter and is not sent.
/// </summary>
public static class InputTemplate
{
    /// <exception cref="JsonException">The template is not a JSON object; the catalogue's reader refuses such a row at start.</exception>
    public static JsonObject Fill(ImageRequest request) =>
        Fill(JsonNode.Parse(request.Input)!.AsObject(), request) as JsonObject ?? [];

    /// <summary>A field for the adapter: "$path" is asked for as "path".</summary>
    public static string? Setting(ImageRequest request, string name) =>
        JsonNode.Parse(request.Input)!.AsObject()["$" + name] is { } value ? value.ToString() : null;

    /// <summary>The places a template may name.</summary>
    public static IReadOnlyList<string> Places { get; } =
        ["{prompt}", "{avoid}", "{ratio}", "{size}", "{width}", "{height}", "{count}", "{seed}", "{style}"];

    private static JsonNode? Fill(JsonNode? node, ImageRequest request) => node switch
    {
        JsonObject fields => new JsonObject(fields.Where(field => !field.Key.StartsWith('$')).Select(field => KeyValuePair.Create(field.Key, Fill(field.Value, request))).Where(field => field.Value is not null)),
        JsonArray items => new JsonArray([.. items.Select(item => Fill(item, request))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && Places.Contains(value.GetValue<string>()) => ValueOf(value.GetValue<string>(), request),
        _ => node?.DeepClone(),
    };

    private static JsonNode? ValueOf(string place, ImageRequest r) => place switch
    {
        "{prompt}" => r.Prompt,
        "{avoid}" => r.NegativePrompt,
        "{ratio}" => r.Ratio.ToString(),
        "{size}" => string.Create(CultureInfo.InvariantCulture, $"{r.Size.Width}x{r.Size.Height}"),
        "{width}" => r.Size.Width,
        "{height}" => r.Size.Height,
        "{count}" => r.Count,
        "{seed}" => r.Seed,
        "{style}" => r.NativeStyle,
        _ => throw new InvalidOperationException($"{place} is not a place."),
    };
}
