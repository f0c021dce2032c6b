using System.Text.Json;
using ImageStudio.Tests.Providers.Contract;

namespace ImageStudio.Tests.Providers.ComfyUI;

/// <summary>The nodes that the fake has, with what it takes as their inputs, and what it makes of a workflow.</summary>
public sealed class FakeGraph
{
    public const string Model = "sd_xl_base_1.0.safetensors";

    private static readonly Func<JsonElement, bool> Link = value => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 2;
    private static readonly Func<JsonElement, bool> Side = value => value.TryGetInt32(out var side) && side is >= 16 and <= 16384 && side % 8 == 0;
    private static readonly Func<JsonElement, bool> File = value => value.ValueKind == JsonValueKind.String;

    /// <summary>A file is named by a description wherever "embedding:" begins a word.</summary>
    private static readonly Func<JsonElement, bool> Words = value =>
        value.ValueKind == JsonValueKind.String && !value.GetString()!.Contains("embedding:", StringComparison.Ordinal);

    private static readonly Dictionary<string, StrictFields> Nodes = new()
    {
        ["CheckpointLoaderSimple"] = new StrictFields().Required("ckpt_name", File),
        ["UNETLoader"] = new StrictFields().Required("unet_name", File).Required("weight_dtype", StrictFields.OneOf("default")),
        ["EmptyLatentImage"] = new StrictFields().Required("width", Side).Required("height", Side).Required("batch_size", StrictFields.Whole(1, 4096)),
        ["CLIPTextEncode"] = new StrictFields().Required("clip", Link).Required("text", Words),
        ["KSampler"] = new StrictFields().Required("model", Link).Required("positive", Link).Required("negative", Link).Required("latent_image", Link)
            .Required("seed", StrictFields.Whole(0, long.MaxValue)).Required("steps", StrictFields.Whole(1, 10_000))
            .Required("cfg", value => value.ValueKind == JsonValueKind.Number).Required("sampler_name", StrictFields.OneOf("euler"))
            .Required("scheduler", StrictFields.OneOf("normal")).Required("denoise", value => value.ValueKind == JsonValueKind.Number),
        ["VAEDecode"] = new StrictFields().Required("samples", Link).Required("vae", Link),
        ["PreviewImage"] = new StrictFields().Required("images", Link),
        ["SaveImage"] = new StrictFields().Required("images", Link).Required("filename_prefix", File),
    };

    /// <summary>What its loaders can be given.</summary>
    public IReadOnlyList<string> Files { get; set; } = [Model, @"flux\flux1-dev.safetensors"];

    /// <summary>Newer nodes say their choice in another place.</summary>
    public bool IsNewer { get; set; }

    /// <returns>What is wrong, or null.</returns>
    public static string? Check(JsonElement graph)
    {
        foreach (var node in graph.EnumerateObject())
        {
            if (!Nodes.TryGetValue(node.Value.GetProperty("class_type").GetString()!, out var inputs)) return $"{node.Name} is no node";
            if (inputs.Check(node.Value.GetProperty("inputs")) is { } wrong) return $"{node.Name}: {wrong}";
            if (Links(node.Value).Any(target => !graph.TryGetProperty(target, out _))) return $"{node.Name} leads nowhere";
        }

        return Find(graph, "PreviewImage", "SaveImage") is null ? "it has no output" : null;
    }

    /// <summary>A file that a loader is given and that is not there.</summary>
    public string? MissingModel(JsonElement graph) => Find(graph, "CheckpointLoaderSimple", "UNETLoader") is { } loader
        && (Input(loader, "ckpt_name") ?? Input(loader, "unet_name")) is { } asked && !Files.Contains(asked.GetString()) ? asked.GetString() : null;

    public object Describe(string name)
    {
        object choice = IsNewer ? new object[] { "COMBO", new { options = Files } } : new object[] { Files, new { tooltip = "…" } };
        return name switch
        {
            "CheckpointLoaderSimple" => new { CheckpointLoaderSimple = new { input = new { required = new { ckpt_name = choice } }, output = new[] { "MODEL", "CLIP", "VAE" } } },
            "UNETLoader" => new { UNETLoader = new { input = new { required = new { weight_dtype = new object[] { new[] { "default" } }, unet_name = choice } } } },
            _ => new { },
        };
    }

    public static int CountOf(JsonElement graph) => Input(Find(graph, "EmptyLatentImage")!.Value, "batch_size")!.Value.GetInt32();

    /// <summary>What the sampler is led by.</summary>
    public static string PromptOf(JsonElement graph)
    {
        var wanted = Input(Find(graph, "KSampler")!.Value, "positive")!.Value[0].GetString()!;
        return Input(graph.GetProperty(wanted), "text")!.Value.GetString()!;
    }

    private static JsonElement? Find(JsonElement graph, params string[] names) =>
        graph.EnumerateObject().Select(node => (JsonElement?)node.Value).FirstOrDefault(node => names.Contains(node!.Value.GetProperty("class_type").GetString()));

    private static JsonElement? Input(JsonElement node, string name) => node.GetProperty("inputs").TryGetProperty(name, out var value) ? value : null;

    private static IEnumerable<string> Links(JsonElement node) =>
        node.GetProperty("inputs").EnumerateObject().Where(input => Link(input.Value)).Select(input => input.Value[0].GetString()!);
}
