using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ImageStudio.Web.Catalog;

/// <summary>The image models and styles people choose from, in the order the pickers show them. Never changes once loaded.</summary>
public sealed class ModelCatalog
{
    public const int MaxPromptCharacters = 4000;
    public const string DefaultModelId = "flux-dev";

    private readonly FrozenDictionary<string, ImageModel> modelsById;
    private readonly FrozenDictionary<string, Style> stylesById;

    private ModelCatalog(string version, string priceVersion, IReadOnlyList<ImageModel> models, IReadOnlyList<Style> styles)
    {
        Version = version;
        PriceVersion = priceVersion;
        Models = models;
        Styles = styles;
        modelsById = models.ToFrozenDictionary(m => m.Id, StringComparer.OrdinalIgnoreCase);
        stylesById = styles.ToFrozenDictionary(s => s.Id, StringComparer.OrdinalIgnoreCase);
        Default = Find(DefaultModelId) is { Status: ModelStatus.Active } model ? model : models.First(m => m.Status == ModelStatus.Active && m.Can(ImageOperation.Create));
    }

    public string Version { get; }

    /// <summary>Kept with every quote. The digest makes it change with the file even when its version was forgotten.</summary>
    public string PriceVersion { get; }

    public IReadOnlyList<ImageModel> Models { get; }

    public IReadOnlyList<Style> Styles { get; }

    /// <summary>What the form starts with: Flux Dev, or the first active model when that is missing or retired.</summary>
    public ImageModel Default { get; }

    public ImageModel? Find(string? id) => id is null ? null : modelsById.GetValueOrDefault(id);

    public Style? FindStyle(string? id) => id is null ? null : stylesById.GetValueOrDefault(id);

    /// <summary>Reads and checks both files.</summary>
    /// <exception cref="CatalogException">A file is missing or wrong; the message says where.</exception>
    public static ModelCatalog Load(string modelsPath, string stylesPath) =>
        Parse(Text(ModelsReader.File, modelsPath), Text(StylesReader.File, stylesPath));

    internal static ModelCatalog Parse(string modelsText, string stylesText)
    {
        var styles = StylesReader.Read(stylesText);
        var (version, models) = new ModelsReader(styles).Read(modelsText);
        return new(version, $"{version}-{Digest(modelsText)}", models, styles);
    }

    /// <summary>
    /// The same catalogue at the prices that providers say. Its price version is another one only if a price is: a price that is confirmed
    /// refuses no form that is open.
    /// </summary>
    public ModelCatalog With(IEnumerable<RoutePrice> prices)
    {
        var said = prices.ToDictionary(price => (price.Provider, price.VendorModel));
        var models = Models.Select(model => With(model, said)).ToList().AsReadOnly();
        var changes = models.Zip(Models).SelectMany(pair => pair.First.Routes.Zip(pair.Second.Routes)).Where(pair => pair.First.Draws && pair.First.Price.Usd != pair.Second.Price.Usd)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.First.Provider} {pair.First.VendorModel} {pair.First.Price.Usd:0.############}"))
            .Distinct().Order(StringComparer.Ordinal).ToList();
        return new(Version, changes.Count == 0 ? PriceVersion : $"{PriceVersion}-{Digest(string.Join('\n', changes))}", models, Styles);
    }

    /// <summary>The same catalogue with further models at its end. They are free, so that the price version stays.</summary>
    public ModelCatalog WithModels(IEnumerable<ImageModel> own) =>
        new(Version, PriceVersion, Models.Concat(own.Where(model => Find(model.Id) is null)).DistinctBy(model => model.Id).ToList().AsReadOnly(), Styles);

    private static ImageModel With(ImageModel model, Dictionary<(string, string), RoutePrice> said)
    {
        var routes = model.Routes.Select(route => said.GetValueOrDefault((route.Provider, route.VendorModel)) is { } price ? route.With(price) : route).ToList();
        return routes.SequenceEqual(model.Routes, ReferenceEqualityComparer.Instance) ? model : model with { Routes = routes.AsReadOnly() };
    }

    private static string Text(string file, string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CatalogException($"{file}: the file {path} cannot be read. {problem.Message}", problem);
        }
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
}
