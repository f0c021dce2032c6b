using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ImageStudio.Web.Media;

public static class MediaSetup
{
    /// <summary>Adds <see cref="ImageIntake"/> and <see cref="ImageStore"/>, which keep their files under the given folder.</summary>
    public static IServiceCollection AddMedia(this IServiceCollection services, string root)
    {
        VipsStart.Once();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new MediaOptions(root));
        services.AddSingleton<MediaFolders>().AddSingleton<Originals>().AddSingleton<Renditions>();
        services.AddSingleton<PixelWork>().AddSingleton<HashLocks>();
        services.AddSingleton(all => new ImageStore(all.GetRequiredService<MediaFolders>(), all.GetRequiredService<Renditions>()));
        services.AddSingleton(all => new OriginalsAudit(all.GetRequiredService<MediaFolders>()));
        services.AddSingleton(all => new ImageIntake(
            all.GetRequiredService<MediaFolders>(),
            all.GetRequiredService<Originals>(),
            all.GetRequiredService<Renditions>(),
            all.GetRequiredService<PixelWork>(),
            all.GetRequiredService<HashLocks>()));
        return services.AddHostedService<PartSweep>();
    }
}
