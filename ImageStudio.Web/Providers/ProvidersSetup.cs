using ImageStudio.Web.Providers.Http;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ImageStudio.Web.Providers;

public static class ProvidersSetup
{
    /// <summary>The registry of whatever providers are added.</summary>
    /// <param name="services">Where they are registered.</param>
    /// <param name="spool">The folder where pictures wait that came inside an answer.</param>
    public static IServiceCollection AddProviders(this IServiceCollection services, string spool)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(s => new ResultSpool(spool, s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IKeptKeys, NoKeptKeys>();
        return services.AddSingleton<ProviderRegistry>().AddSingleton<ProviderCircuits>();
    }

    /// <summary>Adds a vendor with its account. A wrong setting stops the start.</summary>
    public static IServiceCollection AddVendor<TVendor>(this IServiceCollection services, VendorProfile profile, IConfiguration configuration)
        where TVendor : class, IVendor
    {
        var settings = VendorSettings.Read(profile, configuration);
        services.AddSingleton(s =>
        {
            var account = new VendorAccount(profile, settings, s.GetRequiredService<IKeptKeys>());
            return ActivatorUtilities.CreateInstance<TVendor>(s, new VendorHttp(account, s.GetRequiredService<TimeProvider>()));
        });
        services.AddSingleton<IVendor>(s => s.GetRequiredService<TVendor>());
        return services.AddSingleton<IImageProvider>(s => s.GetRequiredService<TVendor>());
    }

    private sealed class NoKeptKeys : IKeptKeys
    {
        public string? Find(string providerId) => null;
    }
}
