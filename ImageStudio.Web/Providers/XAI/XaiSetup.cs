namespace ImageStudio.Web.Providers.XAI;

public static class XaiSetup
{
    // Four pictures an answer at most, in base64.
    private const int MaxAnswerBytes = 128 * 1024 * 1024;

    /// <summary>Address and header: xAI's published interface (xai-org/xai-proto).</summary>
    public static VendorProfile Profile { get; } = new("xai", "xAI", "XAI", new Uri("https://api.x.ai/v1/"), VendorProfile.Bearer)
    {
        KeyVariables = ["XAI_API_KEY"],
        MaxAnswerBytes = MaxAnswerBytes,
    };

    public static IServiceCollection AddXAI(this IServiceCollection services, IConfiguration configuration) =>
        services.AddVendor<XaiProvider>(Profile, configuration);
}
