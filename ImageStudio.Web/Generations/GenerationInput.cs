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

    /// <summary>The id of the project the pictures are for; empty for none.</summary>
    public string? Project { get; set; }

    /// <summary>"off" when the project's instructions are to be left out.</summary>
    public string? Instructions { get; set; }

    /// <summary>Which instructions stood in the form.</summary>
    public string? InstructionsSeen { get; set; }

    /// <summary>Unless somebody says otherwise.</summary>
    public bool AppliesInstructions => Instructions != "off";

    /// <summary>The id of the picture it is another try of; empty for none.</summary>
    public string? VariationOf { get; set; }

    /// <summary>Text as it is kept: plain line ends, no control characters (PostgreSQL refuses NUL), nothing that UTF-8 cannot write.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var cleaned = new StringBuilder(text.Length);
        foreach (var c in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'))
        {
            if (c == '\n' || c == '\t' || !char.IsControl(c)) cleaned.Append(c);
        }

        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cleaned.ToString())).Trim();
    }
}
