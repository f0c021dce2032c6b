using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Providers.Kling;

/// <summary>Kling's image tasks. A task can be asked for by its own id and by the caller's, and the caller's is taken once.</summary>
public sealed class FakeKling : FakeVendor
{
    public const string AccessKey = "access-of-the-operator";
    public const string SecretKey = "secret-of-the-operator";

    private const string Tasks = "/v1/images/generations";
    private const string OmniTasks = "/v1/images/omni-image";
    private const int MostPictures = 10;

    private static readonly StrictFields Fields = new StrictFields()
        .Required("model_name", StrictFields.OneOf("kling-v3"))
        .Required("prompt", StrictFields.Text(2500))
        .Optional("negative_prompt", StrictFields.Text(2500))
        .Optional("aspect_ratio", "16:9", "9:16", "1:1", "4:3", "3:4", "3:2", "2:3", "21:9")
        .Optional("resolution", "1k", "2k")
        .Optional("n", StrictFields.Whole(1, 9))
        .Optional("external_task_id", StrictFields.Text(64));

    private readonly ConcurrentDictionary<string, Job> _jobs = new();

    /// <summary>What the finished task says was taken from the pack; null leaves it out.</summary>
    public string? Deduction { get; set; } = "0.2";

    /// <summary>When set, tasks fail with these words.</summary>
    public string? FailsWith { get; set; }

    /// <summary>When a token must be good.</summary>
    public Func<DateTimeOffset> Now { get; set; } = () => DateTimeOffset.UnixEpoch;

    protected override CallRole RoleOf(string method, string path) => (method, path) switch
    {
        ("POST", Tasks or OmniTasks) => CallRole.Order,
        (_, var p) when p.StartsWith("/files/", StringComparison.Ordinal) => CallRole.Download,
        (_, var p) when p.StartsWith(Tasks + "/", StringComparison.Ordinal) || p.StartsWith(OmniTasks + "/", StringComparison.Ordinal) => CallRole.Question,
        _ => CallRole.Other,
    };

    protected override VendorReply Answer(VendorCall call)
    {
        if (call.Role == CallRole.Download) return VendorReply.Png(Pictures.Plain(32, 32, 10, 20, 30));
        if (KeyTrouble(call.Header("Authorization")) is { } code) return Error(401, code);
        return call.Role switch
        {
            CallRole.Order => Submit(call),
            CallRole.Question => Question(call.Path.Split('/')[^1], call.Path.StartsWith(OmniTasks, StringComparison.Ordinal)),
            _ when call is { Method: "GET", Path: "/account/costs" } => Packs(call.Query),
            _ => Error(404, 1202),
        };
    }

    public static object ErrorBody(int code) => new { code, message = "…", request_id = "r" };

    private static VendorReply Error(int status, int code) => VendorReply.Json(status, ErrorBody(code));

    private VendorReply Submit(VendorCall call)
    {
        var isOmni = call.Path == OmniTasks;
        if ((isOmni ? Omni(call.Json) : Fields.Check(call.Json)) is { } wrong) return Complain(wrong, Error(400, 1201));
        var ours = call.Json.TryGetProperty("external_task_id", out var given) ? given.GetString()! : Guid.NewGuid().ToString();
        if (_jobs.Values.Any(known => known.External == ours)) return Error(400, 1201);

        var job = new Job(Guid.NewGuid().ToString("N"), ours, call.Json.TryGetProperty("n", out var count) ? count.GetInt32() : 1, isOmni);
        _jobs[job.Id] = job;
        // What stands before the words are the names of the pictures.
        var prompt = call.Json.GetProperty("prompt").GetString()!;
        Bill.Enqueue(isOmni ? prompt[(prompt.IndexOf('\n') + 1)..] : prompt);
        return Told(job, "submitted");
    }

