using System.Text;

namespace ImageStudio.Web.Providers.Automatic1111;

public static class Automatic1111Setup
{
    /// <summary>
    /// An engine of the operator's own, started with <c>--api</c>: AUTOMATIC1111's web UI, Forge or SD.Next. Its address, for example
    /// http://gpu.lan:7860, stands in <c>Providers:Automatic1111:BaseUrl</c>; where it was started with <c>--api-auth</c>, that name and
    /// password stand in <c>Providers:Automatic1111:ApiKey</c> as "name:password". Its pictures come inside its answers.
    /// </summary>
    public static VendorProfile Profile { get; } = new("automatic1111", "AUTOMATIC1111", "Automatic1111", null, Basic)
    {
        NeedsKey = false,
        TakesSeed = true,
        TakesNegativePrompt = true,
        TakesAreas = true,
        MaxAnswerBytes = 128 * 1024 * 1024,
    };

    public static IServiceCollection AddAutomatic1111(this IServiceCollection services, IConfiguration configuration) =>
        services.AddVendor<Automatic1111Provider>(Profile, configuration);

    private static void Basic(HttpRequestMessage request, string key) =>
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(key)));
}
