using System.Text.RegularExpressions;

namespace ImageStudio.Web.Providers.ComfyUI;

/// <summary>
/// A description that names no file. "embedding:name" has one of the operator's loaded, and older servers look for it in any folder that the
/// name leads to (comfy/sd1_clip.py). Many people's nodes take a tag such as "&lt;lora:file:1&gt;" in the same way. A space before
/// the colon or after the bracket makes either words to be drawn, and no letter is lost. Weights stay as they are.
/// </summary>
internal static partial class HarmlessPrompt
{
    public static string Of(string prompt) => FileName().Replace(prompt, " ");

    [GeneratedRegex(@"(?<=embedding)(?=:)|(?<=<)(?=\w+:)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
