using ImageStudio.Web.Accounts;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Media;
using ImageStudio.Web.Providers;
using Microsoft.AspNetCore.DataProtection;

namespace ImageStudio.Web;

/// <summary>The rooms that have books or files: what the site and the check on the command line must furnish alike.</summary>
public static class Rooms
{
    public static void AddRooms(this WebApplicationBuilder builder, StudioOptions studio)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddData(studio.DatabasePath, studio.Postgres);
        builder.Services.AddAccounts<StudioDb>();
        builder.Services.AddCatalog(studio.CatalogPath);
        builder.Services.AddMedia(Path.Combine(studio.DataPath, "images"));
        builder.Services.AddCredits(builder.Configuration.GetSection("ImageStudio:Credits"));
        builder.Services.AddGallery(builder.Configuration.GetSection("ImageStudio:Uploads"));
        builder.Services.AddProviders(Path.Combine(studio.DataPath, "spool"));
        builder.Services.AddGenerations(builder.Configuration.GetSection("ImageStudio:Generations"));
    }

    /// <summary>What cookies, forms and the keys that administrators type are encrypted with.</summary>
    public static IDataProtectionBuilder AddKeyRing(this IServiceCollection services, string dataPath) => services.AddDataProtection()
        .SetApplicationName("ImageStudio")
        .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(dataPath, "keys")));
}
