namespace ImageStudio.Web.Gallery;

public static class GallerySetup
{
    public static IServiceCollection AddGallery(this IServiceCollection services) => services.AddScoped<GalleryQuery>();
}
