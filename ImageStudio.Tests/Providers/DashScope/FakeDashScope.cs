using System.Text.Json;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Providers.DashScope;

/// <summary>DashScope's synchronous image route as recorded, with the parameters of Qwen Image 3.0.</summary>
public sealed class FakeDashScope : FakeVendor
{
    private static readonly StrictFields Parameters = new StrictFields()
        .Optional("size", IsSize)
        .Optional("n", StrictFields.Whole(1, 6))
        .Optional("negative_prompt", StrictFields.Text(500))
        .Optional("seed", StrictFields.Whole(0, int.MaxValue))
        .Optional("prompt_extend", StrictFields.Flag)
        .Optional("watermark", StrictFields.Flag);

    private const int MostPictures = 3;

    private static readonly StrictFields Words = new StrictFields().Required("text", StrictFields.Text());

    /// <summary>Changes the finished output.</summary>
    public Func<object, object> Output { get; set; } = body => body;

    protected override CallRole RoleOf(string method, string path) => (method, path) switch
    {
        ("POST", "/services/aigc/multimodal-generation/generation") => CallRole.Order,
        (_, var p) when p.StartsWith("/files/", StringComparison.Ordinal) => CallRole.Download,
        _ => CallRole.Other,
    };

    protected override VendorReply Answer(VendorCall call)
    {
        if (call.Role == CallRole.Download) return VendorReply.Png(Pictures.Plain(32, 32, 10, 20, 30));
        if (call.Header("Authorization") != $"Bearer {Key}") return VendorReply.Json(401, ErrorBody("InvalidApiKey"));
        if (call.Role == CallRole.Order) return Draw(call);
        if (call.Method != "GET" || !call.Path.StartsWith("/tasks/", StringComparison.Ordinal)) return VendorReply.Json(404, ErrorBody("NotFound"));
        return VendorReply.Json(200, new { request_id = "r", output = new { task_id = call.Path["/tasks/".Length..], task_status = "UNKNOWN" } });
    }

    public static object ErrorBody(string code, string message = "…") => new { code, message, request_id = "r" };

    private VendorReply Draw(VendorCall call)
    {
        if (call.Header("X-DashScope-Async") is not null) return Complain("this route waits", VendorReply.Json(400, ErrorBody("InvalidParameter")));
        if (Fields().Check(call.Json) is { } wrong) return Complain(wrong, VendorReply.Json(400, ErrorBody("InvalidParameter")));

        Bill.Enqueue(call.Json.GetProperty("input").GetProperty("messages")[0].GetProperty("content").EnumerateArray().Last().GetProperty("text").GetString()!);
        var count = call.Json.GetProperty("parameters").TryGetProperty("n", out var n) ? n.GetInt32() : 1;
        var content = Enumerable.Range(0, count).Select(i => new { image = new Uri(Address, $"files/{i}.png?Expires=1").ToString() }).ToList();
        return VendorReply.Json(200, Output(new
        {
            output = new
            {
                choices = new[] { new { finish_reason = "stop", message = new { role = "assistant", content } } },
                task_metric = new { TOTAL = count, SUCCEEDED = count, FAILED = 0 },
            },
            usage = new { width = 1024, height = 1024, image_count = count },
            request_id = "r",
        }));
    }

    private StrictFields Fields() => new StrictFields()
        .Required("model", StrictFields.OneOf("qwen-image-3.0"))
        .Required("input", input => new StrictFields().Required("messages", IsOne(Message())).Check(input) is null)
        .Optional("parameters", value => Parameters.Check(value) is null);

    private StrictFields Message() => new StrictFields().Required("role", StrictFields.OneOf("user")).Required("content", IsContent);

    /// <summary>Pictures first, each in an item of its own, then the words.</summary>
    private bool IsContent(JsonElement content) => content.ValueKind == JsonValueKind.Array && content.GetArrayLength() - 1 is var pictures and >= 0 and <= MostPictures
        && (Look.Sent is null || pictures == Look.Sent.Sources.Count) && Words.Check(content[pictures]) is null
        && content.EnumerateArray().Take(pictures).Index().All(item => new StrictFields().Required("image", Look.Source(item.Index)).Check(item.Item) is null);

    private static Func<JsonElement, bool> IsOne(StrictFields fields) =>
        value => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 1 && fields.Check(value[0]) is null;

    private static bool IsSize(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString()!.Split('*') is [var width, var height]
        && long.TryParse(width, out var w) && long.TryParse(height, out var h) && w * h is >= 512 * 512 and <= 2048 * 2048;
}
