using System.Diagnostics;

namespace ImageStudio.Tests.Support;

/// <summary>Other programs of this machine.</summary>
internal static class Programs
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>apt-get lets nobody in beside itself.</summary>
    private static readonly SemaphoreSlim Installing = new(1);

    public static bool CanInstall => Environment.UserName == "root" && OnPath("apt-get") is not null;

    public static string? OnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Installs Debian's package, if there is one and nothing takes too long.</summary>
    public static async Task InstallAsync(string package)
    {
        await Installing.WaitAsync();
        try
        {
            await RunAsync("apt-get", "update");
            await RunAsync("apt-get", "install", "-y", "--no-install-recommends", package);
        }
        finally
        {
            Installing.Release();
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token), process.WaitForExitAsync(limit.Token));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
