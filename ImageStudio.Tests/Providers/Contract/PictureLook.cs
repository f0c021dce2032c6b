using System.Security.Cryptography;
using System.Text.Json;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Media;
using ImageStudio.Web.Providers;

namespace ImageStudio.Tests.Providers.Contract;

/// <summary>
/// A fake vendor's look at the pictures that reach it: real files of the type they are said to be, byte for byte those of the order, and a
/// mask that is right in every pixel, in the vendor's own way of saying what may change.
/// </summary>
public sealed class PictureLook
{
    private const int Channels = 4;

    /// <summary>The order as it was written; null where a test does not know which one comes.</summary>
    public ImageRequest? Sent { get; set; }

    /// <summary>What the order lets be changed; null when all of the picture, or when it is not known.</summary>
    public AreaMask? Area { get; set; }

    /// <summary>A picture as an address that holds it.</summary>
    public Func<JsonElement, bool> Source(int index = 0) => value => File(value) is { } file && IsSource(file.Bytes, file.Type, index);

    /// <summary>All pictures of the order in its order, beginning with one of them, as addresses that hold them.</summary>
    public Func<JsonElement, bool> Sources(int most, int from = 0) => value =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() is var count && count >= 1 && count <= most
        && (Sent is null || count == Sent.Sources.Count - from)
        && value.EnumerateArray().Index().All(item => Source(from + item.Index)(item.Item));

    /// <summary>A picture in base64 with nothing before it.</summary>
    public Func<JsonElement, bool> Bare(int index = 0) => value => Bytes(value) is { } bytes && IsSource(bytes, null, index);

    public Func<JsonElement, bool> Mask(MaskKind kind) => value => File(value) is { } file && IsMask(file.Bytes, file.Type, kind);

    public Func<JsonElement, bool> BareMask(MaskKind kind) => value => Bytes(value) is { } bytes && IsMask(bytes, "image/png", kind);

    /// <summary>As many pixels on a side as the order says are to be drawn there.</summary>
    public Func<JsonElement, bool> Margin(Func<Canvas, int> side, int most) => value =>
        StrictFields.Whole(0, most)(value) && (Sent is null || Sent.Canvas is { } canvas && value.GetInt32() == side(canvas));

    /// <summary>The files of a form: pictures by one name, all of them and in order, and a mask where there is to be one.</summary>
    /// <returns>What is wrong, or null.</returns>
    public string? WrongFiles(VendorCall call, string pictures, MaskKind? mask, string references = "")
    {
        var files = call.Form.Where(part => part.FileName is not null).ToList();
        var sources = files.Where(part => part.Name == pictures).Concat(files.Where(part => part.Name == references)).ToList();
        var masks = files.Where(part => part.Name == "mask").ToList();
        if (files.Count > sources.Count + masks.Count) return "a file by another name";
        if (sources.Count == 0 || (Sent is not null && sources.Count != Sent.Sources.Count)) return $"{sources.Count} pictures";
        if (sources.Index().Any(source => !IsSource(source.Item, source.Index))) return "another picture";
        if (mask is null || (masks.Count == 0 && Area is null)) return masks.Count == 0 ? null : "a mask";
        return masks is [var only] && IsMask(only, mask.Value) ? null : "no such mask";
    }

    public bool IsSource(FormPart part, int index) => IsNamed(part) && IsSource(part.Bytes, part.Type, index);

    public bool IsMask(FormPart part, MaskKind kind) => IsNamed(part) && IsMask(part.Bytes, part.Type, kind);

    public bool IsSource(byte[] bytes, string? type, int index)
    {
        if (TypeOf(bytes) is not { } real || (type ?? real) != real || SizeOf(bytes) is null) return false;
        return Sent is null || (index < Sent.Sources.Count && SHA256.HashData(bytes).AsSpan().SequenceEqual(SHA256.HashData(Sent.Sources[index].Bytes)));
    }

    public bool IsMask(byte[] bytes, string? type, MaskKind kind)
    {
        if (type != "image/png" || TypeOf(bytes) != type || SizeOf(bytes) is not { } size) return false;
        if (Sent is null || Area is null) return true;
        if (size != (Area.Width, Area.Height) || SizeOf(Sent.Sources[0].Bytes) != size) return false;
        var colours = Pictures.Rgba(bytes);
        for (var at = 0; at < Area.Width * Area.Height; at++)
        {
            if (!IsRight(colours.AsSpan(at * Channels, Channels), Area.Pixels[at] == 255, kind)) return false;
        }

        return true;
    }

    /// <summary>What may change is all white, all black or all transparent; what stays is the opposite.</summary>
    private static bool IsRight(ReadOnlySpan<byte> colour, bool changes, MaskKind kind)
    {
        if (kind == MaskKind.Transparent) return colour[3] == (changes ? 0 : 255);
        var shade = changes == (kind == MaskKind.White) ? (byte)255 : (byte)0;
        return colour[0] == shade && colour[1] == shade && colour[2] == shade && colour[3] == 255;
    }

    /// <summary>With an ending that goes with its type, which servers look at.</summary>
    private static bool IsNamed(FormPart part) => part.FileName is { } name && part.Type is { } type
        && name.EndsWith(type == "image/jpeg" ? ".jpg" : type.Replace("image/", ".", StringComparison.Ordinal), StringComparison.Ordinal);

    private static string? TypeOf(ReadOnlySpan<byte> bytes)
    {
        if (!ImageHead.IsPicture(bytes)) return null;
        return bytes[0] == 0xFF ? "image/jpeg" : bytes[0] == 'R' ? "image/webp" : "image/png";
    }

    private static (int Width, int Height)? SizeOf(byte[] bytes)
    {
        try
        {
            using var picture = Pictures.Read(bytes);
            return (picture.Width, picture.Height);
        }
        catch (NetVips.VipsException)
        {
            return null;
        }
    }

    private static (byte[] Bytes, string Type)? File(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || value.GetString()!.Split(',', 2) is not [var head, var data]) return null;
        if (!head.StartsWith("data:image/", StringComparison.Ordinal) || !head.EndsWith(";base64", StringComparison.Ordinal)) return null;
        return Bytes(data) is { } bytes ? (bytes, head["data:".Length..^";base64".Length]) : null;
    }

    private static byte[]? Bytes(JsonElement value) => value.ValueKind == JsonValueKind.String ? Bytes(value.GetString()!) : null;

    private static byte[]? Bytes(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length > 0 ? bytes[..length] : null;
    }
}
