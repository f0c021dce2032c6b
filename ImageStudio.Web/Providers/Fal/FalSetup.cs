namespace ImageStudio.Web.Providers.Fal;

public static class FalSetup
{
    /// <summary>Addresses and header: fal's official JavaScript and Python clients (queue.fal.run, api.fal.ai, "Key …").</summary>
    public static VendorProfile Profile { get; } = new(
        "fal", "fal.ai", "Fal", new Uri("https://queue.fal.run/"), (request, key) => request.Headers.Authorization = new("Key", key))
    {
        KeyVariables = ["FAL_KEY"],
        ApiHosts = ["queue.fal.run", "api.fal.ai"],
        ResultHosts = ["fal.media", ".fal.media"],
    };

    public static IServiceCollection AddFal(this IServiceCollection services, IConfiguration configuration) =>
        services.AddVendor<FalProvider>(Profile, configuration);
}