    /// <summary>A picture the words do not name is overlooked, which the real service does not say.</summary>
    private string? Omni(JsonElement body)
    {
        var fields = new StrictFields()
            .Required("model_name", StrictFields.OneOf("kling-v3-omni", "kling-image-o1"))
            .Required("prompt", StrictFields.Text(2500))
            .Required("image_list", list => list.ValueKind == JsonValueKind.Array && list.GetArrayLength() is >= 1 and <= MostPictures
                && (Look.Sent is null || list.GetArrayLength() == Look.Sent.Sources.Count)
                && list.EnumerateArray().Index().All(item => new StrictFields().Required("image", Look.Bare(item.Index)).Check(item.Item) is null))
            .Optional("aspect_ratio", "auto", "16:9", "9:16", "1:1", "4:3", "3:4", "3:2", "2:3", "21:9")
            .Optional("resolution", "1k", "2k", "4k")
            .Optional("n", StrictFields.Whole(1, 9))
            .Optional("external_task_id", StrictFields.Text(64));
        if (fields.Check(body) is { } wrong) return wrong;
        var words = body.GetProperty("prompt").GetString()!;
        return Enumerable.Range(1, body.GetProperty("image_list").GetArrayLength()).All(number => words.Contains($"<<<image_{number}>>>", StringComparison.Ordinal)) ? null : "a picture without a name";
    }

    /// <summary>Each route knows its own tasks only.</summary>
    private VendorReply Question(string id, bool isOmni)
    {
        if (_jobs.Values.FirstOrDefault(job => (job.Id == id || job.External == id) && job.IsOmni == isOmni) is not { } job) return Error(404, 1203);
        return ++job.Polls switch
        {
            1 => Told(job, "submitted"),
            2 => Told(job, "processing"),
            _ => Told(job, FailsWith is null ? "succeed" : "failed"),
        };
    }

    private VendorReply Told(Job job, string status)
    {
        var data = new Dictionary<string, object?>
        {
            ["task_id"] = job.Id,
            ["task_status"] = status,
            ["task_status_msg"] = FailsWith ?? "",
            ["created_at"] = 1763800000000,
            ["task_info"] = new { external_task_id = job.External },
        };
        if (status == "succeed")
        {
            var images = Enumerable.Range(0, job.Count).Select(i => new { index = i, url = new Uri(Address, $"files/{job.Id}-{i}.png").ToString() });
            data["task_result"] = new { images };
            if (Deduction is not null) data["final_unit_deduction"] = Deduction;
        }

        return VendorReply.Json(200, new { code = 0, message = "SUCCEED", request_id = "r", data });
    }

    private static VendorReply Packs(string query) => query.Contains("start_time=", StringComparison.Ordinal)
        && query.Contains("end_time=", StringComparison.Ordinal)
        ? VendorReply.Json(200, new
        {
            code = 0,
            data = new
            {
                code = 0,
                resource_pack_subscribe_infos = new object[]
                {
                    new { resource_pack_name = "a", remaining_quantity = 118.5, status = "online" },
                    new { resource_pack_name = "b", remaining_quantity = 9, status = "expired" },
                },
            },
        })
        : Error(400, 1201);

    /// <summary>One space after "Bearer"; then a key that stands alone, or a token signed with the secret and good now.</summary>
    private int? KeyTrouble(string? header)
    {
        if (header == $"Bearer {Key}") return null;
        if (header?.Split(' ') is not ["Bearer", var token] || token.Split('.') is not [var head, var body, var signature]) return 1000;
        var right = HMACSHA256.HashData(Encoding.UTF8.GetBytes(SecretKey), Encoding.ASCII.GetBytes($"{head}.{body}"));
        if (!right.AsSpan().SequenceEqual(Bytes(signature)) || Read(head).GetProperty("alg").GetString() != "HS256") return 1002;
        var claims = Read(body);
        if (claims.GetProperty("iss").GetString() != AccessKey) return 1002;
        var now = Now().ToUnixTimeSeconds();
        return now < claims.GetProperty("nbf").GetInt64() ? 1003 : now > claims.GetProperty("exp").GetInt64() ? 1004 : null;
    }

    private static JsonElement Read(string part) => JsonSerializer.Deserialize<JsonElement>(Bytes(part));

    private static byte[] Bytes(string part) => System.Buffers.Text.Base64Url.DecodeFromChars(part);

    private sealed class Job(string id, string external, int count, bool isOmni)
    {
        public bool IsOmni => isOmni;

        public string Id => id;

        public string External => external;

        public int Count => count;

        public int Polls { get; set; }
    }
}
