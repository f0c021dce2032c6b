using System.Text;

namespace ImageStudio.Web.Chat;

/// <summary>What a chat model said, as plain text for a text field. It is never read as anything else.</summary>
internal static class AnswerText
{
    private const string ThoughtsEnd = "</think>";

    public static string Clean(string? said, int mostCharacters)
    {
        var text = WithoutThoughts(said ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var cleaned = new StringBuilder(Math.Min(text.Length, mostCharacters));
        foreach (var c in text)
        {
            if (c is '\n' or '\t' || !char.IsControl(c)) cleaned.Append(c);
        }

        // Half a surrogate pair, sent so or cut here, is nothing that can be stored.
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cleaned.ToString())).Trim();
        return whole.Length <= mostCharacters ? whole : Shortened(whole, mostCharacters);
    }

    /// <summary>Some models say what they think before they answer.</summary>
    private static string WithoutThoughts(string said)
    {
        if (!said.TrimStart().StartsWith("<think>", StringComparison.OrdinalIgnoreCase)) return said;
        var end = said.IndexOf(ThoughtsEnd, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? "" : said[(end + ThoughtsEnd.Length)..];
    }

    private static string Shortened(string text, int mostCharacters)
    {
        var space = text.LastIndexOf(' ', mostCharacters);
        var end = space > mostCharacters / 2 ? space : mostCharacters;
        if (char.IsHighSurrogate(text[end - 1])) end--;
        return text[..end].TrimEnd();
    }
}
