using System.Collections.Concurrent;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Providers.Fal;

/// <summary>
/// fal's queue as its official clients and recorded answers show it. The fields of each endpoint are those of fal's client types of
/// 2 August 2026; an unknown one, which the real service may ignore, is refused here.
/// </summary>
public sealed class FakeFal : FakeVendor
{
    private readonly ConcurrentDictionary<string, Job> _jobs = new();
    private readonly Dictionary<string, StrictFields> _fields;

    public FakeFal() => _fields = FalFields.Of(Look);

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
        if (!_fields.TryGetValue(endpoint, out var fields)) return Complain($"{endpoint} is no endpoint", VendorReply.Json(404, new { detail = "Not found" }));
        if (call.Header("X-Fal-No-Retry") != "1" || call.Header("x-app-fal-disable-fallback") != "1") Complain("one job may run twice", VendorReply.Empty(400));
        if (fields.Check(call.Json) is { } wrong) return Complain($"{endpoint}: {wrong}", VendorReply.Json(422, new { detail = new[] { new { loc = new[] { "body" }, msg = wrong, type = "value_error" } } }));

        var id = Guid.NewGuid().ToString();
        _jobs[id] = new(call.Json.TryGetProperty("num_images", out var count) ? count.GetInt32() : 1, FalFields.Singles.Contains(endpoint));
        Bill.Enqueue(call.Json.TryGetProperty("prompt", out var prompt) ? prompt.GetString()! : "");
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
        if (job.IsSingle) return VendorReply.Json(200, Output(new { image = images.Single() }), [("x-fal-request-id", parts[at + 1]), .. units]);
        return VendorReply.Json(200, Output(new { images, seed = 1, has_nsfw_concepts = Enumerable.Repeat(false, job.Count) }), [("x-fal-request-id", parts[at + 1]), .. units]);
    }

    private static VendorReply Status(Job job, string id) => ++job.Polls switch
    {
        1 => VendorReply.Json(202, new { status = "IN_QUEUE", request_id = id, queue_position = 2 }),
        2 => VendorReply.Json(202, new { status = "IN_PROGRESS", request_id = id, logs = (string?)null }),
        _ => VendorReply.Json(200, new { status = "COMPLETED", request_id = id, metrics = new { } }),
    };

    /// <param name="isSingle">It ends with one "image" and not with a list.</param>
    private sealed class Job(int count, bool isSingle)
    {
        public int Count => count;

        public bool IsSingle => isSingle;

        public int Polls { get; set; }
    }
}
