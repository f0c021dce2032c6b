using System.Text;

namespace ImageStudio.Web.Media;

/// <summary>Recognises kinds of file we do not keep, only to be able to say what was sent.</summary>
internal static class OtherFormats
{
    private static readonly (byte[] Start, string Name)[] Known =
    [
        ("GIF8"u8.ToArray(), "GIF"),
        ("II*\0"u8.ToArray(), "TIFF"),
        ("MM\0*"u8.ToArray(), "TIFF"),
        ("II+\0"u8.ToArray(), "TIFF"),
        ("MM\0+"u8.ToArray(), "TIFF"),
        ("%PDF-"u8.ToArray(), "PDF"),
        ("PK\u0003\u0004"u8.ToArray(), "ZIP"),
        ("8BPS"u8.ToArray(), "Photoshop"),
        ([0xFF, 0x0A], "JPEG XL"),
        ([0, 0, 0, 0x0C, .. "JXL "u8], "JPEG XL"),
        ([0, 0, 0, 0x0C, .. "jP  "u8], "JPEG 2000"),
    ];

    private static readonly string[] PageTags = ["<!doctype html", "<html", "<head", "<body", "<script", "<title"];

    /// <summary>Null when the bytes are none of those known.</summary>
    public static string? NameOf(ReadOnlySpan<byte> head)
    {
        foreach (var (start, name) in Known)
        {
            if (head.StartsWith(start))
                return name;
        }

        if (IsBitmap(head))
            return "BMP";
        if (Text(head) is { } text && text.Contains("<svg", StringComparison.Ordinal))
            return "SVG";
        return MagicBytes.Brands(head).Count > 0 ? "HEIC and video" : null;
    }

    public static bool IsWebPage(ReadOnlySpan<byte> head) =>
        Text(head) is { } text && (StartsPage(text) || (HasPageTag(text) && !text.Contains("<svg", StringComparison.Ordinal)));

    private static bool StartsPage(string text) =>
        text.StartsWith("<!doctype html", StringComparison.Ordinal) || text.StartsWith("<html", StringComparison.Ordinal);

    private static bool HasPageTag(string text) =>
        PageTags.Any(tag => text.Contains(tag, StringComparison.Ordinal));

    /// <summary>Two letters are too little to go by: the next but one field of a bitmap is always zero.</summary>
    private static bool IsBitmap(ReadOnlySpan<byte> head) =>
        head.Length > 10 && head.StartsWith("BM"u8) && !head[6..10].ContainsAnyExcept((byte)0);

    /// <summary>The lower-case text of a file that begins like markup, else null.</summary>
    private static string? Text(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(Encoding.UTF8.Preamble))
            head = head[Encoding.UTF8.Preamble.Length..];
        var text = Encoding.Latin1.GetString(head).TrimStart().ToLowerInvariant();
        return text.StartsWith('<') ? text : null;
    }
}
