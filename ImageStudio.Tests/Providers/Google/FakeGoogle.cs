using System.Text.Json;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Providers.Google;

/// <summary>
/// Gemini's generateContent as @google/genai 3.1 types it, for pictures. Names that only Vertex knows are refused, as the real service does.
/// </summary>
public sealed class FakeGoogle : FakeVendor
{
    private const int MostBytes = 20 * 1024 * 1024;
    private const int MostPictures = 14;

    private static readonly string[] Models = ["gemini-nano-banana-2.1", "gemini-3-pro-image", "gemini-3.1-flash-lite-image"];

    private static readonly Func<JsonElement, bool> Picture = value => new StrictFields()
        .Optional("aspectRatio", "1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9")
        .Optional("imageSize", "1K", "2K", "4K").Check(value) is null;

    private static readonly Func<JsonElement, bool> Configuration = value => new StrictFields()
        .Required("responseModalities", list => list.ValueKind == JsonValueKind.Array && list.EnumerateArray().Any(item => item.ValueEquals("IMAGE")))
        .Required("imageConfig", Picture)
        .Optional("seed", StrictFields.Whole(int.MinValue, int.MaxValue)).Check(value) is null;

    /// <summary>What is answered to an order it took on.</summary>
    public object Output { get; set; } = Drawn(new { text = "Here it is." }, Inline(Png));

    public static string Png { get; } = Convert.ToBase64String(Pictures.Plain(32, 32, 10, 20, 30));

    public static object Inline(string data, bool thought = false) => thought
        ? new { thought, inlineData = new { mimeType = "image/png", data } }
        : new { inlineData = new { mimeType = "image/jpeg", data }, thoughtSignature = "…" };

    public static object Drawn(params object[] parts) => new
    {
        candidates = new[] { new { index = 0, finishReason = "STOP", content = new { role = "model", parts } } },
        usageMetadata = Usage,
        modelVersion = "gemini-nano-banana-2.1",
        responseId = "abc",
    };

    /// <summary>An answer without content, as a refusal of the finished picture is.</summary>
    public static object Ended(string finishReason) => new { candidates = new[] { new { index = 0, finishReason } }, usageMetadata = Usage };

    private static object Usage { get; } = new
    {
        promptTokenCount = 273,
        candidatesTokenCount = 1148,
        thoughtsTokenCount = 200,
        totalTokenCount = 1621,
        promptTokensDetails = new[] { new { modality = "TEXT", tokenCount = 15 }, new { modality = "IMAGE", tokenCount = 258 } },
        candidatesTokensDetails = new[] { new { modality = "IMAGE", tokenCount = 1120 } },
    };

    protected override CallRole RoleOf(string method, string path) => method == "POST" ? CallRole.Order : CallRole.Other;

    protected override VendorReply Answer(VendorCall call)
    {
        if (call.Header("x-goog-api-key") != Key) return Error(400, "INVALID_ARGUMENT", new { reason = "API_KEY_INVALID", domain = "googleapis.com" });
        if (call is { Method: "GET", Path: "/models" }) return VendorReply.Json(200, new { models = new[] { new { name = "models/gemini-3-pro-image" } }, nextPageToken = "…" });
        if (call.Path.Split('/', ':') is not ["", "models", var model, "generateContent"] || !Models.Contains(model))
            return Complain(call.Path, Error(404, "NOT_FOUND"));
        if (!call.IsJson || call.Body.Length > MostBytes || Wrong(call.Json) is not null) return Complain($"{Wrong(call.Json)}", Error(400, "INVALID_ARGUMENT"));

        Bill.Enqueue(Parts(call.Json).First().GetProperty("text").GetString()!);
        return VendorReply.Json(200, Output);
    }

    private string? Wrong(JsonElement body) => new StrictFields()
        .Required("contents", contents => contents is { ValueKind: JsonValueKind.Array } && contents.GetArrayLength() == 1 && Content.Check(contents[0]) is null)
        .Required("generationConfig", Configuration).Check(body);

    /// <summary>The words first, then the pictures in the order of the words.</summary>
    private StrictFields Content => new StrictFields()
        .Required("role", StrictFields.OneOf("user"))
        .Required("parts", parts => Words.Check(parts[0]) is null
            && parts.GetArrayLength() - 1 is var pictures and <= MostPictures && (Look.Sent is null || pictures == Look.Sent.Sources.Count)
            && parts.EnumerateArray().Skip(1).Index().All(part => IsPicture(part.Item, part.Index)));

    private bool IsPicture(JsonElement part, int index) => new StrictFields().Required("inlineData", data => new StrictFields()
        .Required("mimeType", StrictFields.OneOf("image/png", "image/jpeg", "image/webp"))
        .Required("data", value => value.TryGetBytesFromBase64(out var bytes) && Look.IsSource(bytes, data.GetProperty("mimeType").GetString(), index))
        .Check(data) is null).Check(part) is null;

    private static StrictFields Words { get; } = new StrictFields().Required("text", StrictFields.Text());

    private static IEnumerable<JsonElement> Parts(JsonElement body) => body.GetProperty("contents")[0].GetProperty("parts").EnumerateArray();

    private static VendorReply Error(int status, string word, params object[] details) =>
        VendorReply.Json(status, new { error = new { code = status, message = "…", status = word, details } });
}
