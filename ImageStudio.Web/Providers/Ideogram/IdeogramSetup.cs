namespace ImageStudio.Web.Providers.Ideogram;

public static class IdeogramSetup
{
    /// <summary>Address and header: Ideogram's OpenAPI document; pictures stand on its site's own host, as the examples there show.</summary>
    public static VendorProfile Profile { get; } = new(
        "ideogram", "Ideogram", "Ideogram", new Uri("https://api.ideogram.ai/"), (request, key) => request.Headers.Add("Api-Key", key))
    {
        KeyVariables = ["IDEOGRAM_API_KEY"],
        ResultHosts = ["ideogram.ai", ".ideogram.ai"],
    };

    public static IServiceCollection AddIdeogram(this IServiceCollection services, IConfiguration configuration) =>
        services.AddVendor<IdeogramProvider>(Profile, configuration);
}
