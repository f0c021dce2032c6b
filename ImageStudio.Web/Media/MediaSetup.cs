using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ImageStudio.Web.Media;

public static class MediaSetup
{
    /// <summary>Adds <see cref="ImageIntake"/>, <see cref="ImageStore"/>, <see cref="SourceImages"/> and <see cref="MaskStore"/>, which keep their files under the given folder.</summary>
    public static IServiceCollection AddMedia(this IServiceCollection services, string root)
    {
        services.AddSingleton(ChosenCodec.Create());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new MediaOptions(root));
        services.AddSingleton<MediaFolders>().AddSingleton<Originals>().AddSingleton<Renditions>();
        services.AddSingleton<PixelWork>().AddSingleton<HashLocks>().AddSingleton<Inspection>();
        services.AddSingleton(all => new ImageStore(all.GetRequiredService<MediaFolders>(), all.GetRequiredService<Renditions>()));
        services.AddSingleton(all => new OriginalsAudit(all.GetRequiredService<MediaFolders>()));
        services.AddSingleton(all => new ImageIntake(
            all.GetRequiredService<MediaFolders>(),
            all.GetRequiredService<Originals>(),
            all.GetRequiredService<Renditions>(),
            all.GetRequiredService<Inspection>(),
            all.GetRequiredService<HashLocks>()));
        services.AddSingleton(all => new SourceImages(
            all.GetRequiredService<MediaFolders>(), all.GetRequiredService<PixelWork>(), all.GetRequiredService<IImageCodec>()));
        services.AddSingleton(all => new MaskStore(
            all.GetRequiredService<MediaFolders>(),
            all.GetRequiredService<PixelWork>(),
            all.GetRequiredService<IImageCodec>(),
            all.GetRequiredService<Inspection>()));
        return services.AddHostedService<PartSweep>();
    }
}
