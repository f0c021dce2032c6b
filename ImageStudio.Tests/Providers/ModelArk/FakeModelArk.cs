using System.Text.Json;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Providers.ModelArk;

/// <summary>ModelArk's synchronous image route with the fields and the pixel range of Seedream 5.0 Lite and 4.5.</summary>
public sealed class FakeModelArk : FakeVendor
{
    private const long LeastPixels = 3_686_400;
    private const long MostPixels = 16_777_216;

    private const int MostPictures = 14;

    /// <summary>Seedream 4 always answers with JPEG and knows no field for the format.</summary>
    private readonly Dictionary<string, StrictFields> _fields;

    public FakeModelArk() => _fields = new()
    {
        ["seedream-4-5-251128"] = Common("seedream-4-5-251128"),
        ["seedream-5-0-260128"] = Common("seedream-5-0-260128").Optional("output_format", "png", "jpeg"),
    };

    /// <summary>Changes the finished output.</summary>
    public Func<object, object> Output { get; set; } = body => body;

    protected override CallRole RoleOf(string method, string path) => (method, path) switch
    {
        ("POST", "/images/generations") => CallRole.Order,
        _ => CallRole.Other,
    };

    protected override VendorReply Answer(VendorCall call)
    {
        if (call.Header("Authorization") != $"Bearer {Key}") return Error(401, "AuthenticationError");
        if (call.Role == CallRole.Order) return Draw(call);
        return call is { Method: "GET", Path: "/models" }
            ? VendorReply.Json(200, new { @object = "list", data = _fields.Keys.Select(id => new { id }) })
            : Error(404, "NotFound");
    }

    public static object ErrorBody(string code) => new { error = new { code, message = "…", param = "", type = "BadRequest" } };

    private VendorReply Draw(VendorCall call)
    {
        if (call.Header("Content-Type")?.StartsWith("application/json", StringComparison.Ordinal) != true)
            return Complain("the body is not JSON", Error(400, "InvalidParameter"));
        var model = call.Json.TryGetProperty("model", out var named) ? named.ToString() : "";
        if (!_fields.TryGetValue(model, out var fields)) return Complain($"{model} is no model", Error(404, "InvalidEndpointOrModel.NotFound"));
        if (fields.Check(call.Json) is { } wrong) return Complain(wrong, Error(400, "InvalidParameter"));

        if (Look.Sent is { Sources.Count: > 0 } && !call.Json.TryGetProperty("image", out _)) Complain("no picture", Error(400, "InvalidParameter"));

        Bill.Enqueue(call.Json.GetProperty("prompt").GetString()!);
        var picture = Convert.ToBase64String(Pictures.Plain(32, 32, 10, 20, 30));
        return VendorReply.Json(200, Output(new
        {
            model,
            created = 1763800000,
            data = new[] { new { b64_json = picture, size = "2048x2048" } },
            usage = new { generated_images = 1, output_tokens = 14400, total_tokens = 14400 },
        }));
    }

    private StrictFields Common(string model) => new StrictFields()
        .Required("model", StrictFields.OneOf(model))
        .Required("prompt", StrictFields.Text())
        .Optional("size", IsSize)
        .Optional("image", Look.Sources(MostPictures))
        .Optional("sequential_image_generation", "disabled", "auto")
        .Optional("response_format", "url", "b64_json")
        .Optional("watermark", StrictFields.Flag);

    private static VendorReply Error(int status, string code) => VendorReply.Json(status, ErrorBody(code));

    private static bool IsSize(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString()!.Split('x') is [var width, var height]
        && long.TryParse(width, out var w) && long.TryParse(height, out var h) && w * h is >= LeastPixels and <= MostPixels;
}
