using System.Text.Json;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Providers.XAI;

/// <summary>xAI's images as its published interface and its clients show them; an unknown field is refused here.</summary>
public sealed class FakeXai : FakeVendor
{
    private const int MostPictures = 5;

    private static StrictFields Fields() => new StrictFields()
        .Required("model", StrictFields.OneOf("grok-imagine-image"))
        .Required("prompt", StrictFields.Text())
        .Optional("n", StrictFields.Whole(1, 10))
        .Optional("aspect_ratio", "1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3", "2:1", "1:2", "19.5:9", "9:19.5", "20:9", "9:20", "auto")
        .Optional("resolution", "1k", "2k")
        .Optional("response_format", "url", "b64_json");

    /// <summary>The bill of one picture in ticks; null for an answer without a bill.</summary>
    public long? Ticks { get; set; } = 200_000_000;

    /// <summary>Changes the items of an answer.</summary>
    public Func<object, int, object> Item { get; set; } = (item, _) => item;

    protected override CallRole RoleOf(string method, string path) => (method, path) switch
    {
        ("POST", "/images/generations" or "/images/edits") => CallRole.Order,
        ("GET", "/image-generation-models") => CallRole.Other,
        _ => CallRole.Question,
    };

    protected override VendorReply Answer(VendorCall call)
    {
        if (call.Header("Authorization") != $"Bearer {Key}") return Refusal(400, "Client specified an invalid argument", "Incorrect API key provided: an****ey.");
        return call.Role switch
        {
            CallRole.Order => Generate(call),
            CallRole.Other => VendorReply.Json(200, new { models = new[] { new { id = "grok-imagine-image" }, new { id = "grok-imagine-image-pro" } } }),
            _ => Complain($"{call.Path} is nothing to ask for", Refusal(404, "Not found", "Not found")),
        };
    }

    private VendorReply Generate(VendorCall call)
    {
        if (call.Header("Content-Type")?.StartsWith("application/json", StringComparison.Ordinal) != true) return Complain("not JSON", Refusal(415, "Unsupported", "JSON expected"));
        if ((call.Path == "/images/edits" ? Edited(call.Json) : Fields().Check(call.Json)) is { } wrong) return Complain(wrong, Refusal(422, "Invalid argument", wrong));

        Bill.Enqueue(call.Json.GetProperty("prompt").GetString()!);
        var count = call.Json.TryGetProperty("n", out var n) ? n.GetInt32() : 1;
        var picture = new { b64_json = Convert.ToBase64String(Pictures.Plain(32, 32, 10, 20, 30)), revised_prompt = "…", respect_moderation = true };
        var data = Enumerable.Range(0, count).Select(i => Item(picture, i)).ToArray();
        return Ticks is { } ticks ? VendorReply.Json(200, new { data, usage = new { cost_in_usd_ticks = ticks * count } }) : VendorReply.Json(200, new { data });
    }

    /// <summary>One picture by one name, several by another.</summary>
    private string? Edited(JsonElement body)
    {
        var fields = Fields().Optional("image", picture => IsPicture(picture, 0)).Optional("images", pictures =>
            pictures.ValueKind == JsonValueKind.Array && pictures.GetArrayLength() is >= 2 and <= MostPictures && pictures.EnumerateArray().Index().All(item => IsPicture(item.Item, item.Index)));
        var count = body.TryGetProperty("images", out var several) ? several.GetArrayLength() : body.TryGetProperty("image", out _) ? 1 : 0;
        return fields.Check(body) ?? (count == 0 || (Look.Sent is { } sent && sent.Sources.Count != count) ? $"{count} pictures" : null);
    }

    private bool IsPicture(JsonElement value, int index) =>
        new StrictFields().Required("url", Look.Source(index)).Required("type", StrictFields.OneOf("image_url")).Check(value) is null;

    private static VendorReply Refusal(int status, string code, string error) => VendorReply.Json(status, new { code, error });
}
