using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageStudio.Web.Providers.ComfyUI;

/// <summary>
/// A graph in ComfyUI's API format, in which an input that is one of the <see cref="Places"/> is filled in for each order. It is filled as a
/// tree, never as text: whatever a person writes stays the value of that one input.
/// </summary>
public sealed class ComfyUIWorkflow
{
    private const string Prompt = "{prompt}";
    private const string Model = "{model}";

    internal const string Avoid = "{avoid}";
    internal const string Seed = "{seed}";

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    private readonly JsonObject _graph;

    private ComfyUIWorkflow(string name, JsonObject graph)
    {
        (Name, _graph) = (name, graph);
        var loaders = from node in Nodes(graph) from input in PlacesOf(node.Inputs) where input.Place == Model select (node.Class, input.Input);
        Loader = loaders.Select(loader => ((string, string)?)loader).FirstOrDefault();
    }

    /// <summary>Each has to be the whole value of an input.</summary>
    public static IReadOnlyList<string> Places { get; } = [Prompt, Avoid, Model, Seed, "{width}", "{height}", "{count}"];

    /// <summary>The file's, without its ending.</summary>
    public string Name { get; }

    /// <summary>The kind of node that takes the model, and by which input; null where the workflow has its own model.</summary>
    public (string Class, string Input)? Loader { get; }

    /// <exception cref="FormatException">It could not be drawn with; the message is the rest of a sentence that says why.</exception>
    public static ComfyUIWorkflow Parse(string name, string text)
    {
        var graph = Graph(text);
        var inputs = Nodes(graph).Select(node => node.Inputs).ToList();
        if (inputs.SelectMany(Texts).FirstOrDefault(input => IsMixed(input.Text)) is { Text: { } mixed })
            throw new FormatException($"\"{mixed}\" mixes a place with other words, and a place has to be the whole value.");
        if (!inputs.SelectMany(PlacesOf).Any(place => place.Place == Prompt)) throw new FormatException($"no input of its nodes is {Prompt}.");
        if (!Nodes(graph).Any(node => IsOutput(node.Class))) throw new FormatException("it has no node that saves or previews pictures.");
        return new(ModelNames.IsOne(name) ? name : "workflow", graph);
    }

    /// <summary>Whether an input of it is filled with this.</summary>
    public bool Has(string place) => Nodes(_graph).SelectMany(node => PlacesOf(node.Inputs)).Any(found => found.Place == place);

    public JsonObject Fill(ImageRequest request)
    {
        var filled = _graph.DeepClone().AsObject();
        foreach (var node in Nodes(filled).ToList())
            foreach (var (input, place) in PlacesOf(node.Inputs).ToList()) node.Inputs[input] = ValueOf(place, request);
        return filled;
    }

    private static JsonNode ValueOf(string place, ImageRequest request) => place switch
    {
        Prompt => HarmlessPrompt.Of(request.Prompt),
        Avoid => HarmlessPrompt.Of(request.NegativePrompt ?? ""),
        Model => request.VendorModel,
        Seed => request.Seed,
        "{width}" => request.Size.Width,
        "{height}" => request.Size.Height,
        "{count}" => request.Count,
        _ => throw new InvalidOperationException($"{place} is not a place."),
    };

    private static JsonObject Graph(string text)
    {
        JsonObject? graph;
        try
        {
            graph = JsonNode.Parse(text, documentOptions: Strict) as JsonObject;
        }
        catch (JsonException trouble)
        {
            throw new FormatException("the file is not JSON.", trouble);
        }

        if (graph?["nodes"] is JsonArray) throw new FormatException("the workflow has to be exported in API format.");
        if (graph is not { Count: > 0 } || !graph.All(field => IsNode(field.Value))) throw new FormatException("the file is not an object of nodes.");
        return graph;
    }

    private static bool IsNode(JsonNode? node) => node is JsonObject && node["inputs"] is JsonObject && Text(node["class_type"]) is { Length: > 0 };

    private static IEnumerable<(string Class, JsonObject Inputs)> Nodes(JsonObject graph) =>
        graph.Select(field => (Text(field.Value!["class_type"])!, field.Value!["inputs"]!.AsObject()));

    private static IEnumerable<(string Input, string Place)> PlacesOf(JsonObject inputs) => Texts(inputs).Where(input => Places.Contains(input.Text));

    private static IEnumerable<(string Input, string Text)> Texts(JsonObject inputs) =>
        inputs.Select(input => (input.Key, Text(input.Value)!)).Where(input => input.Item2 is not null);

    private static bool IsMixed(string text) => !Places.Contains(text) && Places.Any(place => text.Contains(place, StringComparison.Ordinal));

    /// <summary>Extensions bring nodes of their own for it, and all known ones say it in their name.</summary>
    private static bool IsOutput(string name) =>
        name.Contains("Save", StringComparison.OrdinalIgnoreCase) || name.Contains("Preview", StringComparison.OrdinalIgnoreCase);

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
