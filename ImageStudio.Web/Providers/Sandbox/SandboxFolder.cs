using System.Globalization;
using System.Text.Json;

namespace ImageStudio.Web.Providers.Sandbox;

/// <summary>The sandbox's jobs on disk: one JSON file each, complete or not there, so that a killed process loses none.</summary>
internal sealed class SandboxFolder(string path)
{
    private const int MostFilesLookedAt = 200;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public SandboxJob? Find(Guid jobId)
    {
        try
        {
            return JsonSerializer.Deserialize<SandboxJob>(File.ReadAllBytes(JobPath(jobId)));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Save(SandboxJob job) => Write(JobPath(job.JobId), JsonSerializer.SerializeToUtf8Bytes(job), job.SubmittedAt);

    /// <summary>The pictures and the mask that a job starts from. Written before the job itself: a job that is there has them.</summary>
    public void SaveSources(ImageRequest request, DateTimeOffset at)
    {
        for (var index = 0; index < request.Sources.Count; index++) Write(SourcePath(request.JobId, index), request.Sources[index].Bytes, at);
        if (request.Mask is { } mask) Write(MaskPath(request.JobId), mask.Bytes, at);
    }

    public IReadOnlyList<byte[]> SourcesOf(SandboxJob job) => [.. Enumerable.Range(0, job.Sources).Select(index => File.ReadAllBytes(SourcePath(job.JobId, index)))];

    public byte[]? MaskOf(SandboxJob job) => job.HasMask ? File.ReadAllBytes(MaskPath(job.JobId)) : null;

    /// <summary>When this job was first turned away; now, and remembered, if it never was.</summary>
    public DateTimeOffset FirstTurnedAway(Guid jobId, DateTimeOffset now)
    {
        var file = Path.Combine(path, $"{jobId:N}.wait");
        if (File.Exists(file)) return DateTimeOffset.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture);
        Write(file, System.Text.Encoding.ASCII.GetBytes(now.ToString("O", CultureInfo.InvariantCulture)), now);
        return now;
    }

    /// <summary>Deletes day-old files. Each call looks at the sixteenth part that shares the job's last digit, so the work stays small.</summary>
    public void Sweep(Guid jobId, DateTimeOffset now)
    {
        if (!Directory.Exists(path)) return;
        foreach (var file in Directory.EnumerateFiles(path, $"*{$"{jobId:N}"[^1]}.*").Take(MostFilesLookedAt))
            if (now - File.GetLastWriteTimeUtc(file) > Kept)
                File.Delete(file);
    }

    private string JobPath(Guid jobId) => Path.Combine(path, $"{jobId:N}.json");

    private string SourcePath(Guid jobId, int index) => Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"{jobId:N}.{index}.png"));

    private string MaskPath(Guid jobId) => Path.Combine(path, $"{jobId:N}.mask.png");

    private void Write(string file, byte[] bytes, DateTimeOffset at)
    {
        Directory.CreateDirectory(path);
        // The name of the job stays at the end, where the sweeper looks, should the process die before the rename.
        var part = Path.Combine(path, $"{Guid.NewGuid():N}-{Path.GetFileNameWithoutExtension(file)}.part");
        File.WriteAllBytes(part, bytes);
        File.SetLastWriteTimeUtc(part, at.UtcDateTime);
        File.Move(part, file, overwrite: true);
    }
}
