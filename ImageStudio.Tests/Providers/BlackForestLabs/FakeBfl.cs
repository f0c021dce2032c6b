using System.Collections.Concurrent;
using System.Text.Json;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;

namespace ImageStudio.Tests.Providers.BlackForestLabs;

/// <summary>Black Forest Labs' tasks with the fields of its API description of spring 2026; an unknown field is refused here.</summary>
public sealed class FakeBfl : FakeVendor
{
    private readonly ConcurrentDictionary<string, Job> _tasks = new();
    private readonly Dictionary<string, StrictFields> _fields;

    public FakeBfl() => _fields = Fields(Look);

    /// <summary>The credits that the order's answer tells; null for none.</summary>
    public decimal? Cost { get; set; } = 2.5m;

    /// <summary>The credits that the finished task tells, as newer models do.</summary>
    public decimal? FinalCost { get; set; }

    /// <summary>What the third poll says.</summary>
    public string End { get; set; } = "Ready";

    /// <summary>Another address for the picture.</summary>
    public string? Sample { get; set; }

    /// <summary>The first address of each picture is over before it is used.</summary>
    public bool SamplesExpire { get; set; }

    /// <summary>A poll after that gives a new one.</summary>
    public bool SignsAgain { get; set; } = true;

    protected override CallRole RoleOf(string method, string path) => (method, path) switch
    {
        ("POST", _) => CallRole.Order,
        (_, "/v1/credits") => CallRole.Other,
        (_, var p) when p.StartsWith("/samples/", StringComparison.Ordinal) => CallRole.Download,
        _ => CallRole.Question,
    };

    protected override VendorReply Answer(VendorCall call)
    {
        if (call.Role == CallRole.Download) return Download(call);
        if (call.Header("x-key") != Key) return VendorReply.Json(403, new { detail = "Not authenticated" });
        return call.Role switch
        {
            CallRole.Order => Submit(call),
            CallRole.Other => VendorReply.Json(200, new { credits = 1234.5 }),
            _ => Poll(call),
        };
    }

    private VendorReply Submit(VendorCall call)
    {
        var model = call.Path["/v1/".Length..];
        if (!_fields.TryGetValue(model, out var fields)) return Complain($"{model} is no model", VendorReply.Json(404, new { detail = "Not Found" }));
        if (call.Header("Content-Type")?.StartsWith("application/json", StringComparison.Ordinal) != true) return Complain("not JSON", VendorReply.Json(422, new { detail = "JSON expected" }));
        if ((fields.Check(call.Json) ?? Missing(call.Json)) is { } wrong)
            return Complain($"{model}: {wrong}", VendorReply.Json(422, new { detail = new[] { new { loc = new[] { "body" }, msg = wrong, type = "value_error" } } }));

        var id = Guid.NewGuid().ToString();
        _tasks[id] = new();
        Bill.Enqueue(call.Json.TryGetProperty("prompt", out var prompt) ? prompt.GetString()! : "");
        return VendorReply.Json(200, new { id, polling_url = new Uri(Address, $"v1/get_result?id={id}"), cost = Cost, input_mp = 0.0, output_mp = (double?)null });
    }

    private VendorReply Poll(VendorCall call)
    {
        if (call.Path != "/v1/get_result" || !call.Query.StartsWith("?id=", StringComparison.Ordinal)) return Complain($"{call.Path} is no address", VendorReply.Json(404, new { detail = "Not Found" }));
        var id = call.Query["?id=".Length..];
        if (!_tasks.TryGetValue(id, out var task)) return VendorReply.Json(404, new { id, status = "Task not found", result = (object?)null });
        return ++task.Polls switch
        {
            1 => VendorReply.Json(200, new { id, status = "Pending", progress = (double?)null, result = (object?)null }),
            2 => VendorReply.Json(200, new { id, status = "Reasoning", progress = 0.4, result = (object?)null }),
            _ => VendorReply.Json(200, new { id, status = End, result = End == "Ready" ? Result(id, task) : null, cost = FinalCost }),
        };
    }

    private object Result(string id, Job task) =>
        new { sample = Sample ?? new Uri(Address, $"samples/{id}.png?sig={task.Signature}").ToString(), prompt = "…", seed = 7, duration = 4.8 };

