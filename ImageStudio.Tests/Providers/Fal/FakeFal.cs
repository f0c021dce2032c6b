using System.Collections.Concurrent;
using System.Text.Json;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Providers.Fal;

/// <summary>
/// fal's queue as its official clients and recorded answers show it. The fields of each endpoint are those of fal's client types of
/// 2 August 2026; an unknown one, which the real service may ignore, is refused here.
/// </summary>
public sealed class FakeFal : FakeVendor
{
    private static readonly Func<JsonElement, bool> Size = value => new StrictFields()
        .Required("width", StrictFields.Whole(64, 4096)).Required("height", StrictFields.Whole(64, 4096)).Check(value) is null;

    private readonly ConcurrentDictionary<string, Job> _jobs = new();

    /// <summary>What stands in the result's header; null leaves it out.</summary>
    public string? BillableUnits { get; set; } = "1";

    public FakeFalPricing Pricing { get; } = new();

    /// <summary>Changes the finished output.</summary>
    public Func<object, object> Output { get; set; } = body => body;

    protected override CallRole RoleOf(string method, string path) => (method, path) switch
    {
        ("PUT", _) => CallRole.Cancel,
        (_, var p) when p.StartsWith("/files/", StringComparison.Ordinal) => CallRole.Download,
        (_, var p) when p.StartsWith("/v1/", StringComparison.Ordinal) => CallRole.Other,
        ("POST", _) => CallRole.Order,
        _ => CallRole.Question,
    };

    protected override VendorReply Answer(VendorCall call)
    {
        if (call.Role == CallRole.Download) return VendorReply.Png(Pictures.Plain(32, 32, 10, 20, 30));
        if (call.Role == CallRole.Other) return Pricing.Answer(call, Complain);
        if (call.Header("Authorization") != $"Key {Key}") return VendorReply.Json(401, new { detail = "Cannot access application" });
        return call.Role switch
        {
            CallRole.Order => Submit(call),
            CallRole.Question => Question(call.Path),
            _ => VendorReply.Json(202, new { status = "CANCELLATION_REQUESTED" }),
        };
    }

    private VendorReply Submit(VendorCall call)
    {
        var endpoint = call.Path.TrimStart('/');
        if (!FalFields.Of.TryGetValue(endpoint, out var fields)) return Complain($"{endpoint} is no endpoint", VendorReply.Json(404, new { detail = "Not found" }));
        if (call.Header("X-Fal-No-Retry") != "1" || call.Header("x-app-fal-disable-fallback") != "1") Complain("one job may run twice", VendorReply.Empty(400));
        if (fields.Check(call.Json) is { } wrong) return Complain($"{endpoint}: {wrong}", VendorReply.Json(422, new { detail = new[] { new { loc = new[] { "body" }, msg = wrong, type = "value_error" } } }));

        var id = Guid.NewGuid().ToString();
        _jobs[id] = new(call.Json.TryGetProperty("num_images", out var count) ? count.GetInt32() : 1);
        Bill.Enqueue(call.Json.GetProperty("prompt").GetString()!);
        // The app's path is shorter than the endpoint's.
        var app = string.Join('/', endpoint.Split('/').Take(2));
        var request = new Uri(Address, $"{app}/requests/{id}").ToString();
        return VendorReply.Json(200, new
        {
            status = "IN_QUEUE",
            request_id = id,
            response_url = request,
            status_url = request + "/status",
            cancel_url = request + "/cancel",
            queue_position = 0,
        });
    }

    private VendorReply Question(string path)
    {
        var parts = path.Split('/');
        var at = Array.IndexOf(parts, "requests");
        if (at < 0 || at + 1 >= parts.Length || !_jobs.TryGetValue(parts[at + 1], out var job)) return VendorReply.Json(404, new { status = "NOT_FOUND" });
        if (parts[^1] == "status") return Status(job, parts[at + 1]);
        if (job.Polls < 3) return VendorReply.Json(400, new { detail = "Request is still in progress" });

        var images = Enumerable.Range(0, job.Count).Select(i => new { url = new Uri(Address, $"files/b/{parts[at + 1]}-{i}.png").ToString(), width = (int?)null });
        var units = BillableUnits is { } said ? new[] { ("x-fal-billable-units", said) } : [];
        return VendorReply.Json(200, Output(new { images, seed = 1, has_nsfw_concepts = Enumerable.Repeat(false, job.Count) }), [("x-fal-request-id", parts[at + 1]), .. units]);
    }

