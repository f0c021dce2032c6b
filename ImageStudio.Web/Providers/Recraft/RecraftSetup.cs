namespace ImageStudio.Web.Providers.Recraft;

public static class RecraftSetup
{
    private const int MaxAnswerBytes = 128 * 1024 * 1024;

    /// <summary>Address and header: Recraft's OpenAPI document of August 2026; variables: its documentation and its MCP server.</summary>
    public static VendorProfile Profile { get; } = new("recraft", "Recraft", "Recraft", new Uri("https://external.api.recraft.ai/v1/"), VendorProfile.Bearer)
    {
        KeyVariables = ["RECRAFT_API_TOKEN", "RECRAFT_API_KEY"],
        MaxAnswerBytes = MaxAnswerBytes,
    };

    public static IServiceCollection AddRecraft(this IServiceCollection services, IConfiguration configuration) =>
        services.AddVendor<RecraftProvider>(Profile, configuration);
}