    private VendorReply Download(VendorCall call)
    {
        if (!SamplesExpire) return VendorReply.Png(Pictures.Plain(32, 32, 10, 20, 30));
        if (call.Query != "?sig=1") return SignsAgain ? VendorReply.Png(Pictures.Plain(32, 32, 10, 20, 30)) : VendorReply.Empty(403);
        if (SignsAgain) _tasks[Path.GetFileNameWithoutExtension(call.Path)].Signature = 2;
        return VendorReply.Text(403, "<Error><Code>AuthenticationFailed</Code></Error>", "application/xml");
    }

    /// <summary>Each picture of the order has to be there under its own name.</summary>
    private string? Missing(JsonElement body)
    {
        var pictures = body.EnumerateObject().Count(field => field.Name.StartsWith("input_image", StringComparison.Ordinal) || field.Name == "image");
        return Look.Sent is { } sent && pictures != sent.Sources.Count ? $"{pictures} pictures" : null;
    }

    private static Dictionary<string, StrictFields> Fields(PictureLook look) => new()
    {
        ["flux-dev"] = Sized(32, 256, 1440).Optional("prompt_upsampling", StrictFields.Flag).Optional("steps", StrictFields.Whole(1, 50)).Optional("safety_tolerance", StrictFields.Whole(0, 6)),
        ["flux-pro-1.1"] = Sized(32, 256, 1440).Optional("prompt_upsampling", StrictFields.Flag).Optional("safety_tolerance", StrictFields.Whole(0, 6)),
        ["flux-pro-1.1-ultra"] = Shaped().Optional("raw", StrictFields.Flag),
        ["flux-kontext-pro"] = With(look, Shaped(), 4),
        ["flux-kontext-max"] = With(look, Shaped(), 4),
        ["flux-2-pro"] = With(look, MaybeSized(), 8),
        ["flux-2-max"] = With(look, MaybeSized(), 8),
        ["flux-2-flex"] = With(look, MaybeSized(), 8).Optional("prompt_upsampling", StrictFields.Flag).Optional("steps", StrictFields.Whole(1, 50)),
        ["flux-pro-1.0-fill"] = Common().Required("image", look.Bare()).Required("mask", look.BareMask(MaskKind.White)),
        ["flux-pro-1.0-expand"] = Seeded().Optional("prompt", StrictFields.Text()).Required("image", look.Bare())
            .Required("left", look.Margin(canvas => canvas.Left, 2048)).Required("top", look.Margin(canvas => canvas.Top, 2048))
            .Required("right", look.Margin(canvas => canvas.Right, 2048)).Required("bottom", look.Margin(canvas => canvas.Bottom, 2048)),
    };

    /// <summary>input_image, input_image_2 and so on.</summary>
    private static StrictFields With(PictureLook look, StrictFields fields, int most)
    {
        for (var i = 0; i < most; i++) fields.Optional(i == 0 ? "input_image" : $"input_image_{i + 1}", look.Bare(i));
        return fields;
    }

    private static StrictFields Common() => Seeded().Required("prompt", StrictFields.Text());

    private static StrictFields Seeded() => new StrictFields().Optional("seed", StrictFields.Whole(0, int.MaxValue)).Optional("output_format", "jpeg", "png", "webp");

    /// <summary>FLUX.2 without a size takes that of the first picture.</summary>
    private static StrictFields MaybeSized() => Common().Optional("width", Side(16, 64, 2048)).Optional("height", Side(16, 64, 2048)).Optional("safety_tolerance", StrictFields.Whole(0, 5));

    private static StrictFields Shaped() => Common().Optional("aspect_ratio", "21:9", "16:9", "4:3", "3:2", "1:1", "2:3", "3:4", "9:16", "9:21")
        .Optional("prompt_upsampling", StrictFields.Flag).Optional("safety_tolerance", StrictFields.Whole(0, 6));

    private static StrictFields Sized(int step, int least, int most) => Common().Required("width", Side(step, least, most)).Required("height", Side(step, least, most));

    private static Func<JsonElement, bool> Side(int step, int least, int most) =>
        value => StrictFields.Whole(least, most)(value) && value.GetInt32() % step == 0;

    private sealed class Job
    {
        public int Polls { get; set; }

        public int Signature { get; set; } = 1;
    }
}
