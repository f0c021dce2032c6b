using System.Globalization;
using System.Text.Json;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;

namespace ImageStudio.Tests.Providers.Ideogram;

/// <summary>
/// Ideogram's generate routes as its OpenAPI document has them: a form for version 3, JSON for 4.5, its own key header, and a host of pictures
/// that refuses callers without a name. With <c>dry_run</c> nothing is drawn.
/// </summary>
public sealed class FakeIdeogram : FakeVendor
{
    private static readonly string[] Resolutions = ["1312x736", "1024x1024", "736x1312", "1280x704", "704x1280"];
    private static readonly string[] Sizes = ["1280x720", "2560x1440", "1024x1024", "2048x2048", "720x1280", "1440x2560"];
    private static readonly string[] Presets = ["C4D_CARTOON", "DRAMATIC_CINEMA", "HALFTONE_PRINT", "OIL_PAINTING", "POP_ART", "WATERCOLOR"];

    private int _drawn;

    /// <summary>The slots of an answer, from the addresses of the pictures drawn.</summary>
    public Func<IReadOnlyList<string>, IEnumerable<object>> Slots { get; set; } = urls => urls.Select(url => Slot(url));

    public static object Slot(string? url, bool is_image_safe = true) => new { url, prompt = "…", resolution = "1312x736", is_image_safe, seed = 7 };

    protected override CallRole RoleOf(string method, string path) => method == "POST" ? CallRole.Order : CallRole.Download;

    protected override VendorReply Answer(VendorCall call)
    {
        if (call.Role == CallRole.Download)
            return call.Header("User-Agent") is { Length: > 0 } ? VendorReply.Png(Pictures.Plain(32, 32, 10, 20, 30)) : Complain("no User-Agent", VendorReply.Empty(403));
        if (call.Header("Api-Key") != Key) return VendorReply.Json(401, new { error = "Invalid API key" });
        return call.Path switch
        {
            "/v1/ideogram-v3/generate" => Draw(call, call.Texts, Form),
            _ when call.IsForm && FromPictures.TryGetValue(call.Path, out var fields) => Draw(call, call.Texts, fields, Look.WrongFiles(call, "image", MaskOf(call.Path), "reference_images")),
            "/v2/image/generate/ideogram-4-5" when call.IsJson => call.Query == "?dry_run=true" ? Quote() : Draw(call, call.Json, Json),
            _ => Complain($"{call.Path} {call.Header("Content-Type")}", VendorReply.Json(404, new { error = "Not found" })),
        };
    }

    private VendorReply Draw(VendorCall call, JsonElement body, StrictFields fields, string? wrongFiles = null)
    {
        if ((fields.Check(body) ?? wrongFiles) is { } wrong) return Complain($"{call.Path}: {wrong}", VendorReply.Json(400, new { error = wrong }));
        if (body.TryGetProperty("style_preset", out _) && body.TryGetProperty("style_type", out _)) return Complain("two styles", VendorReply.Json(400, new { error = "…" }));
        Bill.Enqueue(body.TryGetProperty("prompt", out var prompt) ? prompt.GetString()! : "");
        var count = body.TryGetProperty("num_images", out var number) ? int.Parse(number.ToString(), CultureInfo.InvariantCulture) : 1;
        var urls = Enumerable.Range(0, count).Select(_ => new Uri(Address, $"api/images/ephemeral/{Interlocked.Increment(ref _drawn)}.png?exp=1&sig=2").ToString()).ToList();
        return VendorReply.Json(200, new { created = "2026-11-22T10:00:00Z", generation_id = "g1", data = Slots(urls) });
    }

    private static VendorReply Quote() =>
        VendorReply.Json(200, new { @object = "price_quote", billing_identifier = "…", quantity = 1, usd_micros = 60_000, credit_millis = 0, qualifier = "exact" });

    private static StrictFields Form { get; } = new StrictFields()
        .Required("prompt", StrictFields.Text())
        .Optional("num_images", StrictFields.Digits(1, 8))
        .Optional("seed", StrictFields.Digits(0, int.MaxValue))
        .Optional("resolution", Resolutions)
        .Optional("rendering_speed", "FLASH", "TURBO", "DEFAULT", "QUALITY")
        .Optional("magic_prompt", "AUTO", "ON", "OFF")
        .Optional("negative_prompt", StrictFields.Text())
        .Optional("style_type", "AUTO", "GENERAL", "REALISTIC", "DESIGN", "FICTION")
        .Optional("style_preset", Presets);

    private static StrictFields Json { get; } = new StrictFields()
        .Required("prompt", StrictFields.Text(10_000))
        .Optional("num_images", StrictFields.Whole(1, 8))
        .Optional("seed", StrictFields.Whole(0, int.MaxValue))
        .Optional("size", [.. Sizes, "auto"])
        .Optional("quality", "low", "medium", "high")
        .Optional("magic_prompt", "auto", "on", "off");

    /// <summary>What starts from pictures, by path. Reframing wants a size of the vendor's and no words; precise edits keep the picture's size.</summary>
    private static Dictionary<string, StrictFields> FromPictures { get; } = new()
    {
        ["/v1/ideogram-v3/remix"] = Changed().Optional("aspect_ratio", "16x9", "3x2", "4x3", "1x1", "3x4", "2x3", "9x16").Optional("image_weight", StrictFields.Digits(1, 100))
            .Optional("negative_prompt", StrictFields.Text()),
        ["/v1/ideogram-v3/inpaint"] = Changed(),
        ["/v1/ideogram-v3/reframe"] = Common().Required("resolution", StrictFields.OneOf(Resolutions)),
        ["/v1/remove-background"] = new StrictFields(),
        ["/v2/image/precise-edit/ideogram-4-5"] = new StrictFields().Required("prompt", StrictFields.Text(10_000)).Optional("num_images", StrictFields.Digits(1, 8))
            .Optional("seed", StrictFields.Digits(0, int.MaxValue)).Optional("quality", "very_low", "low", "medium", "high"),
    };

    private static StrictFields Common() => new StrictFields().Optional("num_images", StrictFields.Digits(1, 8)).Optional("seed", StrictFields.Digits(0, int.MaxValue))
        .Optional("rendering_speed", "FLASH", "TURBO", "DEFAULT", "QUALITY");

    private static StrictFields Changed() => Common().Required("prompt", StrictFields.Text()).Optional("magic_prompt", "AUTO", "ON", "OFF");

    /// <summary>Black changes; only some take a mask.</summary>
    private static MaskKind? MaskOf(string path) => path is "/v1/ideogram-v3/inpaint" or "/v2/image/precise-edit/ideogram-4-5" ? MaskKind.Black : null;
}
