using System.Globalization;

namespace ImageStudio.Web.Catalog;

/// <summary>A row of a catalogue file, or a part of it: says what is wrong there, and checks single fields.</summary>
internal readonly record struct CatalogPlace(string File, string What, string Prefix = "")
{
    public static CatalogPlace Row(string file, string list, int index, string? id) =>
        new(file, $"{list.TrimEnd('s')} {index + 1}" + (id is null ? "" : $" \"{Shown(id)}\""));

    public CatalogPlace In(string part) => this with { Prefix = $"{Prefix}{part}." };

    public CatalogException Wrong(string field, string problem, Exception? cause = null)
    {
        var where = (Prefix + field).TrimEnd('.');
        return new($"{File}: {What}{(where.Length > 0 ? ", " + where : "")}: {problem}.", cause);
    }

    public CatalogException NotA(string field, string text, string kind) => Wrong(field, $"\"{Shown(text)}\" is not {kind}");

    public T Given<T>(string field, T? value) where T : class => value ?? throw Wrong(field, "missing");

    public T Given<T>(string field, T? value) where T : struct => value ?? throw Wrong(field, "missing");

    public string Text(string field, string? value, int maxCharacters)
    {
        var text = Given(field, value);
        if (string.IsNullOrWhiteSpace(text)) throw Wrong(field, "empty");
        if (text.Length > maxCharacters) throw Wrong(field, $"{text.Length} characters, at most {maxCharacters} are allowed");
        if (text.Any(char.IsControl)) throw Wrong(field, "holds a line break or another control character");
        return text;
    }

    /// <summary>Ids stand in addresses, form fields and file names, so they keep to small letters, digits, dots and dashes.</summary>
    public string Id(string field, string? value)
    {
        var id = Text(field, value, 60);
        return id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-')
            ? id
            : throw Wrong(field, $"\"{id}\" has other characters than a-z, 0-9, dot and dash");
    }

    public int Whole(string field, int? value, int least, int most)
    {
        var number = Given(field, value);
        return number >= least && number <= most ? number : throw Wrong(field, $"{Number(number)} is not between {least} and {most}");
    }

    public decimal Decimal(string field, decimal? value, decimal least, decimal most)
    {
        var number = Given(field, value);
        return number >= least && number <= most
            ? number
            : throw Wrong(field, $"{Number(number)} is not between {Number(least)} and {Number(most)}");
    }

    public DateOnly Date(string field, string? value) =>
        DateOnly.TryParseExact(Given(field, value), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw NotA(field, value!, "a date such as 2026-11-22");

    public AspectRatio Ratio(string field, string? value) =>
        AspectRatio.TryParse(Given(field, value), out var ratio)
            ? ratio
            : throw NotA(field, value!, "an aspect ratio such as 16:9");

    /// <summary>The value of a closed choice, spelled exactly as in the table.</summary>
    public T Choice<T>(string field, string? value, params ReadOnlySpan<(string Word, T Meaning)> choices)
    {
        var word = Given(field, value);
        foreach (var choice in choices)
        {
            if (choice.Word == word) return choice.Meaning;
        }

        var words = new List<string>();
        foreach (var choice in choices) words.Add(choice.Word);
        throw NotA(field, word, $"one of {string.Join(", ", words)}");
    }

    private static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
