namespace ImageStudio.Web.Providers.OpenAICompatible;

public static class OpenAICompatibleSetup
{
    /// <summary>
    /// Any server of the operator's own that draws by the routes of OpenAI's images API: LocalAI, Lemonade, vLLM-Omni, SGLang. Its address,
    /// for example http://gpu.lan:8080/v1, stands in <c>Providers:OpenAICompatible:BaseUrl</c>; a key only where the operator gave it one.
    /// </summary>
    public static VendorProfile Profile { get; } = new("openaicompatible", "Own image server", "OpenAICompatible", null, VendorProfile.Bearer)
    {
        NeedsKey = false,
        MaxAnswerBytes = 128 * 1024 * 1024,
    };

    public static IServiceCollection AddOpenAICompatible(this IServiceCollection services, IConfiguration configuration) =>
        services.AddVendor<OpenAICompatibleProvider>(Profile, configuration);
}