    private static VendorReply Status(Job job, string id) => ++job.Polls switch
    {
        1 => VendorReply.Json(202, new { status = "IN_QUEUE", request_id = id, queue_position = 2 }),
        2 => VendorReply.Json(202, new { status = "IN_PROGRESS", request_id = id, logs = (string?)null }),
        _ => VendorReply.Json(200, new { status = "COMPLETED", request_id = id, metrics = new { } }),
    };

    private sealed class Job(int count)
    {
        public int Count => count;

        public int Polls { get; set; }
    }

    private static class FalFields
    {
        /// <summary>By endpoint, in short: p image_size, r aspect_ratio, s seed, n num_images, a negative_prompt, f output_format, e enable_prompt_expansion.</summary>
        public static Dictionary<string, StrictFields> Of { get; } = new Dictionary<string, string>
        {
            ["fal-ai/flux/dev"] = "p s n f",
            ["fal-ai/flux/schnell"] = "p s n f",
            ["fal-ai/flux-pro/v1.1"] = "p s n f",
            ["fal-ai/flux-pro/v1.1-ultra"] = "r s n f",
            ["fal-ai/flux-pro/kontext/text-to-image"] = "r s n f",
            ["fal-ai/flux-pro/kontext/max/text-to-image"] = "r s n f",
            ["fal-ai/flux-2"] = "p s n f",
            ["fal-ai/flux-2/turbo"] = "p s n f",
            ["fal-ai/flux-2-pro"] = "p s f",
            ["fal-ai/flux-2-flex"] = "p s f",
            ["fal-ai/flux-2-max"] = "p s f",
            ["fal-ai/nano-banana-pro"] = "r s n f resolution",
            ["fal-ai/ideogram/v3"] = "p s n a style_preset",
            ["fal-ai/recraft/v3/text-to-image"] = "p style",
            ["fal-ai/recraft/v4/text-to-image"] = "p",
            ["fal-ai/recraft/v4.1/text-to-image"] = "p",
            ["fal-ai/qwen-image"] = "p s n a f",
            ["fal-ai/qwen-image-2/text-to-image"] = "p s n a f e",
            ["bytedance/seedream/v5/lite/text-to-image"] = "p n",
            ["fal-ai/bytedance/seedream/v4.5/text-to-image"] = "p s n",
            ["fal-ai/kling-image/v3/text-to-image"] = "r n a f resolution",
            ["fal-ai/stable-diffusion-v35-large"] = "p s n a f",
            ["fal-ai/stable-diffusion-v35-medium"] = "p s n a f",
            ["fal-ai/z-image/turbo"] = "p s n f",
            ["fal-ai/hidream-i1-full"] = "p s n a f",
            ["fal-ai/hunyuan-image/v3/text-to-image"] = "p s n a f",
            ["fal-ai/wan/v2.7/text-to-image"] = "p s n a f",
            ["xai/grok-imagine-image"] = "r n f resolution",
            ["fal-ai/luma-photon"] = "r",
        }.ToDictionary(row => row.Key, row => Fields(row.Value.Split(' ')));

        private static StrictFields Fields(string[] letters)
        {
            var fields = new StrictFields().Required("prompt", StrictFields.Text());
            foreach (var letter in letters) Add(fields, letter);
            return fields;
        }

        private static void Add(StrictFields fields, string letter)
        {
            _ = letter switch
            {
                "p" => fields.Required("image_size", Size),
                "r" => fields.Required("aspect_ratio", StrictFields.OneOf("16:9", "1:1", "9:16", "4:3", "3:4", "3:2", "2:3")),
                "s" => fields.Optional("seed", StrictFields.Whole(0, uint.MaxValue)),
                "n" => fields.Optional("num_images", StrictFields.Whole(1, 4)),
                "a" => fields.Optional("negative_prompt", StrictFields.Text()),
                "f" => fields.Optional("output_format", "png", "jpeg"),
                "e" => fields.Optional("enable_prompt_expansion", StrictFields.Flag),
                "resolution" => fields.Optional("resolution", "1K", "2K", "1k", "2k"),
                _ => fields.Optional(letter, IsWord),
            };
        }

        /// <summary>A name from the vendor's list. "style_preset:INK" is how another route says which field a name is for; fal has no such name.</summary>
        private static bool IsWord(JsonElement value) => StrictFields.Text(60)(value) && !value.GetString()!.Contains(':', StringComparison.Ordinal);
    }
}
