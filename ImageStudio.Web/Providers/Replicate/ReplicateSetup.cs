namespace ImageStudio.Web.Providers.Replicate;

public static class ReplicateSetup
{
    /// <summary>Addresses and header: Replicate's API description and its official JavaScript client.</summary>
    public static VendorProfile Profile { get; } = new(
        "replicate", "Replicate", "Replicate", new Uri("https://api.replicate.com/v1/"), VendorProfile.Bearer)
    {
        KeyVariables = ["REPLICATE_API_TOKEN"],
        // The hosts of the files count as its API, since its reference says that they may want the token (its guide says that they do not).
        ApiHosts = ["api.replicate.com", "replicate.delivery", ".replicate.delivery"],
        ResultHosts = ["replicate.delivery", ".replicate.delivery"],
    };

    public static IServiceCollection AddReplicate(this IServiceCollection services, IConfiguration configuration) =>
        services.AddVendor<ReplicateProvider>(Profile, configuration);
}
