using System.Collections.Concurrent;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;

namespace ImageStudio.Tests.Providers.Replicate;

/// <summary>Replicate's predictions; the fields are those of each model's own schema of April 2026, and an unknown one is refused here.</summary>
public sealed class FakeReplicate : FakeVendor
{
    private readonly ConcurrentDictionary<string, Job> _predictions = new();
    private readonly Dictionary<string, StrictFields> _fields;

    public FakeReplicate() => _fields = Fields(Look);

    /// <summary>How the prediction ends.</summary>
    public string End { get; set; } = "succeeded";

    public string? Error { get; set; }

    /// <summary>Changes the output of a prediction that succeeded.</summary>
    public Func<object?, object?> Output { get; set; } = addresses => addresses;

    public bool IsRemoved { get; set; }

    /// <summary>The files want the token, as one page of the documentation says.</summary>
    public bool DownloadsNeedKey { get; set; }

    protected override CallRole RoleOf(string method, string path) => (method, path) switch
    {
        (_, "/account") => CallRole.Other,
        (_, var p) when p.StartsWith("/files/", StringComparison.Ordinal) => CallRole.Download,
        ("POST", var p) when p.EndsWith("/cancel", StringComparison.Ordinal) => CallRole.Cancel,
        ("POST", _) => CallRole.Order,
        _ => CallRole.Question,
    };

    protected override VendorReply Answer(VendorCall call)
    {
        var isKnown = call.Header("Authorization") == $"Bearer {Key}";
        if (call.Role == CallRole.Download) return isKnown || !DownloadsNeedKey ? VendorReply.Png(Pictures.Plain(32, 32, 10, 20, 30)) : VendorReply.Empty(401);
        if (!isKnown) return Problem(401, "Unauthenticated");
        return call.Role switch
        {
            CallRole.Other => VendorReply.Json(200, new { type = "organization", username = "studio" }),
            CallRole.Order => Create(call),
            CallRole.Cancel => Cancel(call.Path.Split('/')[2]),
            _ => Get(call.Path),
        };
    }

    private VendorReply Create(VendorCall call)
    {
        var model = string.Join('/', call.Path.Split('/').Skip(2).SkipLast(1));
        if (call.Path != $"/models/{model}/predictions" || !_fields.TryGetValue(model, out var fields)) return Complain($"{call.Path} is no model", Problem(404, "Not found"));
        if (call.Header("Content-Type")?.StartsWith("application/json", StringComparison.Ordinal) != true) return Complain("not JSON", Problem(422, "JSON expected"));
        if (call.Header("Cancel-After") is { } stop && stop != "10m") return Complain($"Cancel-After: {stop}", Problem(422, "Invalid Cancel-After"));
        var outer = new StrictFields().Required("input", _ => true).Check(call.Json);
        if ((outer ?? fields.Check(call.Json.GetProperty("input"))) is { } wrong) return Complain($"{model}: {wrong}", Problem(422, wrong));

        var id = Guid.NewGuid().ToString("N")[..26];
        var input = call.Json.GetProperty("input");
        if (Look.Sent is { Sources.Count: > 0 } && !PictureFields.Any(name => input.TryGetProperty(name, out _))) Complain("no picture", Problem(422, "…"));
        _predictions[id] = new(Lists.Contains(model), input.TryGetProperty("num_outputs", out var count) ? count.GetInt32() : 1);
        Bill.Enqueue(input.GetProperty("prompt").GetString()!);
        return VendorReply.Json(201, Prediction(id, "starting", null));
    }

    private VendorReply Get(string path)
    {
        var id = path.StartsWith("/predictions/", StringComparison.Ordinal) ? path["/predictions/".Length..] : "";
        if (!_predictions.TryGetValue(id, out var job)) return Problem(404, "Not found");
        return VendorReply.Json(200, ++job.Polls switch
        {
            1 => Prediction(id, "starting", null),
            2 => Prediction(id, "processing", null),
            _ => Prediction(id, job.IsCanceled ? "canceled" : End, End == "succeeded" && !job.IsCanceled ? Output(Addresses(id, job)) : null),
        });
    }

    private VendorReply Cancel(string id)
    {
        if (!_predictions.TryGetValue(id, out var job)) return Problem(404, "Not found");
        job.IsCanceled = true;
        return VendorReply.Json(200, Prediction(id, "canceled", null));
    }

    private object Addresses(string id, Job job)
    {
        var all = Enumerable.Range(0, job.Count).Select(i => new Uri(Address, $"files/xezq/{id}/out-{i}.png").ToString()).ToArray();
        return job.IsList ? all : all[0];
    }

    private object Prediction(string id, string status, object? output) => new
    {
        id,
        model = "black-forest-labs/flux",
        version = "hidden",
        output,
        error = Error,
        logs = (string?)null,
        status,
        data_removed = IsRemoved,
        metrics = new { predict_time = 2.9 },
        urls = new { get = new Uri(Address, $"predictions/{id}"), cancel = new Uri(Address, $"predictions/{id}/cancel") },
    };

    private static VendorReply Problem(int status, string detail) => VendorReply.Json(status, new { title = "Trouble", detail, status });

    private static readonly string[] PictureFields = ["input_images", "image"];

    private static readonly string[] Lists = ["black-forest-labs/flux-dev", "black-forest-labs/flux-schnell"];

    private static Dictionary<string, StrictFields> Fields(PictureLook look) => new()
    {
        ["black-forest-labs/flux-dev"] = Several(),
        ["black-forest-labs/flux-schnell"] = Several(),
        ["black-forest-labs/flux-1.1-pro"] = Common().Optional("prompt_upsampling", StrictFields.Flag).Optional("safety_tolerance", StrictFields.Whole(1, 6)),
        ["black-forest-labs/flux-2-pro"] = Common().Optional("resolution", "match_input_image", "0.5 MP", "1 MP", "2 MP", "4 MP").Optional("input_images", look.Sources(8)),
        ["black-forest-labs/flux-2-dev"] = Common().Optional("go_fast", StrictFields.Flag).Optional("input_images", look.Sources(4)),
        ["black-forest-labs/flux-fill-pro"] = Masked(look, MaskKind.White).Optional("output_format", "jpg", "png"),
        // Of all models there, this one's mask is the other way round.
        ["ideogram-ai/ideogram-v3-quality"] = Masked(look, MaskKind.Black).Optional("magic_prompt_option", "Auto", "On", "Off"),
    };

    private static StrictFields Masked(PictureLook look, MaskKind kind) => new StrictFields().Required("prompt", StrictFields.Text())
        .Required("image", look.Source()).Required("mask", look.Mask(kind)).Optional("seed", StrictFields.Whole(0, int.MaxValue));

    private static StrictFields Common() => new StrictFields().Required("prompt", StrictFields.Text())
        .Optional("aspect_ratio", "1:1", "16:9", "21:9", "3:2", "2:3", "4:5", "5:4", "3:4", "4:3", "9:16", "9:21")
        .Optional("seed", StrictFields.Whole(0, int.MaxValue)).Optional("output_format", "webp", "jpg", "png").Optional("output_quality", StrictFields.Whole(0, 100));

    private static StrictFields Several() => Common().Optional("num_outputs", StrictFields.Whole(1, 4)).Optional("megapixels", "1", "0.25").Optional("go_fast", StrictFields.Flag);

    private sealed class Job(bool isList, int count)
    {
        public bool IsList => isList;

        public int Count => count;

        public int Polls { get; set; }

        public bool IsCanceled { get; set; }
    }
}
