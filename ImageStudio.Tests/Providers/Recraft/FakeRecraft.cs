using System.Text.Json;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;

namespace ImageStudio.Tests.Providers.Recraft;

/// <summary>
/// Recraft's generations as its OpenAPI document of August 2026 has them: sizes by family, styles on V2 and V3 only (refused, not ignored,
/// from V4 on), and units on every answer.
/// </summary>
public sealed class FakeRecraft : FakeVendor
{
    private static readonly string[] Ratios = ["1:1", "2:1", "1:2", "3:2", "2:3", "4:3", "3:4", "16:9", "9:16"];
    private static readonly string[] SizesOfV3 = [.. Ratios, "1820x1024", "1024x1024", "1024x1820"];
    private static readonly string[] SizesOfV4 = [.. Ratios, "1344x768", "1024x1024", "768x1344"];
    private static readonly string[] Singles = ["/images/removeBackground", "/images/crispUpscale"];
    private static readonly string[] Styles = ["any", "realistic_image", "digital_illustration", "vector_illustration", "icon", "logo_raster"];

    private static readonly Dictionary<string, string[]> Substyles = new()
    {
        ["realistic_image"] = ["b_and_w", "hdr", "natural_light", "studio_portrait", "urban_drama"],
        ["digital_illustration"] =
            ["bold_fantasy", "expressionism", "hand_drawn", "handmade_3d", "hard_comics", "neon_calm", "pastel_sketch", "pixel_art", "plastic", "pop_art"],
    };

    /// <summary>What is left on the account.</summary>
    public object? Balance { get; set; } = 12_345;

    /// <summary>What one picture costs; null leaves the bill out of the answer.</summary>
    public object? UnitsOfOne { get; set; } = 40;

    public Func<int, IEnumerable<string>> Images { get; set; } = count => Enumerable.Range(0, count).Select(_ => Png);

    public static string Png { get; } = Convert.ToBase64String(Pictures.Plain(32, 32, 10, 20, 30));

    protected override CallRole RoleOf(string method, string path) => method == "POST" ? CallRole.Order : CallRole.Other;

    protected override VendorReply Answer(VendorCall call)
    {
        if (call.Header("Authorization") != $"Bearer {Key}") return VendorReply.Json(401, new { code = "unauthorized", message = "…" });
        if (call is { Method: "GET", Path: "/users/me" }) return VendorReply.Json(200, new { id = "u1", credits = Balance, email = "ada@example.org", name = "Ada" });
        if (!call.IsJson || call.Method != "POST") return Complain($"{call.Path} {call.Header("Content-Type")}", VendorReply.Json(404, new { message = "not found" }));
        var wrongFields = call.Path == "/images/generations" ? Wrong(call.Json) : FromPicture(call.Path) is { } fields ? fields.Check(call.Json) : $"{call.Path} is no route";
        if (wrongFields is { } wrong) return Complain(wrong, VendorReply.Json(400, new { code = "bad_request", message = wrong }));

        Bill.Enqueue(call.Json.TryGetProperty("prompt", out var prompt) ? prompt.GetString()! : "");
        var count = call.Json.TryGetProperty("n", out var n) ? n.GetInt32() : 1;
        var answer = new Dictionary<string, object?> { ["created"] = 1_763_800_000, ["data"] = Images(count).Select(b64_json => new { image_id = "0b3e", b64_json }) };
        if (UnitsOfOne is not null) answer["credits"] = UnitsOfOne is int units ? units * count : UnitsOfOne;
        if (Singles.Contains(call.Path))
        {
            answer.Remove("data");
            answer["image"] = new { image_id = "0b3e", b64_json = Images(1).First() };
        }

        return VendorReply.Json(200, answer);
    }

    /// <summary>What starts from a picture, by path. White changes in a mask.</summary>
    private StrictFields? FromPicture(string path) => path switch
    {
        "/images/imageToImage" => Changed().Required("strength", value => value.ValueKind == JsonValueKind.Number && value.GetDecimal() is >= 0 and <= 1),
        "/images/inpaint" => Changed().Required("mask_url", Look.Mask(MaskKind.White)),
        "/images/outpaint" => Changed()
            .Required("expand_left", Look.Margin(canvas => canvas.Left, 4096)).Required("expand_right", Look.Margin(canvas => canvas.Right, 4096))
            .Required("expand_top", Look.Margin(canvas => canvas.Top, 4096)).Required("expand_bottom", Look.Margin(canvas => canvas.Bottom, 4096)),
        "/images/removeBackground" or "/images/crispUpscale" => Pictured(),
        _ => null,
    };

    private StrictFields Changed() => Pictured().Required("prompt", StrictFields.Text(1000)).Required("model", StrictFields.OneOf("recraftv3")).Optional("n", StrictFields.Whole(1, 6));

    private StrictFields Pictured() =>
        new StrictFields().Required("image_url", Look.Source()).Required("response_format", StrictFields.OneOf("b64_json")).Optional("image_format", "png", "webp");

    private static string? Wrong(JsonElement body) => body.TryGetProperty("model", out var model) && model.ToString() == "recraftv3"
        ? WithStyles(body)
        : Common(["recraftv4", "recraftv4_1"], SizesOfV4, 10_000).Check(body);

    private static string? WithStyles(JsonElement body)
    {
        var substyles = Substyles.GetValueOrDefault(body.TryGetProperty("style", out var style) ? style.ToString() : "") ?? [];
        return Common(["recraftv3"], SizesOfV3, 1000).Optional("style", Styles).Optional("substyle", substyles).Check(body);
    }

    private static StrictFields Common(string[] models, string[] sizes, int mostPrompt) => new StrictFields()
        .Required("prompt", StrictFields.Text(mostPrompt))
        .Required("model", StrictFields.OneOf(models))
        .Optional("n", StrictFields.Whole(1, 6))
        .Optional("size", sizes)
        .Required("response_format", StrictFields.OneOf("b64_json"))
        .Optional("image_format", "png", "webp");
}
