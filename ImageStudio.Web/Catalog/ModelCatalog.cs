using System.Collections.Frozen;
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
        Default = Find(DefaultModelId) is { Status: ModelStatus.Active } model ? model : models.First(m => m.Status == ModelStatus.Active);
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
