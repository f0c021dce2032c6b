using System.Globalization;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Providers.Stability;

/// <summary>Stability AI's generate services: multipart forms only, the fields and words of its API description, and no others.</summary>
public sealed class FakeStability : FakeVendor
{
    private static readonly string[] Ratios = ["21:9", "16:9", "3:2", "5:4", "1:1", "4:5", "2:3", "9:16", "9:21"];
    private static readonly string[] Presets =
    [
        "enhance", "anime", "photographic", "digital-art", "comic-book", "fantasy-art", "line-art", "analog-film", "neon-punk", "isometric", "low-poly", "origami",
        "modeling-compound", "cinematic", "3d-model", "pixel-art", "tile-texture",
    ];

    public string? FinishReason { get; set; } = "SUCCESS";

    /// <summary>What stands in the answer instead of the picture.</summary>
    public string? Image { get; set; }

    protected override CallRole RoleOf(string method, string path) => (method, path) switch
    {
        ("POST", _) => CallRole.Order,
        ("GET", "/v1/user/balance") => CallRole.Other,
        _ => CallRole.Question,
    };

    protected override VendorReply Answer(VendorCall call)
    {
        if (call.Header("Authorization") != $"Bearer {Key}") return Refusal(401, "unauthorized", "authorization: invalid or missing header value");
        return call.Role switch
        {
            CallRole.Order => Generate(call),
            CallRole.Other => VendorReply.Json(200, new { credits = 123.45 }),
            _ => Complain($"{call.Path} is nothing to ask for", Refusal(404, "not_found", "not found")),
        };
    }

    private VendorReply Generate(VendorCall call)
    {
        if (WrongHead(call) is { } head) return Complain(head, Refusal(400, "bad_request", head));
        if (call.Form.Select(part => WrongField(call.Path, part)).FirstOrDefault(wrong => wrong is not null) is { } field) return Complain(field, Refusal(400, "bad_request", field));
        if (Missing(call) is { } missing) return Complain(missing, Refusal(400, "bad_request", missing));

        Bill.Enqueue(call.Field("prompt")!);
        return VendorReply.Json(200, new
        {
            image = Image ?? Convert.ToBase64String(Pictures.Plain(32, 32, 10, 20, 30)),
            finish_reason = FinishReason,
            seed = long.Parse(call.Field("seed")!, CultureInfo.InvariantCulture),
        });
    }

    private static string? WrongHead(VendorCall call)
    {
        if (call.Header("Accept") is not ("application/json" or "image/*")) return "accept: must be application/json or image/*";
        return call.Header("Content-Type")?.StartsWith("multipart/form-data; boundary=", StringComparison.Ordinal) == true && call.Form.Count > 0
            ? null
            : "content-type: must be multipart/form-data";
    }

    private static string? Missing(VendorCall call) => call.Path switch
    {
        _ when string.IsNullOrEmpty(call.Field("prompt")) => "prompt: cannot be empty",
        _ when call.Form.GroupBy(part => part.Name).Any(parts => parts.Count() > 1) => "a field is there twice",
        _ => null,
    };

    private static string? WrongField(string path, FormPart part)
    {
        var service = path.Split('/')[^1];
        if (path != $"/v2beta/stable-image/generate/{service}" || service is not ("core" or "sd3" or "ultra")) return $"{path}: no such service";
        var isRight = (service, part.Name) switch
        {
            (_, "prompt" or "negative_prompt") => part.Text.Length is > 0 and <= 10_000,
            (_, "aspect_ratio") => Ratios.Contains(part.Text),
            (_, "seed") => long.TryParse(part.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) && seed <= 4_294_967_294,
            (_, "output_format") => part.Text is "png" or "jpeg" || (service == "core" && part.Text == "webp"),
            ("core", "style_preset") => Presets.Contains(part.Text),
            ("sd3", "model") => part.Text is "sd3.5-large" or "sd3.5-large-turbo" or "sd3.5-medium",
            _ => false,
        };
        return isRight && part.FileName is null ? null : $"{part.Name}: cannot be {part.Text}";
    }

    private static VendorReply Refusal(int status, string name, string error) => VendorReply.Json(status, new { id = Guid.NewGuid().ToString("N"), name, errors = new[] { error } });
}
