using System.Text.Json;

namespace ImageStudio.Web.Providers;

/// <summary>
/// Where pictures wait that came inside a vendor's answer, so that a database row holds a name and not megabytes. The whole answer is noted
/// last: found after a crash, it is the outcome of a call that would otherwise be unknown, and nothing paid for is lost.
/// </summary>
public sealed class ResultSpool(string folder, TimeProvider clock)
{
    private const string Scheme = "spool:";
    private static readonly TimeSpan KeepFor = TimeSpan.FromDays(2);

    public static bool Holds(ImageSource source) => source.Reference.StartsWith(Scheme, StringComparison.Ordinal);

    /// <summary>Writes the pictures down and then that the job is done.</summary>
    public async Task<JobUpdate.Done> KeepAsync(
        Guid jobId, string vendorJobId, IReadOnlyList<ReadOnlyMemory<byte>> pictures, ProviderReport? report, CancellationToken cancellationToken)
    {
        Sweep();
        var sources = new List<ImageSource>();
        foreach (var picture in pictures)
        {
            var name = $"{jobId:N}-{sources.Count}";
            await WriteAsync(name, picture, cancellationToken);
            sources.Add(new(Scheme + name));
        }

        var done = new JobUpdate.Done(vendorJobId, sources, report);
        await WriteAsync($"{jobId:N}.json", JsonSerializer.SerializeToUtf8Bytes(done), cancellationToken);
        return done;
    }

    /// <summary>The answer that was noted for a job, if there is one.</summary>
    public async Task<JobUpdate.Done?> FindAsync(Guid jobId, CancellationToken cancellationToken)
    {
        var path = PathOf($"{jobId:N}.json");
        if (!File.Exists(path)) return null;
        await using var note = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<JobUpdate.Done>(note, cancellationToken: cancellationToken);
    }

    /// <exception cref="InvalidDataException">The reference was not made here.</exception>
    public Stream Open(ImageSource source)
    {
        var name = source.Reference[Scheme.Length..];
        if (name.Length < 34 || !Guid.TryParseExact(name[..32], "N", out _) || name[32] != '-' || !int.TryParse(name[33..], out _))
            throw new InvalidDataException("This is not a reference of the spool.");
        return File.OpenRead(PathOf(name));
    }

    /// <summary>Once the pictures are stored.</summary>
    public void Forget(Guid jobId)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var file in Directory.GetFiles(folder, $"{jobId:N}*")) File.Delete(file);
    }

    private async Task WriteAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        await using (var file = new FileStream(path + ".part", FileMode.Create, FileAccess.Write))
        {
            await file.WriteAsync(bytes, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".part", path, overwrite: true);
    }

    private void Sweep()
    {
        var before = clock.GetUtcNow() - KeepFor;
        foreach (var file in Directory.CreateDirectory(folder).EnumerateFiles().Where(file => file.LastWriteTimeUtc < before)) file.Delete();
    }

    private string PathOf(string name) => Path.Combine(folder, name);
}
