using System.Globalization;
using System.Text.Json;

namespace ImageStudio.Web.Providers.Http;

/// <summary>Looks into a vendor's JSON without trusting its shape: what is missing or of another type is null, never an exception.</summary>
public static class JsonLook
{
    extension(JsonElement element)
    {
        public JsonElement? Field(string name) =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

        public JsonElement? Field(string name, params ReadOnlySpan<string> further)
        {
            var found = element.Field(name);
            foreach (var next in further) found = found?.Field(next);
            return found;
        }

        public string? Text(string name) => element.Field(name)?.Words;

        /// <summary>The element itself where it is a text. Half a character, which JSON can escape, makes it none.</summary>
        public string? Words
        {
            get
            {
                try
                {
                    return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
                }
                catch (InvalidOperationException)
                {
                    return null;
                }
            }
        }

        public decimal? Number(string name) => element.Field(name) switch
        {
            { ValueKind: JsonValueKind.Number } value when value.TryGetDecimal(out var number) => number,
            { ValueKind: JsonValueKind.String } value when decimal.TryParse(value.Words, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };

        public int? Whole(string name) =>
            element.Field(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

        /// <summary>A picture inside the answer; null when the text is not base64 or holds nothing.</summary>
        public byte[]? Base64(string name) =>
            element.Field(name) is { ValueKind: JsonValueKind.String } value && value.TryGetBytesFromBase64(out var bytes) && bytes.Length > 0 ? bytes : null;

        /// <summary>The pictures of a list of objects; null when there is no such list, or one of which nothing can be read.</summary>
        public IReadOnlyList<ReadOnlyMemory<byte>>? Pictures(string list, string field)
        {
            if (element.Field(list) is not { ValueKind: JsonValueKind.Array } items) return null;
            List<ReadOnlyMemory<byte>> pictures = [.. items.EnumerateArray().Select(item => item.Base64(field)).OfType<byte[]>()];
            return pictures.Count > 0 || items.GetArrayLength() == 0 ? pictures : null;
        }

        /// <summary>The items of an array, none when there is no array.</summary>
        public IEnumerable<JsonElement> Items(string name) =>
            element.Field(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];
    }
}
