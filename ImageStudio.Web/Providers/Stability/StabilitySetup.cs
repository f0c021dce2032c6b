namespace ImageStudio.Web.Providers.Stability;

public static class StabilitySetup
{
    // One picture of up to 1.5 megapixels an answer, in base64.
    private const int MaxAnswerBytes = 32 * 1024 * 1024;

    /// <summary>Address and header: Stability AI's API description (v2beta).</summary>
    public static VendorProfile Profile { get; } = new(
        "stability", "Stability AI", "Stability", new Uri("https://api.stability.ai/"), VendorProfile.Bearer)
    {
        KeyVariables = ["STABILITY_API_KEY"],
        MaxAnswerBytes = MaxAnswerBytes,
    };

    public static IServiceCollection AddStability(this IServiceCollection services, IConfiguration configuration) =>
        services.AddVendor<StabilityProvider>(Profile, configuration);
}
