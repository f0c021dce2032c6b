namespace ImageStudio.Web.Providers.SdServer;

public static class SdServerSetup
{
    /// <summary>
    /// An engine of the operator's own: no key, no bill, and no address but the one in <c>Providers:SdServer:BaseUrl</c>, for example
    /// http://gpu.lan:1234. Its pictures come inside its answers.
    /// </summary>
    public static VendorProfile Profile { get; } = new("sdserver", "stable-diffusion.cpp", "SdServer", null, (_, _) => { })
    {
        NeedsKey = false,
        TakesSeed = true,
        TakesNegativePrompt = true,
        TakesAreas = true,
        MaxAnswerBytes = 128 * 1024 * 1024,
    };

    public static IServiceCollection AddSdServer(this IServiceCollection services, IConfiguration configuration) =>
        services.AddVendor<SdServerProvider>(Profile, configuration);
}
