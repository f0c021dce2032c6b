namespace ImageStudio.Web.Catalog;

public static class CatalogSetup
{
    /// <summary>Loads models.json and styles.json at once, so that a site with a wrong catalogue does not start.</summary>
    /// <param name="services">Where the catalogue is registered.</param>
    /// <param name="contentRoot">The folder that holds <c>Catalog/</c>: the site's content root, or the operator's own.</param>
    public static IServiceCollection AddCatalog(this IServiceCollection services, string contentRoot)
    {
        var folder = Path.Combine(contentRoot, "Catalog");
        return services.AddCatalog(ModelCatalog.Load(Path.Combine(folder, ModelsReader.File), Path.Combine(folder, StylesReader.File)));
    }

    /// <summary>A catalogue that is there already. Each scope keeps the one that was current when it first asked.</summary>
    public static IServiceCollection AddCatalog(this IServiceCollection services, ModelCatalog shipped) => services
        .AddSingleton(new CurrentCatalog(shipped))
        .AddScoped(scope => scope.GetRequiredService<CurrentCatalog>().Current);
}
