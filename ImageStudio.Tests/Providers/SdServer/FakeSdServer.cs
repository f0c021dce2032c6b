using System.Collections.Concurrent;
using System.Text.Json;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;

namespace ImageStudio.Tests.Providers.SdServer;

/// <summary>
/// sd-server's native queue as its source tells it. It overlooks a field of a wrong type or an unknown name and draws something else; here
/// that is a complaint. Sizes are to be multiples of 64, since it rounds others up.
/// </summary>
public sealed class FakeSdServer : FakeVendor
{
    private static StrictFields Fields() => new StrictFields()
        .Required("prompt", StrictFields.Text())
        .Required("seed", StrictFields.Whole(0, int.MaxValue))
        .Required("width", value => value.TryGetInt32(out var side) && side is >= 64 and <= 4096 && side % 64 == 0)
        .Required("height", value => value.TryGetInt32(out var side) && side is >= 64 and <= 4096 && side % 64 == 0)
        .Optional("negative_prompt", value => value.ValueKind == JsonValueKind.String)
        .Optional("batch_count", StrictFields.Whole(1, 8))
        .Optional("sample_params", value => value.ValueKind == JsonValueKind.Object)
        .Optional("output_format", "png", "jpeg")
        .Optional("embed_image_metadata", StrictFields.Flag);

    private readonly ConcurrentDictionary<string, Job> _jobs = new();

    /// <summary>How its jobs end; null for pictures.</summary>
    public object? End { get; set; }

    public object Capabilities { get; set; } = new
    {
        model = new { name = "z_image_turbo.gguf", stem = "z_image_turbo", path = "/models/z_image_turbo.gguf" },
        supported_modes = new[] { "img_gen" },
    };

    protected override CallRole RoleOf(string method, string path) => (method, path) switch
    {
        ("POST", "/sdcpp/v1/img_gen") => CallRole.Order,
        ("POST", var p) when p.EndsWith("/cancel", StringComparison.Ordinal) => CallRole.Cancel,
        (_, var p) when p.StartsWith("/sdcpp/v1/jobs/", StringComparison.Ordinal) => CallRole.Question,
        _ => CallRole.Other,
    };

    protected override VendorReply Answer(VendorCall call) => call switch
    {
        { Role: CallRole.Order } => Submit(call),
        { Role: CallRole.Question } => Question(call.Path.Split('/')[^1]),
        { Role: CallRole.Cancel } => Error(409, "job is generating"),
        { Path: "/sdcpp/v1/capabilities" } => VendorReply.Json(200, Capabilities),
        _ => Error(404, "not found"),
    };

    private VendorReply Submit(VendorCall call)
    {
        if (WrongFields(call.Json) is { } wrong) return Complain(wrong, Error(400, "invalid generation parameters"));
        var id = $"job_692173c0_{_jobs.Count:x8}";
        _jobs[id] = new(call.Json.TryGetProperty("batch_count", out var count) ? count.GetInt32() : 1);
        Bill.Enqueue(call.Json.GetProperty("prompt").GetString()!);
        return VendorReply.Json(202, new { id, kind = "img_gen", status = "queued", created = 1763800000, poll_url = $"/sdcpp/v1/jobs/{id}" });
    }

    /// <summary>A picture that it cannot read it overlooks as well, and draws without.</summary>
    private string? WrongFields(JsonElement body)
    {
        if (Look.Sent is not { Sources.Count: > 0 } && !body.TryGetProperty("init_image", out _)) return Fields().Check(body);
        return Fields().Required("init_image", Look.Bare()).Required("mask_image", Look.BareMask(MaskKind.White))
            .Required("strength", value => value.TryGetDouble(out var strength) && strength is >= 0 and <= 1).Check(body);
    }

    private VendorReply Question(string id)
    {
        if (!_jobs.TryGetValue(id, out var job)) return Error(404, "job not found");
        return VendorReply.Json(200, ++job.Polls switch
        {
            1 => new { id, kind = "img_gen", status = "queued", queue_position = 2, result = (object?)null, error = (object?)null },
            2 => new { id, kind = "img_gen", status = "generating", queue_position = 0, result = (object?)null, error = (object?)null },
            _ => End ?? new { id, kind = "img_gen", status = "completed", queue_position = 0, result = Result(job.Count), error = (object?)null },
        });
    }

    private static object Result(int count) => new
    {
        output_format = "png",
        images = Enumerable.Range(0, count)
            .Select(index => new { index, b64_json = Convert.ToBase64String(Pictures.Plain(32, 32, 10, 20, (byte)(30 + index))) }),
    };

    private static VendorReply Error(int status, string text) => VendorReply.Json(status, new { error = text });

    private sealed class Job(int count)
    {
        public int Count => count;

        public int Polls { get; set; }
    }
}
