using System.Text.Json;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.SdServer;

/// <summary>What the server's answers hold.</summary>
internal static class SdServerModel
{
    /// <summary>The file name of the model that is loaded, without its ending where the server says it so.</summary>
    public static string? Of(JsonElement capabilities)
    {
        var modes = capabilities.Items("supported_modes").Select(mode => mode.ToString()).ToList();
        if (modes.Count > 0 && !modes.Contains("img_gen")) return null;
        var model = capabilities.Field("model");
        return (model?.Text("stem") ?? model?.Text("name")) is { } name && ModelNames.IsOne(name) ? name : null;
    }

    public static IReadOnlyList<ReadOnlyMemory<byte>> Pictures(JsonElement job) => job.Field("result")?.Pictures("images", "b64_json") ?? [];
}
