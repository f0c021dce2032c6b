namespace ImageStudio.Web.Providers.BlackForestLabs;

public static class BflSetup
{
    /// <summary>Addresses and header: the vendor's API description (x-key; regional hosts under bfl.ai); delivery hosts as its answers name them.</summary>
    public static VendorProfile Profile { get; } = new(
        "bfl", "Black Forest Labs", "BlackForestLabs", new Uri("https://api.bfl.ai/"), (request, key) => request.Headers.Add("x-key", key))
    {
        KeyVariables = ["BFL_API_KEY"],
        ApiHosts = [".bfl.ai"],
        // Names of storage accounts are anybody's to take, so that each is written out.
        ResultHosts = [".bfl.ai", "bfldeliveryprod.blob.core.windows.net", "bfldeliverysc.blob.core.windows.net"],
    };

    public static IServiceCollection AddBlackForestLabs(this IServiceCollection services, IConfiguration configuration) =>
        services.AddVendor<BflProvider>(Profile, configuration);
}
