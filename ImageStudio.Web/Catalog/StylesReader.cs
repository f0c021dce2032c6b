namespace ImageStudio.Web.Catalog;

/// <summary>Checks the rows of styles.json and makes styles of them.</summary>
internal static class StylesReader
{
    public const string File = "styles.json";

    public static IReadOnlyList<Style> Read(string text)
    {
        var file = new CatalogPlace(File, "the file");
        var rows = file.Given("styles", CatalogJson.Read<StylesFile>(File, text).Styles);
        var styles = new List<Style>();
        foreach (var row in rows)
        {
            var place = CatalogPlace.Row(File, "styles", styles.Count, row?.Id);
            var style = Read(place, place.Given("", row));
            if (styles.Exists(s => s.Id == style.Id)) throw place.Wrong("id", $"\"{style.Id}\" is used twice");
            styles.Add(style);
        }

        if (!styles.Exists(s => s.Id == Style.AutoId)) throw file.Wrong("styles", $"the style \"{Style.AutoId}\" is missing");
        return styles.AsReadOnly();
    }

    private static Style Read(CatalogPlace place, StyleRow row)
    {
        var id = place.Id("id", row.Id);
        var phrase = id == Style.AutoId ? Nothing(place, row) : place.Text("promptPhrase", row.PromptPhrase, 200);
        return new(id, place.Text("name", row.Name, 40), phrase);
    }

    private static string Nothing(CatalogPlace place, StyleRow row) =>
        place.Given("promptPhrase", row.PromptPhrase).Length == 0
            ? ""
            : throw place.Wrong("promptPhrase", "Auto changes nothing, so its phrase must be empty");
}
