using System.Text.RegularExpressions;

namespace ImageStudio.Web.Providers.Automatic1111;

/// <summary>
/// What of the engine's own language a person may use. Weights, "[x:y:0.5]", "BREAK" and "AND" say how the picture is drawn and stay as they
/// are. A tag such as "&lt;lora:file:1&gt;" has a file of the operator's loaded, or runs an extension that listens for its word
/// (modules/extra_networks.py): not for whoever describes a picture. The engine takes such a tag only without a space after its
/// bracket, so one space makes it words to be drawn, and no letter is lost. What else an installed extension reads in a description is
/// between it and the operator.
/// </summary>
internal static partial class HarmlessPrompt
{
    public static string Of(string prompt) => Tag().Replace(prompt, "< ");

    [GeneratedRegex(@"<(?=\w+:)", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
