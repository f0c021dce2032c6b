namespace ImageStudio.Web.Providers;

/// <summary>What of an engine's list of models is taken over: a list from outside has bounds like any other.</summary>
public static class ModelNames
{
    /// <summary>Of one engine.</summary>
    public const int Most = 200;

    private const int MostCharacters = 120;

    public static bool IsOne(string? name) => name is { Length: > 0 and <= MostCharacters } && !name.Any(char.IsControl);

    /// <summary>The names among what an engine said, each once, in its order.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string?> said) => [.. said.OfType<string>().Where(IsOne).Distinct(StringComparer.Ordinal).Take(Most)];
}
