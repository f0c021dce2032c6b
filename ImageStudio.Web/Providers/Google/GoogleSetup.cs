namespace ImageStudio.Web.Providers.Google;

public static class GoogleSetup
{
    private const int MaxAnswerBytes = 128 * 1024 * 1024;

    /// <summary>Address, header and variables: Google's JavaScript client @google/genai 3.1. Only v1beta knows the fields of pictures.</summary>
    public static VendorProfile Profile { get; } = new(
        "google", "Google", "Google", new Uri("https://generativelanguage.googleapis.com/v1beta/"), (request, key) => request.Headers.Add("x-goog-api-key", key))
    {
        KeyVariables = ["GEMINI_API_KEY", "GOOGLE_API_KEY"],
        MaxAnswerBytes = MaxAnswerBytes,
    };

    public static IServiceCollection AddGoogle(this IServiceCollection services, IConfiguration configuration) =>
        services.AddVendor<GoogleProvider>(Profile, configuration);
}
