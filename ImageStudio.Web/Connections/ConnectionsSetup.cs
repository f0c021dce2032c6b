using ImageStudio.Web.Providers;

namespace ImageStudio.Web.Connections;

public static class ConnectionsSetup
{
    /// <summary>Needs data protection, which keeps the keys that keys are encrypted with.</summary>
    public static IServiceCollection AddProviderConnections(this IServiceCollection services)
    {
        services.AddSingleton<KeptKeys>().AddSingleton<IKeptKeys>(s => s.GetRequiredService<KeptKeys>());
        return services.AddScoped<ChangeKey>().AddScoped<TestConnection>().AddScoped<ConnectionsQuery>();
    }
}
