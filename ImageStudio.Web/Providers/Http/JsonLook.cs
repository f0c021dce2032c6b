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

        public string? Text(string name) => element.Field(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

        public decimal? Number(string name) => element.Field(name) switch
        {
            { ValueKind: JsonValueKind.Number } value when value.TryGetDecimal(out var number) => number,
            { ValueKind: JsonValueKind.String } value when decimal.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };

        public int? Whole(string name) =>
            element.Field(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

        /// <summary>The items of an array, none when there is no array.</summary>
        public IEnumerable<JsonElement> Items(string name) =>
            element.Field(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];
    }
}
