using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery.Checks;

namespace ImageStudio.Web.Gallery;

public static class GallerySetup
{
    public static IServiceCollection AddGallery(this IServiceCollection services, IConfiguration settings)
    {
        services.AddOptions<UploadOptions>().Bind(settings).ValidateDataAnnotations().ValidateOnStart();
        return services.AddScoped<GalleryQuery>().AddScoped<IReconciliationCheck, OriginalsCheck>()
            .AddScoped<CollectionQuery>().AddScoped<NameCollection>().AddScoped<DeleteCollection>().AddScoped<CollectImage>().AddScoped<UploadImage>();
    }
}
