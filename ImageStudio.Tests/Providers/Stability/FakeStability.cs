using System.Globalization;
using System.Text.Json;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;

namespace ImageStudio.Tests.Providers.Stability;

/// <summary>Stability AI's image services: multipart forms only, the fields and words of its API description, and no others.</summary>
public sealed class FakeStability : FakeVendor
{
    private const int MostBytes = 10 * 1024 * 1024;

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
        if ((WrongHead(call) ?? Services(call.Path)?.Check(call.Texts) ?? WrongFiles(call)) is { } wrong) return Complain($"{call.Path}: {wrong}", Refusal(400, "bad_request", wrong));

        Bill.Enqueue(call.Field("prompt") ?? "");
        return VendorReply.Json(200, new
        {
            image = Image ?? Convert.ToBase64String(Pictures.Plain(32, 32, 10, 20, 30)),
            finish_reason = FinishReason,
            seed = long.Parse(call.Field("seed") ?? "0", CultureInfo.InvariantCulture),
        });
    }

    private static string? WrongHead(VendorCall call)
    {
        if (call.Header("Accept") is not ("application/json" or "image/*")) return "accept: must be application/json or image/*";
        if (Services(call.Path) is null) return "no such service";
        return call.IsForm ? null : "content-type: must be multipart/form-data";
    }

    /// <summary>White changes in a mask; what generates takes no pictures, and the whole request may have ten megabytes.</summary>
    private string? WrongFiles(VendorCall call)
    {
        if (call.Path.Contains("/generate/", StringComparison.Ordinal)) return call.Form.Any(part => part.FileName is not null) ? "a file" : null;
        if (call.Form.Sum(part => part.Bytes.Length) > MostBytes) return "too large";
        var isInpaint = call.Path.EndsWith("/inpaint", StringComparison.Ordinal);
        return Look.WrongFiles(call, "image", isInpaint ? MaskKind.White : null) ?? (call.Path.EndsWith("/outpaint", StringComparison.Ordinal) ? WrongMargins(call) : null);
    }

    private string? WrongMargins(VendorCall call)
    {
        if (Look.Sent?.Canvas is not { } canvas) return null;
        var sent = new[] { "left", "up", "right", "down" }.Select(side => int.Parse(call.Field(side) ?? "0", CultureInfo.InvariantCulture));
        return sent.SequenceEqual([canvas.Left, canvas.Top, canvas.Right, canvas.Bottom]) && sent.Any(margin => margin > 0) ? null : "other margins";
    }

    private static StrictFields? Services(string path) => path.Replace("/v2beta/stable-image/", "", StringComparison.Ordinal) switch
    {
        "generate/ultra" => Drawn(),
        "generate/core" => Drawn("webp").Optional("style_preset", Presets),
        "generate/sd3" => Drawn().Optional("model", "sd3.5-large", "sd3.5-large-turbo", "sd3.5-medium"),
        "edit/inpaint" => Worded().Optional("negative_prompt", StrictFields.Text(10_000)).Optional("grow_mask", StrictFields.Digits(0, 100)).Optional("style_preset", Presets),
        "edit/outpaint" => Seeded().Optional("prompt", StrictFields.Text(10_000)).Optional("left", Margin).Optional("right", Margin).Optional("up", Margin).Optional("down", Margin),
        "edit/remove-background" => new StrictFields().Optional("output_format", "png", "webp"),
        "upscale/fast" => new StrictFields().Optional("output_format", "png", "jpeg", "webp"),
        _ => null,
    };

    private static StrictFields Seeded(params string[] formats) =>
        new StrictFields().Optional("seed", StrictFields.Digits(0, 4_294_967_294)).Optional("output_format", ["png", "jpeg", .. formats]);

    private static StrictFields Worded(params string[] formats) => Seeded(formats).Required("prompt", StrictFields.Text(10_000));

    private static StrictFields Drawn(params string[] formats) => Worded(formats).Optional("negative_prompt", StrictFields.Text(10_000)).Optional("aspect_ratio", Ratios);

    private static Func<JsonElement, bool> Margin { get; } = StrictFields.Digits(0, 2000);

    private static VendorReply Refusal(int status, string name, string error) => VendorReply.Json(status, new { id = Guid.NewGuid().ToString("N"), name, errors = new[] { error } });
}
