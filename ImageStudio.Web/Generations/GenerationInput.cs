using System.Text;

namespace ImageStudio.Web.Generations;

/// <summary>The form as it was typed; nothing in it can be trusted. A class, because pages bind it.</summary>
public sealed class GenerationInput
{
    public string? Model { get; set; }
    public string? Style { get; set; }
    public string? Ratio { get; set; }
    public string? Count { get; set; }
    public string? Description { get; set; }
    public string? Avoid { get; set; }
    public string? Seed { get; set; }

    /// <summary>Text as it is kept: one form of each character, plain line ends, no control characters (PostgreSQL refuses NUL).</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var cleaned = new StringBuilder(text.Length);
        foreach (var c in text.Replace("\r\n", "\n", StringComparison.Ordinal))
        {
            if (c == '\n' || c == '\t' || !char.IsControl(c)) cleaned.Append(c);
        }

        return Normalized(cleaned.ToString()).Trim();
    }

    /// <summary>A lone half of a surrogate pair cannot be normalised, nor stored as UTF-8: it is replaced first.</summary>
    private static string Normalized(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Normalize(NormalizationForm.FormC);
}
