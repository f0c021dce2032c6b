using System.Text.Json;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.ComfyUI;

/// <summary>The files that a kind of node can be given, as <c>GET object_info/{class}</c> says it.</summary>
internal static class ComfyUIModels
{
    public static IReadOnlyList<string> Of(JsonElement body, (string Class, string Input) loader)
    {
        var inputs = body.Field(loader.Class, "input") ?? default;
        var choice = (inputs.Field("required", loader.Input) ?? inputs.Field("optional", loader.Input)) switch
        {
            { ValueKind: JsonValueKind.Array } spec when spec.GetArrayLength() > 0 => Choice(spec),
            _ => [],
        };
        return ModelNames.Of(choice.Select(name => name.Words));
    }

    /// <summary>A list and its remarks; newer nodes put the list into the remarks.</summary>
    private static IEnumerable<JsonElement> Choice(JsonElement spec) => spec[0].ValueKind == JsonValueKind.Array
        ? spec[0].EnumerateArray()
        : spec.GetArrayLength() > 1 ? spec[1].Items("options") : [];
}
