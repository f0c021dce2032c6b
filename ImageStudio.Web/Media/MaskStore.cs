using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ImageStudio.Web.Media;

/// <summary>Masks, each kept once in our own polarity as a grey PNG, and turned into what a vendor wants when it is sent.</summary>
public sealed class MaskStore
{
    /// <summary>PNG loses nothing.</summary>
    private const int AnyQuality = 100;

    private readonly MediaFolders _folders;
    private readonly PixelWork _work;
    private readonly IImageCodec _codec;
    private readonly Inspection _inspection;

    internal MaskStore(MediaFolders folders, PixelWork work, IImageCodec codec, Inspection inspection) =>
        (_folders, _work, _codec, _inspection) = (folders, work, codec, inspection);

    /// <returns>Its address: made from size and pixels, so that the same mask has the same address whatever library wrote it.</returns>
    /// <remarks>Afterwards the mask survives a power failure: a row may point at it.</remarks>
    public async Task<string> KeepAsync(AreaMask mask, CancellationToken ct)
    {
        var address = AddressOf(mask);
        var path = _folders.Mask(address);
        if (!File.Exists(path))
        {
            using var part = new PartFile(_folders);
            part.Write(await _work.DecodeAsync(mask.Bytes.Length, () => Encode(mask.Bytes, mask), ct));
            part.MoveTo(path);
        }

        return address.Text;
    }

    /// <summary>The very pixels that were kept. Null when there is no such mask.</summary>
    /// <exception cref="InvalidDataException">The file can no longer be read.</exception>
    public async Task<AreaMask?> FindAsync(string hash, CancellationToken ct)
    {
        if (ContentHash.Parse(hash) is not { } address || _folders.Mask(address) is var path && !File.Exists(path))
            return null;

        var pixels = _codec.ReadHeader(path, ImageFormat.Png)?.Pixels ?? 0;
        return await _work.DecodeAsync(pixels, () => Decode(path), ct);
    }

    /// <summary>For a vendor: scaled to the size of the prepared source, hard edges kept. The same arguments give the same bytes.</summary>
    /// <returns>Null when there is no such mask.</returns>
    public async Task<PreparedImage?> PrepareAsync(string hash, MaskPolarity polarity, int width, int height, CancellationToken ct) =>
        await FindAsync(hash, ct) is { } mask
            ? await _work.DecodeAsync(2L * width * height, () => Prepare(mask.Scaled(width, height), polarity), ct)
            : null;

    /// <summary>Reads a mask a person sends, which may be as hostile as any file. Nothing of it is kept.</summary>
    /// <remarks>Light grey and white may change. In a file with transparent pixels those may change instead, whatever their colour.</remarks>
    /// <param name="width">Of the picture, to which the mask is scaled.</param>
    /// <param name="height">Of the picture.</param>
    public async Task<MaskReading> ReadAsync(Stream file, int width, int height, CancellationToken ct)
    {
        using var part = new PartFile(_folders);
        switch (await _inspection.OfAsync(part, file, IntakeLimits.Upload, longestSide: null, ct))
        {
            case Inspection.Finding.Bad bad:
                return new MaskReading.Refused(bad.Refusal.Words);
            case Inspection.Finding.Good good:
                using (good.Picture)
                    return await _work.DecodeAsync((long)width * height, () => MaskPixels.Read(good.Picture, width, height), ct);
            default:
                throw new NotSupportedException();
        }
    }

    private PreparedImage Prepare(AreaMask mask, MaskPolarity polarity)
    {
        var pixels = polarity switch
        {
            MaskPolarity.WhiteEdits => mask.Bytes,
            MaskPolarity.BlackEdits => mask.Inverted().Bytes,
            MaskPolarity.TransparentEdits => MaskPixels.Transparent(mask),
            _ => throw new ArgumentOutOfRangeException(nameof(polarity)),
        };
        return new(Encode(pixels, mask), ImageFormat.Png, mask.Width, mask.Height);
    }

    private byte[] Encode(byte[] pixels, AreaMask size)
    {
        using var picture = _codec.FromPixels(pixels, size.Width, size.Height);
        return picture.Encode(ImageFormat.Png, AnyQuality);
    }

    private AreaMask Decode(string path)
    {
        using var picture = _codec.Decode(path, ImageFormat.Png, longestSide: null)
            ?? throw new InvalidDataException($"The mask '{Path.GetFileName(path)}' can no longer be read.");
        return MaskPixels.Exact(picture);
    }

    private static ContentHash AddressOf(AreaMask mask)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> size = stackalloc byte[2 * sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(size, mask.Width);
        BinaryPrimitives.WriteInt32LittleEndian(size[sizeof(int)..], mask.Height);
        hash.AppendData(size);
        hash.AppendData(mask.Pixels);
        return ContentHash.Of(hash.GetHashAndReset());
    }
}
