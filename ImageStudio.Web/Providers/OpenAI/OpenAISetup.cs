namespace ImageStudio.Web.Providers.OpenAI;

public static class OpenAISetup
{
    private const int MaxAnswerBytes = 128 * 1024 * 1024;

    /// <summary>Address and header: OpenAI's OpenAPI document of August 2026; the key's variable: its official clients.</summary>
    public static VendorProfile Profile { get; } = new("openai", "OpenAI", "OpenAI", new Uri("https://api.openai.com/v1/"), VendorProfile.Bearer)
    {
        KeyVariables = ["OPENAI_API_KEY"],
        MaxAnswerBytes = MaxAnswerBytes,
    };

    public static IServiceCollection AddOpenAI(this IServiceCollection services, IConfiguration configuration) =>
        services.AddVendor<OpenAIProvider>(Profile, configuration);
}
