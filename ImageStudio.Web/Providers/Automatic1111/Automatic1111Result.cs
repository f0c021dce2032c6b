using System.Text.Json;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.Automatic1111;

/// <summary>What the server's answers hold.</summary>
internal static class Automatic1111Result
{
    private const string DataScheme = "data:";

    /// <summary>The last of its pictures, as many as were asked for: with grids switched on, one stands before them.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Pictures(JsonElement body, int count) =>
        [.. body.Items("images").TakeLast(count).Select(Bytes).OfType<byte[]>().Select(bytes => new ReadOnlyMemory<byte>(bytes))];

    /// <summary>
    /// Whether the model that was asked for drew. The web UI and SD.Next overlook a name that they do not know and draw with whichever model is
    /// loaded (process_images in modules/processing.py); what drew stands in the answer's "info", which is JSON in a text.
    /// </summary>
    public static bool IsDrawnWith(string model, JsonElement body)
    {
        if (Parse(body.Text("info")) is not { } info) return true;
        string?[] drew = [info.Text("sd_model_name"), info.Text("sd_model_hash")];
        var known = drew.OfType<string>().Where(name => name.Length > 0).ToList();
        // A model may be asked for by several names: its file's, with or without folder, ending and hash.
        return known.Count == 0 || known.Exists(name => model.Contains(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>By the name that stays: the title gains a hash once the file was read.</summary>
    public static IReadOnlyList<string> Models(JsonElement list) => list.ValueKind == JsonValueKind.Array
        ? ModelNames.Of(list.EnumerateArray().Select(model => model.Text("model_name") ?? model.Text("title")))
        : [];

    private static byte[]? Bytes(JsonElement picture)
    {
        if (picture.Words is not { } text) return null;
        if (text.StartsWith(DataScheme, StringComparison.Ordinal)) text = text[(text.IndexOf(',', StringComparison.Ordinal) + 1)..];
        var bytes = new byte[text.Length / 4 * 3 + 3];
        return Convert.TryFromBase64String(text, bytes, out var written) && written > 0 ? bytes[..written] : null;
    }

    private static JsonElement? Parse(string? info)
    {
        try
        {
            return info is null ? null : JsonSerializer.Deserialize<JsonElement>(info);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
