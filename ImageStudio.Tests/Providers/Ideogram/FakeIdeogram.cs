using System.Globalization;
using System.Text.Json;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;

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
            "/v1/ideogram-v3/generate" => Draw(call, Written(call), Form),
            "/v2/image/generate/ideogram-4-5" when IsJson(call) => call.Query == "?dry_run=true" ? Quote() : Draw(call, call.Json, Json),
            _ => Complain($"{call.Path} {call.Header("Content-Type")}", VendorReply.Json(404, new { error = "Not found" })),
        };
    }

    private VendorReply Draw(VendorCall call, JsonElement body, StrictFields fields)
    {
        if (fields.Check(body) is { } wrong) return Complain($"{call.Path}: {wrong}", VendorReply.Json(400, new { error = wrong }));
        if (body.TryGetProperty("style_preset", out _) && body.TryGetProperty("style_type", out _)) return Complain("two styles", VendorReply.Json(400, new { error = "…" }));
        Bill.Enqueue(body.GetProperty("prompt").GetString()!);
        var count = body.TryGetProperty("num_images", out var number) ? int.Parse(number.ToString(), CultureInfo.InvariantCulture) : 1;
        var urls = Enumerable.Range(0, count).Select(_ => new Uri(Address, $"api/images/ephemeral/{Interlocked.Increment(ref _drawn)}.png?exp=1&sig=2").ToString()).ToList();
        return VendorReply.Json(200, new { created = "2026-11-22T10:00:00Z", generation_id = "g1", data = Slots(urls) });
    }

    private static VendorReply Quote() =>
        VendorReply.Json(200, new { @object = "price_quote", billing_identifier = "…", quantity = 1, usd_micros = 60_000, credit_millis = 0, qualifier = "exact" });

    private static StrictFields Form { get; } = new StrictFields()
        .Required("prompt", StrictFields.Text())
        .Optional("num_images", Digits(1, 8))
        .Optional("seed", Digits(0, int.MaxValue))
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

    /// <summary>The form's texts as one object; a part that came as a file is no text.</summary>
    private static JsonElement Written(VendorCall call) =>
        JsonSerializer.SerializeToElement(call.Form.Where(part => part.FileName is null).ToDictionary(part => part.Name, part => part.Text));

    private static Func<JsonElement, bool> Digits(long least, long most) =>
        value => long.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;

    private static bool IsJson(VendorCall call) => call.Header("Content-Type")?.StartsWith("application/json", StringComparison.Ordinal) == true;
}
