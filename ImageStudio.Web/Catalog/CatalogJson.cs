using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace ImageStudio.Web.Catalog;

/// <summary>Text to rows. Tells broken JSON (line and position) from JSON of the wrong shape (row and field).</summary>
internal static partial class CatalogJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    public static T Read<T>(string file, string text)
    {
        using var document = Parse(file, text);
        return Rows<T>(file, document) ?? throw new CatalogException($"{file}: the file holds null instead of an object.");
    }

    private static JsonDocument Parse(string file, string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException problem)
        {
            // JSON counts lines and bytes from 0, editors from 1.
            var where = $"line {problem.LineNumber + 1}, position {problem.BytePositionInLine + 1}";
            throw new CatalogException($"{file}: {where}: not valid JSON. {EndOfProse().Split(problem.Message)[0]}", problem);
        }
    }

    private static T? Rows<T>(string file, JsonDocument document)
    {
        try
        {
            return document.Deserialize<T>(Options);
        }
        catch (JsonException problem)
        {
            var path = RowPath().Match(problem.Path ?? "");
            var place = path.Groups["list"].Success
                ? CatalogPlace.Row(file, path.Groups["list"].Value, Index(path), IdOf(document.RootElement, path))
                : new CatalogPlace(file, "the file");
            throw place.Wrong(path.Groups["field"].Value, InWords(problem.Message), problem);
        }
    }

    private static string InWords(string message)
    {
        if (UnknownName().Match(message) is { Success: true } unknown) return $"\"{unknown.Groups["name"].Value}\" is not a known field";
        if (NameGivenTwice().Match(message) is { Success: true } twice) return $"\"{twice.Groups["name"].Value}\" is given twice";
        return "not the expected kind of value";
    }

    private static int Index(Match path) => int.Parse(path.Groups["index"].ValueSpan, CultureInfo.InvariantCulture);

    // The raw text: reading the id as a string would fail where the id is what is broken.
    private static string? IdOf(JsonElement root, Match path)
    {
        var row = root.GetProperty(path.Groups["list"].Value)[Index(path)];
        return row.ValueKind == JsonValueKind.Object && row.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetRawText().Trim('"')
            : null;
    }

    [GeneratedRegex(" (LineNumber|Path):", RegexOptions.ExplicitCapture)]
    private static partial Regex EndOfProse();

    [GeneratedRegex(@"^\$\.?((?<list>models|styles)\[(?<index>\d+)\]\.?)?(?<field>.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex RowPath();

    [GeneratedRegex(@"^The JSON property '(?<name>.*)' could not be mapped", RegexOptions.ExplicitCapture)]
    private static partial Regex UnknownName();

    [GeneratedRegex(@"^Duplicate property '(?<name>.*)' encountered", RegexOptions.ExplicitCapture)]
    private static partial Regex NameGivenTwice();
}
