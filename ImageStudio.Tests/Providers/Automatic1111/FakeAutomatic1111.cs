using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;

namespace ImageStudio.Tests.Providers.Automatic1111;

/// <summary>
/// The web UI's API as its source tells it (modules/api). It overlooks unknown fields, and a checkpoint that it does not have; here an
/// unknown field is a complaint, and so is a description by which a file or an extension would be reached.
/// </summary>
public sealed partial class FakeAutomatic1111 : FakeVendor
{
    public const string Model = "juggernautXL_v9";
    public const string Loaded = "v1-5-pruned-emaonly";

    private static StrictFields Fields() => new StrictFields()
        .Required("prompt", StrictFields.Text())
        .Required("negative_prompt", value => value.ValueKind == JsonValueKind.String)
        .Required("seed", StrictFields.Whole(0, uint.MaxValue))
        .Required("width", IsSide)
        .Required("height", IsSide)
        .Required("batch_size", StrictFields.Whole(1, 8))
        .Required("override_settings", value => value.EnumerateObject().Single() is { Name: "sd_model_checkpoint", Value.ValueKind: JsonValueKind.String })
        .Required("override_settings_restore_afterwards", value => value.ValueKind == JsonValueKind.True)
        .Required("send_images", value => value.ValueKind == JsonValueKind.True)
        .Required("save_images", value => value.ValueKind == JsonValueKind.False)
        .Required("force_task_id", StrictFields.Text(64))
        .Optional("steps", StrictFields.Whole(1, 150))
        .Optional("cfg_scale", value => value.ValueKind == JsonValueKind.Number)
        .Optional("sampler_name", "DPM++ 2M", "Euler a");

    /// <summary>The name and password that it was started with, if any.</summary>
    public string? AsksFor { get; set; }

    /// <summary>Started without <c>--api</c>, it has a page and nothing else.</summary>
    public bool HasApi { get; set; } = true;

    /// <summary>Whether a grid of all pictures comes before them.</summary>
    public bool HasGrid { get; set; }

    /// <summary>Forge refuses a checkpoint that it does not have; the others draw with the one that is loaded.</summary>
    public bool IsForge { get; set; }

    /// <summary>Put before the base64 of each picture.</summary>
    public string Prefix { get; set; } = "";

    protected override CallRole RoleOf(string method, string path) => (method, path) is ("POST", "/sdapi/v1/txt2img" or "/sdapi/v1/img2img") ? CallRole.Order : CallRole.Other;

    protected override VendorReply Answer(VendorCall call)
    {
        if (!HasApi) return Detail(404, "Not Found");
        if (AsksFor is not null && call.Header("Authorization") != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(AsksFor)))
            return Detail(401, "Incorrect username or password");
        if (call.Role == CallRole.Order) return Draw(call.Json, call.Path.EndsWith("img2img", StringComparison.Ordinal) ? FromPicture() : Fields());
        return call is { Method: "GET", Path: "/sdapi/v1/sd-models", Query: "" } ? Models() : Detail(404, "Not Found");
    }

    public static VendorReply Detail(int status, object detail) => VendorReply.Json(status, new { detail });

    private static VendorReply Models() => VendorReply.Json(200, new object[]
    {
        new { title = $"sdxl/{Model}.safetensors [c9e3e68f89]", model_name = Model, hash = "c9e3e68f89", filename = $"/models/{Model}.safetensors" },
        new { title = $"{Loaded}.safetensors", model_name = Loaded, hash = (string?)null, filename = $"/models/{Loaded}.safetensors" },
        new { title = "only a title.ckpt" },
        new { model_name = new { }, title = 7 },
    });

    /// <summary>White changes in a mask, unless it is asked to be inverted.</summary>
    private StrictFields FromPicture() => Fields()
        .Required("init_images", list => list.GetArrayLength() == 1 && Look.Bare()(list[0]))
        .Required("mask", Look.BareMask(MaskKind.White))
        .Required("inpainting_mask_invert", StrictFields.Whole(0, 0))
        .Required("inpainting_fill", StrictFields.Whole(0, 3))
        .Required("inpaint_full_res", StrictFields.Flag)
        .Required("denoising_strength", value => value.TryGetDouble(out var strength) && strength is >= 0 and <= 1);

    private VendorReply Draw(JsonElement body, StrictFields fields)
    {
        var complaint = fields.Check(body);
        if (complaint is null && TakesFiles().IsMatch(Text(body, "prompt") + Text(body, "negative_prompt"))) complaint = "a tag reached the engine";
        if (complaint is not null) return Complain(complaint, Detail(422, new[] { new { loc = new[] { "body" }, msg = complaint, type = "value_error" } }));

        var asked = body.GetProperty("override_settings").GetProperty("sd_model_checkpoint").GetString();
        if (IsForge && asked != Model) return VendorReply.Json(500, new { error = "RuntimeError", detail = "", body = "", errors = $"model '{asked}' not found" });
        Bill.Enqueue(Text(body, "prompt"));
        return VendorReply.Json(200, new
        {
            images = Images(body.GetProperty("batch_size").GetInt32()),
            parameters = new { },
            info = JsonSerializer.Serialize(new { sd_model_name = asked == Model ? Model : Loaded, all_seeds = new[] { 7 } }),
        });
    }

    private IEnumerable<string> Images(int count)
    {
        if (HasGrid) yield return Prefix + Convert.ToBase64String(Pictures.Plain(64, 64, 0, 0, 0));
        for (var i = 0; i < count; i++) yield return Prefix + Convert.ToBase64String(Pictures.Plain(32, 32, 10, 20, (byte)(30 + i)));
    }

    private static bool IsSide(JsonElement value) => value.TryGetInt32(out var side) && side is >= 64 and <= 2048 && side % 8 == 0;

    private static string Text(JsonElement body, string name) => body.GetProperty(name).GetString()!;

    /// <summary>The engine's own expression (modules/extra_networks.py).</summary>
    [GeneratedRegex(@"<(\w+):([^>]+)>")]
    private static partial Regex TakesFiles();
}
