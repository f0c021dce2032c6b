namespace ImageStudio.Web.Providers.OpenAICompatible;

/// <summary>
/// sd-server, which also speaks this API, takes settings out of a tag in the description: file names among them (routes_openai.cpp of
/// stable-diffusion.cpp). Whoever describes a picture may not do that.
/// </summary>
internal static class SafePrompt
{
    private const string Tag = "sd_cpp_extra_args";

    public static string Of(string prompt)
    {
        // Taking one out may make another whole.
        while (prompt.Contains(Tag, StringComparison.OrdinalIgnoreCase)) prompt = prompt.Replace(Tag, "", StringComparison.OrdinalIgnoreCase);
        return prompt;
    }
}
