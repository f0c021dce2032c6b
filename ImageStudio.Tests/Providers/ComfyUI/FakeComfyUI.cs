using System.Text.Json;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;

namespace ImageStudio.Tests.Providers.ComfyUI;

/// <summary>
/// ComfyUI's queue as its source tells it (server.py, execution.py). A job waits, runs and ends with each question for it. What it would take
/// and not draw with, such as an unknown field, is a complaint.
/// </summary>
public sealed class FakeComfyUI : FakeVendor
{
    private static readonly StrictFields Fields = new StrictFields()
        .Required("prompt", value => value.ValueKind == JsonValueKind.Object)
        .Required("client_id", StrictFields.Text(64))
        .Required("prompt_id", value => Guid.TryParseExact(value.GetString(), "D", out var id) && id.ToString() == value.GetString());

    private readonly Lock _lock = new();
    private readonly List<Job> _jobs = [];

    public FakeGraph Graph { get; } = new();

    /// <summary>Gives out ids of its own, and stops whatever runs.</summary>
    public bool IsOld { get; set; }

    /// <summary>What a finished job brought forth by node, in place of its pictures.</summary>
    public object? Outputs { get; set; }

    /// <summary>How a finished job says that it ended; null for success.</summary>
    public object? Status { get; set; }

    /// <summary>The jobs that were stopped while they ran.</summary>
    public List<string> Interrupted { get; } = [];

    /// <summary>How far the latest job is, to be set between questions.</summary>
    public JobStage Stage
    {
        set
        {
            lock (_lock) _jobs[^1].Stage = value;
        }
    }

    /// <summary>Queue and history are in memory only.</summary>
    public void Restart()
    {
        lock (_lock) _jobs.Clear();
    }

    /// <summary>Another person's work, ordered at its own page; it runs and is never asked for.</summary>
    public void RunAnothers()
    {
        lock (_lock) _jobs.Add(new("of-another", -1, "a-browser", default, []) { Stage = JobStage.Running });
    }

    protected override CallRole RoleOf(string method, string path) => (method, path) switch
    {
        ("POST", "/prompt") => CallRole.Order,
        ("POST", "/queue" or "/interrupt") => CallRole.Cancel,
        ("GET", "/view") => CallRole.Download,
        ("GET", var p) when p == "/queue" || p.StartsWith("/history", StringComparison.Ordinal) => CallRole.Question,
        _ => CallRole.Other,
    };

    protected override VendorReply Answer(VendorCall call)
    {
        lock (_lock)
        {
            return call switch
            {
                { Role: CallRole.Order } => Take(call.Json),
                { Role: CallRole.Cancel } => Stop(call.Path, call.Json),
                { Role: CallRole.Download } => View(call.Query),
                { Path: "/queue" } => Queue(),
                { Method: "GET", Path: "/history" } => History(_jobs.TakeLast(int.Parse(QueryHelpers.ParseQuery(call.Query)["max_items"]!))),
                { Role: CallRole.Question } => Question(call.Path["/history/".Length..]),
                { Method: "GET", Path: "/prompt" } => VendorReply.Json(200, new { exec_info = new { queue_remaining = _jobs.Count } }),
                { Method: "GET" } when call.Path.Split('/') is ["", "object_info", var name] => VendorReply.Json(200, Graph.Describe(name)),
                _ => VendorReply.Text(404, "404: Not Found", "text/plain"),
            };
        }
    }

    public static object Refusal(string type, string nodeType, object? extra = null) => new
    {
        error = new { type = "prompt_outputs_failed_validation", message = "…", details = "…", extra_info = new { } },
        node_errors = new Dictionary<string, object>
        {
            ["checkpoint"] = new
            {
                errors = new[] { new { type, message = "…", details = "…", extra_info = extra ?? new { } } },
                dependent_outputs = new[] { "pictures" },
                class_type = nodeType,
            },
        },
    };

