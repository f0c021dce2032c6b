using System.Globalization;
using System.Text.Json;

namespace ImageStudio.Tests.Providers.Contract;

/// <summary>The fields a vendor knows, with their types: an unknown one, a wrong type, a value outside its list or a missing one is a complaint.</summary>
public sealed class StrictFields
{
    private readonly Dictionary<string, Func<JsonElement, bool>> _known = [];
    private readonly List<string> _required = [];

    public StrictFields Required(string name, Func<JsonElement, bool> isRight)
    {
        _required.Add(name);
        return Optional(name, isRight);
    }

    public StrictFields Optional(string name, Func<JsonElement, bool> isRight)
    {
        _known.Add(name, isRight);
        return this;
    }

    public StrictFields Optional(string name, params string[] words) => Optional(name, OneOf(words));

    public static Func<JsonElement, bool> Text(int most = 32_000) =>
        value => value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0 && value.GetString()!.Length <= most;

    public static Func<JsonElement, bool> OneOf(params string[] words) =>
        value => value.ValueKind == JsonValueKind.String && words.Contains(value.GetString());

    public static Func<JsonElement, bool> Whole(long least, long most) =>
        value => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= least && number <= most;

    /// <summary>A whole number as a form writes it.</summary>
    public static Func<JsonElement, bool> Digits(long least, long most) => value => value.ValueKind == JsonValueKind.String
        && long.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;

    public static bool Flag(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    /// <returns>What is wrong, or null.</returns>
    public string? Check(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object) return "the body is not an object";
        if (_required.Find(name => !body.TryGetProperty(name, out _)) is { } missing) return $"{missing} is missing";
        foreach (var field in body.EnumerateObject())
        {
            if (!_known.TryGetValue(field.Name, out var isRight)) return $"{field.Name} is not a field";
            if (!isRight(field.Value)) return $"{field.Name} cannot be {field.Value}";
        }

        return null;
    }
}
