using System.Globalization;
using System.Text.Json;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Web.Catalog;

namespace ImageStudio.Tests.Providers.OpenAI;

/// <summary>
/// OpenAI's Images API as its official JavaScript client 7.57.0 types it: fields, values and the sizes each generation of models takes.
/// What GPT models refuse by name (<c>response_format</c>, <c>style</c>, <c>seed</c>) is unknown here as well.
/// </summary>
public sealed class FakeOpenAI : FakeVendor
{
    private const int MostPictures = 16;

    private static readonly string[] FixedSizes = ["auto", "1024x1024", "1536x1024", "1024x1536"];
    private static readonly string[] Older = ["gpt-image-1.5", "gpt-image-1-mini"];
    private static readonly string[] Newer = ["gpt-image-2", "gpt-image-2.6-flare", "gpt-image-2.6-sunburst"];

    /// <summary>What stands under <c>usage</c> for a number of pictures; null leaves it out.</summary>
    public Func<int, object?> Usage { get; set; } = count => new
    {
        total_tokens = 10 + 1078 * count,
        input_tokens = 10,
        output_tokens = 1078 * count,
        input_tokens_details = new { text_tokens = 10, image_tokens = 0 },
        output_tokens_details = new { image_tokens = 1078 * count, text_tokens = 0 },
    };

    /// <summary>The pictures of an answer, in base64.</summary>
    public Func<int, IEnumerable<string>> Pictures { get; set; } = count => Enumerable.Range(0, count).Select(_ => Png);

    public string[] Models { get; set; } = ["gpt-5", .. Newer, .. Older];

    public static string Png { get; } = Convert.ToBase64String(Support.Pictures.Plain(32, 32, 10, 20, 30));

    protected override CallRole RoleOf(string method, string path) => method == "POST" ? CallRole.Order : CallRole.Other;

    protected override VendorReply Answer(VendorCall call)
    {
        if (call.Header("Authorization") != $"Bearer {Key}") return Error(401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided.");
        if (call is { Method: "GET", Path: "/models" })
            return VendorReply.Json(200, new { @object = "list", data = Models.Select(id => new { id, @object = "model", created = 1, owned_by = "openai" }) });
        return call switch
        {
            { Method: "POST", Path: "/images/generations" } => call.IsJson ? Draw(call.Json, Wrong(call.Json)) : Complain("not JSON", Refused("Unsupported content type")),
            { Method: "POST", Path: "/images/edits" } => call.IsForm ? Draw(call.Texts, WrongEdit(call)) : Complain("no form", Refused("Unsupported content type")),
            _ => Complain($"{call.Method} {call.Path}", Error(404, "invalid_request_error", null, "Invalid URL")),
        };
    }

    private VendorReply Draw(JsonElement body, string? wrong)
    {
        if (wrong is not null) return Complain(wrong, Error(400, "invalid_request_error", "invalid_value", wrong));
        Bill.Enqueue(body.GetProperty("prompt").GetString()!);
        var count = body.TryGetProperty("n", out var n) ? int.Parse(n.ToString(), CultureInfo.InvariantCulture) : 1;
        var answer = new Dictionary<string, object?>
        {
            ["created"] = 1_795_000_000,
            ["background"] = "opaque",
            ["output_format"] = "png",
            ["quality"] = "medium",
            ["size"] = "1536x864",
            ["data"] = Pictures(count).Select(b64_json => new { b64_json }),
        };
        if (Usage(count) is { } usage) answer["usage"] = usage;
        return VendorReply.Json(200, answer, ("x-request-id", "req_1"));
    }

    private static string? Wrong(JsonElement body) => Common()
        .Required("size", IsSizeOf(body))
        .Optional("n", StrictFields.Whole(1, 10))
        .Optional("output_compression", StrictFields.Whole(0, 100))
        .Optional("moderation", "auto", "low")
        .Check(body);

    /// <summary>As a form: moderation is for JSON only, and without a size the model takes the picture's.</summary>
    private string? WrongEdit(VendorCall call)
    {
        var fields = Common().Optional("size", IsSizeOf(call.Texts)).Optional("n", StrictFields.Digits(1, 10));
        if (call.Form.Any(part => part is { Name: "mask", Bytes.Length: >= 4 * 1024 * 1024 })) return "a mask of 4 MB or more";
        if (call.Form.Count(part => part.Name == "image[]") > MostPictures) return "too many pictures";
        return fields.Check(call.Texts) ?? Look.WrongFiles(call, "image[]", MaskKind.Transparent);
    }

    private static StrictFields Common() => new StrictFields()
        .Required("prompt", StrictFields.Text())
        .Required("model", StrictFields.OneOf([.. Newer, .. Older]))
        .Required("quality", StrictFields.OneOf("low", "medium", "high"))
        .Optional("background", "auto", "opaque", "transparent")
        .Optional("output_format", "png", "jpeg", "webp");

    private static Func<JsonElement, bool> IsSizeOf(JsonElement body)
    {
        var model = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("model", out var name) ? name.ToString() : "";
        return Newer.Contains(model) ? IsFree : StrictFields.OneOf(FixedSizes);
    }

    /// <summary>Sides of 16, at most 3840, no narrower than 1:3, between 655,360 and 8,294,400 pixels.</summary>
    private static bool IsFree(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return false;
        if (value.GetString()!.Split('x') is not [var w, var h]) return false;
        if (!int.TryParse(w, CultureInfo.InvariantCulture, out var width) || !int.TryParse(h, CultureInfo.InvariantCulture, out var height)) return false;
        var (shorter, longer) = (Math.Min(width, height), Math.Max(width, height));
        return width % 16 == 0 && height % 16 == 0 && longer <= 3840 && longer <= 3 * shorter && width * height is >= 655_360 and <= 8_294_400;
    }

    private static VendorReply Refused(string message) => Error(400, "invalid_request_error", null, message);

    private static VendorReply Error(int status, string type, string? code, string message) =>
        VendorReply.Json(status, new { error = new { message, type, param = (string?)null, code } });
}
