using System.Text.Json;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.OpenAICompatible;

/// <summary>Answers of servers that agree in outline only: pictures inside them, or addresses, whole or relative.</summary>
internal static class OpenAICompatibleResult
{
    public static IReadOnlyList<ReadOnlyMemory<byte>> Pictures(JsonElement body) => body.Pictures("data", "b64_json") ?? [];

    /// <summary>LocalAI names itself as it sees itself: whatever host stands there, the picture is asked for at the operator's address.</summary>
    public static IReadOnlyList<ImageSource> Addresses(JsonElement body, Uri own) =>
    [
        .. body.Items("data").Select(item => item.Text("url")).OfType<string>()
            .Select(text => Uri.TryCreate(own, text, out var address) ? address : null).OfType<Uri>()
            .Where(address => address.Scheme is "http" or "https")
            .Select(address => new ImageSource(new Uri(own, address.PathAndQuery).ToString())),
    ];

    public static IReadOnlyList<string> Models(JsonElement body) => ModelNames.Of(body.Items("data").Select(model => model.Text("id")));
}
