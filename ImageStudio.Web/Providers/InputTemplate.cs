using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageStudio.Web.Catalog;

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

    private static readonly AspectRatio[] Known = [new(16, 9), new(3, 2), new(4, 3), new(1, 1), new(3, 4), new(2, 3), new(9, 16)];

    /// <summary>The places a template may name. Ratio and asked sizes are left out where the result keeps the ratio of the picture it starts from.</summary>
    public static IReadOnlyList<string> Places { get; } =
    [
        "{prompt}", "{avoid}", "{ratio}", "{nearRatio}", "{size}", "{width}", "{height}", "{askedSize}", "{askedWidth}", "{askedHeight}", "{count}", "{seed}", "{style}",
        "{image}", "{images}", "{references}", "{mask}", "{scale}", "{left}", "{top}", "{right}", "{bottom}",
    ];

    private static JsonNode? Fill(JsonNode? node, ImageRequest request) => node switch
    {
        JsonObject fields => Fill(fields, request),
        JsonArray items => new JsonArray([.. items.Select(item => Fill(item, request))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && Places.Contains(value.GetValue<string>()) => ValueOf(value.GetValue<string>(), request),
        _ => node?.DeepClone(),
    };

    /// <summary>An object of which nothing is left is left out itself.</summary>
    private static JsonObject? Fill(JsonObject fields, ImageRequest request)
    {
        var sent = fields.Where(field => !field.Key.StartsWith('$')).Select(field => KeyValuePair.Create(field.Key, Fill(field.Value, request)))
            .Where(field => field.Value is not null).ToList();
        return sent.Count == 0 && fields.Count > 0 ? null : new JsonObject(sent);
    }

    private static JsonNode? ValueOf(string place, ImageRequest r) => place switch
    {
        "{prompt}" => r.Prompt.Length > 0 ? r.Prompt : null,
        "{avoid}" => r.NegativePrompt,
        "{ratio}" or "{askedSize}" or "{askedWidth}" or "{askedHeight}" when r.KeepsRatio => null,
        "{ratio}" => r.Ratio.ToString(),
        "{nearRatio}" => Near(r.Size).ToString(),
        "{size}" or "{askedSize}" => string.Create(CultureInfo.InvariantCulture, $"{r.Size.Width}x{r.Size.Height}"),
        "{width}" or "{askedWidth}" => r.Size.Width,
        "{height}" or "{askedHeight}" => r.Size.Height,
        "{count}" => r.Count,
        "{seed}" => r.Seed,
        "{style}" => r.NativeStyle,
        "{image}" => r.Sources[0].DataUri,
        "{images}" => Addresses(r.Sources),
        "{references}" => r.Sources.Count > 1 ? Addresses(r.Sources.Skip(1)) : null,
        "{mask}" => r.Mask?.DataUri,
        "{scale}" => r.Scale,
        "{left}" => r.Canvas?.Left,
        "{top}" => r.Canvas?.Top,
        "{right}" => r.Canvas?.Right,
        "{bottom}" => r.Canvas?.Bottom,
        _ => throw new InvalidOperationException($"{place} is not a place."),
    };

    /// <summary>For vendors that draw 16:9 when no ratio is named: of those that all of them know, the one the result is nearest to.</summary>
    private static AspectRatio Near(PixelSize size) =>
        Known.MinBy(ratio => Math.Abs(Math.Log((double)ratio.Width * size.Height / ((double)ratio.Height * size.Width))));

    private static JsonArray Addresses(IEnumerable<RequestPicture> pictures) => [.. pictures.Select(picture => (JsonNode)picture.DataUri)];
}
