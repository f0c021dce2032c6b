using System.Buffers;

namespace ImageStudio.Web.Media;

/// <summary>The SHA-256 of an original. Paths are built from this type only, so no other text can ever become one.</summary>
internal sealed record ContentHash
{
    private const int Length = 64;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private ContentHash(string text) => Text = text;

    public string Text { get; }

    /// <summary>Null unless the text is exactly 64 lower-case hexadecimal digits.</summary>
    public static ContentHash? Parse(string? text) =>
        text is { Length: Length } && !text.AsSpan().ContainsAnyExcept(Digits) ? new ContentHash(text) : null;

    public static ContentHash Of(byte[] sha256) => new(Convert.ToHexStringLower(sha256));
}
