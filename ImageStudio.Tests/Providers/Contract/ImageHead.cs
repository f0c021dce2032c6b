namespace ImageStudio.Tests.Providers.Contract;

/// <summary>Tells pictures by their first bytes.</summary>
public static class ImageHead
{
    public static bool IsPicture(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 4 && bytes[1..].StartsWith("PNG"u8) || (bytes.Length > 2 && bytes[0] == 0xFF && bytes[1] == 0xD8) || bytes.StartsWith("RIFF"u8);
}
