namespace ImageStudio.Web.Media;

/// <summary>At start, removes what a killed process left half written. An hour's grace spares what another process is writing.</summary>
internal sealed class PartSweep(MediaFolders folders, TimeProvider time) : IHostedService
{
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Disk.MakeFolder(folders.Incoming);
        var oldest = time.GetUtcNow().UtcDateTime - Grace;
        foreach (var part in Directory.EnumerateFiles(folders.Incoming, "*" + PartFile.Ending))
        {
            if (File.GetLastWriteTimeUtc(part) < oldest)
                File.Delete(part);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
