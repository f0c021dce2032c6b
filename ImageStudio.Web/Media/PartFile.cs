using System.Security.Cryptography;

namespace ImageStudio.Web.Media;

/// <summary>A file still being written. It disappears when disposed, unless it was moved to its place before.</summary>
internal sealed class PartFile : IDisposable
{
    public const string Ending = ".part";

    private const int BufferBytes = 80 * 1024;

    public PartFile(MediaFolders folders)
    {
        Disk.MakeFolder(folders.Incoming);
        FilePath = Path.Combine(folders.Incoming, Guid.CreateVersion7().ToString("N") + Ending);
    }

    public string FilePath { get; }

    /// <summary>Writes the stream to disk, hashing it on the way. Null as soon as it is too long; the rest is not read.</summary>
    public async Task<Received?> ReceiveAsync(Stream source, long maxBytes, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = Create();
        var buffer = new byte[BufferBytes];
        for (int read; (read = await source.ReadAsync(buffer, ct)) > 0;)
        {
            if (file.Position + read > maxBytes)
                return null;
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        return new Received(ContentHash.Of(hash.GetHashAndReset()), file.Position);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        using var file = Create();
        file.Write(bytes);
    }

    /// <summary>Moves the file to its place in one step, replacing what is there. A power failure cannot leave half of it.</summary>
    public void MoveTo(string target)
    {
        var folder = Path.GetDirectoryName(target)!;
        Disk.MakeFolder(folder);
        Disk.FlushFile(FilePath);
        File.Move(FilePath, target, overwrite: true);
        Disk.FlushFolder(folder);
    }

    public void Dispose() => File.Delete(FilePath);

    private FileStream Create()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Options = FileOptions.Asynchronous,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        return new FileStream(FilePath, options);
    }

    internal sealed record Received(ContentHash Hash, long Bytes);
}
