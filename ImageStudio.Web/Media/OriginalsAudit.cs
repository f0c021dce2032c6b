using System.Buffers;
using System.Security.Cryptography;

namespace ImageStudio.Web.Media;

/// <summary>An original on disk. <paramref name="Hash"/> is null where the name is not a content address.</summary>
public sealed record OriginalFile(string? Hash, string Name, DateTimeOffset WrittenAt)
{
    internal string Path { get; init; } = "";
}

/// <summary>Lists the originals and reads them again, for checks. One file and one small buffer at a time, whatever the number of pictures.</summary>
public sealed class OriginalsAudit
{
    private const int BufferBytes = 128 * 1024;
    private const string Marks = ".xmp";

    private readonly MediaFolders _folders;

    internal OriginalsAudit(MediaFolders folders) => _folders = folders;

    /// <summary>All files in the originals' folders but the marks that lie beside them.</summary>
    public IEnumerable<OriginalFile> List()
    {
        if (!Directory.Exists(_folders.Originals)) yield break;
        foreach (var file in new DirectoryInfo(_folders.Originals).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            if (file.Extension == Marks || !file.Exists) continue;
            var hash = ContentHash.Parse(Path.GetFileNameWithoutExtension(file.Name));
            yield return new(hash?.Text, file.Name, file.LastWriteTimeUtc) { Path = file.FullName };
        }
    }

    public bool Exists(string hash, ImageFormat format, long bytes) =>
        ContentHash.Parse(hash) is { } address && new FileInfo(_folders.Original(address, format)) is { Exists: true } file && file.Length == bytes;

    /// <returns>Whether the file's bytes still make its name; true for a file that went away in between.</returns>
    public async Task<bool> IsIntactAsync(OriginalFile original, CancellationToken cancellationToken)
    {
        if (ContentHash.Parse(original.Hash) is not { } address) return false;
        await using var file = ImageStore.OpenIfThere(original.Path);
        return file is null || await HashAsync(file, cancellationToken) == address.Text;
    }

    private static async Task<string> HashAsync(FileStream file, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            for (int read; (read = await file.ReadAsync(buffer.AsMemory(0, BufferBytes), cancellationToken)) > 0;) hash.AppendData(buffer, 0, read);
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
