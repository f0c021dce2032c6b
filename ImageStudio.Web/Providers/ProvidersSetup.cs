namespace ImageStudio.Web.Providers;

public static class ProvidersSetup
{
    /// <summary>The registry of whatever providers Program.cs adds.</summary>
    public static IServiceCollection AddProviders(this IServiceCollection services) => services.AddSingleton<ProviderRegistry>();
}
