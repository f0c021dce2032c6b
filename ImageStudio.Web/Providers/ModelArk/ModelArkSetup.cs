namespace ImageStudio.Web.Providers.ModelArk;

public static class ModelArkSetup
{
    /// <summary>
    /// BytePlus outside China; Volcengine's address inside China is the operator's to set. Address, key and its variable: Volcengine's Python
    /// SDK and the ByteDance package of vercel/ai.
    /// </summary>
    public static VendorProfile Profile { get; } = new(
        "modelark", "BytePlus ModelArk", "ModelArk", new Uri("https://ark.ap-southeast.bytepluses.com/api/v3/"), VendorProfile.Bearer)
    {
        KeyVariables = ["ARK_API_KEY"],
        MaxAnswerBytes = 128 * 1024 * 1024,
    };

    public static IServiceCollection AddModelArk(this IServiceCollection services, IConfiguration configuration) =>
        services.AddVendor<ModelArkProvider>(Profile, configuration);
}
