using System.Collections.ObjectModel;

namespace ImageStudio.Web.Catalog;

/// <summary>Checks the rows of models.json and makes models of them.</summary>
internal sealed class ModelsReader(IReadOnlyList<Style> styles)
{
    public const string File = "models.json";

    // With two digests behind it, it stands beside everything that was ordered.
    private const int MaxVersionCharacters = 40;

    private static readonly CatalogPlace WholeFile = new(File, "the file");

    public (string Version, IReadOnlyList<ImageModel> Models) Read(string text)
    {
        var file = CatalogJson.Read<ModelsFile>(File, text);
        var version = WholeFile.Id("version", file.Version);
        if (version.Length > MaxVersionCharacters) throw WholeFile.Wrong("version", $"{version.Length} characters, at most {MaxVersionCharacters} are allowed");
        var models = new List<ImageModel>();
        foreach (var row in WholeFile.Given("models", file.Models))
        {
            var place = CatalogPlace.Row(File, "models", models.Count, row?.Id);
            var model = Read(place, place.Given("", row));
            if (models.Exists(m => m.Id == model.Id)) throw place.Wrong("id", $"\"{model.Id}\" is used twice");
            models.Add(model);
        }

        if (!models.Exists(m => m.Status == ModelStatus.Active && m.Can(ImageOperation.Create))) throw WholeFile.Wrong("models", "not one model is active");
        for (var i = 0; i < models.Count; i++) CheckReplacement(CatalogPlace.Row(File, "models", i, models[i].Id), models[i], models);
        return (version, models.AsReadOnly());
    }

    private ImageModel Read(CatalogPlace place, ModelRow row)
    {
        var id = place.Id("id", row.Id);
        var ratios = Ratios(place, row.Ratios);
        // What only works on pictures there are has none.
        if (ratios.Count == 0 && place.Given("routes", row.Routes).Any(route => route?.Price is not null)) throw place.Wrong("ratios", "empty");
        var routes = Routes(place, row.Routes, ratios);
        return new(
            id,
            place.Text("name", row.Name, 60),
            place.Text("family", row.Family, 40),
            place.Text("vendor", row.Vendor, 40),
            place.Text("summary", row.Summary, 60),
            place.Choice("status", row.Status, ("active", ModelStatus.Active), ("retired", ModelStatus.Retired)),
            row.RetiresOn is null ? null : place.Date("retiresOn", row.RetiresOn),
            row.Replacement is null ? null : place.Id("replacement", row.Replacement),
            place.Whole("maxImages", row.MaxImages, 1, 4),
            place.Whole("typicalSeconds", row.TypicalSeconds, 1, 600),
            ratios,
            Read(place.In("capabilities"), place.Given("capabilities", row.Capabilities), routes),
            routes)
        {
            Class = place.Choice("class", row.Class ?? "standard", ("standard", ModelClass.Standard), ("advanced", ModelClass.Advanced)),
        };
    }

    private static ReadOnlyCollection<AspectRatio> Ratios(CatalogPlace place, IReadOnlyList<string?>? texts)
    {
        var ratios = new List<AspectRatio>();
        foreach (var text in place.Given("ratios", texts))
        {
            var field = $"ratios[{ratios.Count}]";
            var ratio = place.Ratio(field, text);
            if (ratios.Contains(ratio)) throw place.Wrong(field, $"{ratio} is listed twice");
            ratios.Add(ratio);
        }

        return ratios.AsReadOnly();
    }

    private ReadOnlyCollection<ModelRoute> Routes(CatalogPlace place, IReadOnlyList<RouteRow?>? rows, IReadOnlyList<AspectRatio> ratios)
    {
        var reader = new RouteReader(styles, ratios);
        var routes = new List<ModelRoute>();
        foreach (var row in place.Given("routes", rows))
        {
            var field = $"routes[{routes.Count}]";
            var route = reader.Read(place.In(field), place.Given(field, row));
            if (routes.Exists(r => r.Provider == route.Provider))
                throw place.Wrong($"{field}.provider", $"\"{route.Provider}\" is used twice");
            routes.Add(route);
        }

        return routes.Count > 0 ? routes.AsReadOnly() : throw place.Wrong("routes", "empty");
    }

    private static Capabilities Read(CatalogPlace place, CapabilitiesRow row, IReadOnlyList<ModelRoute> routes)
    {
        var nativeStyles = place.Given("nativeStyles", row.NativeStyles);
        if (nativeStyles != routes.Any(r => r.NativeStyles.Count > 0))
            throw place.Wrong("nativeStyles", nativeStyles ? "true, but no route lists any" : "false, but a route lists some");
        return new(
            routes.Any(r => r.Actions.ContainsKey(ImageOperation.Edit)),
            routes.Any(r => r.Actions.ContainsKey(ImageOperation.EditArea)),
            routes.Max(r => r.Find(ImageOperation.Edit)?.MostSources ?? 0),
            place.Given("seed", row.Seed),
            place.Given("negativePrompt", row.NegativePrompt),
            nativeStyles);
    }

    private static void CheckReplacement(CatalogPlace place, ImageModel model, List<ImageModel> models)
    {
        if (model.Status == ModelStatus.Retired && model.RetiresOn is null) throw place.Wrong("retiresOn", "missing on a retired model");
        if (model.Replacement is null)
        {
            if (model.RetiresOn is not null) throw place.Wrong("replacement", "missing on a model that retires");
            return;
        }

        var replacement = models.Find(m => m.Id == model.Replacement)
            ?? throw place.Wrong("replacement", $"there is no model \"{model.Replacement}\"");
        if (replacement.Id == model.Id) throw place.Wrong("replacement", "the model itself");
        if (replacement.Status == ModelStatus.Retired) throw place.Wrong("replacement", $"\"{replacement.Id}\" is itself retired");
    }
}
