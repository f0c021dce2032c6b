namespace ImageStudio.Web.Media;

/// <summary>Makes the copies that are shown. They are derived: any may be deleted at any time and is made again when asked for.</summary>
internal sealed class Renditions(MediaFolders folders, Originals originals, PixelWork work, HashLocks locks, IImageCodec codec)
{
    private const int Quality = 80;

    /// <summary>Opens a copy, after making the missing ones. Null when there is no original.</summary>
    public async Task<FileStream?> OpenAsync(ContentHash hash, ImageFormat format, Rendition rendition, CancellationToken ct)
    {
        var path = folders.Rendition(hash, rendition);
        if (!File.Exists(path) && File.Exists(folders.Original(hash, format)))
            await RemakeAsync(hash, format, rendition, ct);
        return ImageStore.OpenIfThere(path);
    }

    /// <summary>Writes the copies that are missing. The caller holds the lock of this hash.</summary>
    public async Task MakeAsync(ContentHash hash, IPicture picture, string? mark, CancellationToken ct)
    {
        foreach (var rendition in Enum.GetValues<Rendition>())
        {
            var path = folders.Rendition(hash, rendition);
            if (!File.Exists(path))
                Write(path, await work.EncodeAsync(() => Encode(picture, (int)rendition, mark), ct));
        }
    }

    public void Remove(ContentHash hash)
    {
        foreach (var path in Enum.GetValues<Rendition>().Select(each => folders.Rendition(hash, each)).Where(File.Exists))
            File.Delete(path);
    }

    private async Task RemakeAsync(ContentHash hash, ImageFormat format, Rendition rendition, CancellationToken ct)
    {
        using var alone = await locks.TakeAsync(hash, ct);
        if (File.Exists(folders.Rendition(hash, rendition)))
            return;

        using var picture = await DecodeAsync(folders.Original(hash, format), format, ct);
        await MakeAsync(hash, picture, originals.ReadMark(hash), ct);
    }

    private async Task<IPicture> DecodeAsync(string original, ImageFormat format, CancellationToken ct)
    {
        var pixels = codec.ReadHeader(original, format)?.Pixels ?? 0;
        return await work.DecodeAsync(pixels, () => codec.Decode(original, format, (int)Rendition.Full), ct)
            ?? throw new InvalidDataException($"The original '{Path.GetFileName(original)}' can no longer be read as a picture.");
    }

    private static byte[] Encode(IPicture picture, int longestSide, string? mark)
    {
        var scale = Math.Min(1, (double)longestSide / Math.Max(picture.Width, picture.Height));
        using var sized = picture.Resize(Side(picture.Width * scale), Side(picture.Height * scale));
        return sized.Encode(ImageFormat.WebP, Quality, mark);
    }

    private static int Side(double length) => Math.Max(1, (int)Math.Round(length));

    private void Write(string path, byte[] bytes)
    {
        using var part = new PartFile(folders);
        part.Write(bytes);
        part.MoveTo(path);
    }
}
