using System.Text.Json;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.ComfyUI;

/// <summary>
/// One file that the server names as a result. It serves files by name (<c>GET view</c> in server.py), so that only a name inside its folders for
/// results is asked for: no way up, no drive or scheme, and no "[input]" after the name, which would lead to another folder.
/// </summary>
internal sealed record ComfyUIPicture(string FileName, string Subfolder, bool IsSaved)
{
    private const int MostCharacters = 255;

    public static ComfyUIPicture? Of(JsonElement file)
    {
        var (name, folder, type) = (file.Text("filename"), file.Text("subfolder") ?? "", file.Text("type"));
        if (type is not ("output" or "temp") || name is not { Length: > 0 } || name.AsSpan().ContainsAny("/\\[]")) return null;
        return IsInside(name) && IsInside(folder) ? new(name, folder, type == "output") : null;
    }

    public ImageSource At(Uri own)
    {
        var query = $"filename={Uri.EscapeDataString(FileName)}&subfolder={Uri.EscapeDataString(Subfolder)}&type={(IsSaved ? "output" : "temp")}";
        return new(new Uri(own, $"view?{query}").AbsoluteUri);
    }

    private static bool IsInside(string name) => name.Length <= MostCharacters && !name.Any(char.IsControl)
        && !name.Contains("..", StringComparison.Ordinal) && !name.Contains(':', StringComparison.Ordinal)
        && !name.StartsWith('/') && !name.StartsWith('\\');
}
