using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ImageStudio.Web.Providers.Sandbox;

public static class SandboxSetup
{
    public static IServiceCollection AddSandbox(this IServiceCollection services, string folder, double speed)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new SandboxOptions { Folder = folder, Speed = speed }.Validated());
        return services.AddSingleton<IImageProvider, SandboxProvider>();
    }
}
