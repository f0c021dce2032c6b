using System.Text.Json;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.ComfyUI;

/// <summary>A finished order as <c>GET history</c> tells it.</summary>
internal static class ComfyUIJob
{
    private const int MostCharacters = 100;
    private const int MostDetail = 200;
    private const int MostPictures = 16;

    /// <returns>Null for an id that cannot stand in a path as it is.</returns>
    public static string? IdOf(JsonElement id) =>
        id.Words is { Length: > 0 and <= MostCharacters } text && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? text : null;

    /// <summary>The history holds only what has ended. Servers of before 2024 do not say how.</summary>
    public static JobUpdate Ended(string id, JsonElement entry, Uri own)
    {
        var status = entry.Field("status") ?? default;
        if (status.Text("status_str") == "error") return new JobUpdate.Failed(FailureKind.ProviderFault, Trouble(status));
        var named = entry.Members("outputs").SelectMany(node => node.Value.Items("images")).Take(MostPictures).Select(ComfyUIPicture.Of).ToList();
        if (named.Count == 0) return new JobUpdate.Failed(FailureKind.ProviderFault, "It ended without a picture.");
        var pictures = Wanted(named);
        return pictures.Count > 0
            ? new JobUpdate.Done(id, [.. pictures.Select(picture => picture.At(own))], Report: null)
            : new JobUpdate.Failed(FailureKind.UnsafeResult, "It named a file that is none of its results.");
    }

    /// <summary>What a workflow saves is its result; previews count where it saves nothing. One odd name spoils them all.</summary>
    private static List<ComfyUIPicture> Wanted(List<ComfyUIPicture?> named)
    {
        if (named.Contains(null)) return [];
        var saved = named.OfType<ComfyUIPicture>().Where(picture => picture.IsSaved).ToList();
        return saved.Count > 0 ? saved : [.. named.OfType<ComfyUIPicture>()];
    }

    /// <summary>For the log: which node, and what it said, without the description that is part of the answer.</summary>
    private static string Trouble(JsonElement status)
    {
        var message = status.Items("messages").Where(said => said.ValueKind == JsonValueKind.Array && said.GetArrayLength() == 2)
            .LastOrDefault(said => said[0].Words is "execution_error" or "execution_interrupted");
        if (message.ValueKind != JsonValueKind.Array) return "error";
        var said = message[1];
        var text = $"{message[0].Words} {said.Text("node_type")} {said.Text("exception_type")} {said.Text("exception_message")}";
        return new string([.. text.Take(MostDetail).Select(c => char.IsControl(c) ? ' ' : c)]).TrimEnd();
    }
}