    private VendorReply Take(JsonElement body)
    {
        var wrong = Fields.Check(body) ?? FakeGraph.Check(body.GetProperty("prompt"));
        if (wrong is not null) return Complain(wrong, VendorReply.Json(400, Refusal("invalid", "?")));
        var graph = body.GetProperty("prompt");
        if (Graph.MissingModel(graph) is { } missing)
            return VendorReply.Json(400, Refusal("value_not_in_list", "CheckpointLoaderSimple", new { input_name = "ckpt_name", received_value = missing }));

        var id = IsOld ? Guid.NewGuid().ToString() : body.GetProperty("prompt_id").GetString()!;
        var files = Enumerable.Range(0, FakeGraph.CountOf(graph)).Select(i => $"ä b#{_jobs.Count}&_{i:00000}_.png").ToArray();
        _jobs.Add(new(id, _jobs.Count, body.GetProperty("client_id").GetString()!, graph, files));
        Bill.Enqueue(FakeGraph.PromptOf(graph));
        return VendorReply.Json(200, new { prompt_id = id, number = _jobs.Count, node_errors = new { } });
    }

    private VendorReply Question(string id)
    {
        if (_jobs.Find(job => job.Id == id) is not { } job) return VendorReply.Json(200, new { });
        job.Asked();
        return History([job]);
    }

    private VendorReply History(IEnumerable<Job> jobs) =>
        VendorReply.Json(200, jobs.Where(job => job.Stage == JobStage.Ended).ToDictionary(job => job.Id, Entry));

    private object Entry(Job job)
    {
        var images = job.Files.Select(file => new { filename = file, subfolder = "day 1/x", type = "temp" });
        return new
        {
            prompt = job.Item,
            outputs = Outputs ?? new { pictures = new { images } },
            status = Status ?? new { status_str = "success", completed = true, messages = new object[] { new object[] { "execution_success", new { } } } },
            meta = new { },
        };
    }

    private VendorReply Queue() => VendorReply.Json(200, new
    {
        queue_running = _jobs.Where(job => job.Stage == JobStage.Running).Select(job => job.Item),
        // A heap is not in order.
        queue_pending = _jobs.Where(job => job.Stage == JobStage.Waiting).Reverse().Select(job => job.Item),
    });

    private VendorReply Stop(string path, JsonElement body)
    {
        if (path == "/queue")
        {
            var id = body.GetProperty("delete").EnumerateArray().Single().GetString();
            _jobs.RemoveAll(job => job.Stage == JobStage.Waiting && job.Id == id);
        }
        else
        {
            var id = body.GetProperty("prompt_id").GetString();
            Interrupted.AddRange(_jobs.Where(job => job.Stage == JobStage.Running && (IsOld || job.Id == id)).Select(job => job.Id));
        }

        return VendorReply.Empty(200);
    }

    private VendorReply View(string query)
    {
        var asked = QueryHelpers.ParseQuery(query);
        var isKnown = asked is { Count: 3 } && asked["subfolder"] == "day 1/x" && asked["type"] == "temp"
            && _jobs.Any(job => job.Files.Contains(asked["filename"].ToString()));
        return isKnown ? VendorReply.Png(Pictures.Plain(32, 32, 10, 20, 30)) : Complain($"no such file: {query}", VendorReply.Empty(404));
    }

    private sealed class Job(string id, int number, string client, JsonElement graph, string[] files)
    {
        public string Id => id;

        public string[] Files => files;

        public JobStage Stage { get; set; }

        public object[] Item =>
            [number, id, graph.ValueKind == JsonValueKind.Undefined ? new { } : graph, new { client_id = client, create_time = 1763800000000 }, new[] { "pictures" }];

        private int _questions;

        /// <summary>Waits at the first question, runs at the second, and has ended by the third.</summary>
        public void Asked()
        {
            if (++_questions > 1 && Stage < JobStage.Ended) Stage++;
        }
    }
}

public enum JobStage
{
    Waiting,
    Running,
    Ended,
}
