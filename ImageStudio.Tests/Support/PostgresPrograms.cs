namespace ImageStudio.Tests.Support;

/// <summary>Finds the folder of initdb and postgres: on the PATH, where Debian keeps them, or after installing Debian's package.</summary>
public static class PostgresPrograms
{
    private const string DebianFolder = "/usr/lib/postgresql";

    /// <summary>The ledger's triggers are written for these.</summary>
    private const int OldestVersion = 13;

    public static async Task<string?> FindAsync()
    {
        if (OperatingSystem.IsWindows()) return null;
        if (Find() is { } found) return found;
        // A person's machine is left as it is.
        if (Environment.GetEnvironmentVariable("CI") != "true" || !Programs.CanInstall) return null;

        await Programs.InstallAsync("postgresql");
        return Find();
    }

    private static string? Find()
    {
        // On Debian the PATH may hold a wrapper; the programs themselves lie together, newest version first.
        var folders = Directory.Exists(DebianFolder)
            ? Directory.GetDirectories(DebianFolder).Where(folder => Version(folder) >= OldestVersion).OrderByDescending(Version)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];
        var onPath = Programs.OnPath("postgres") is { } server ? Path.GetDirectoryName(server) : null;
        return folders.Append(onPath).FirstOrDefault(folder =>
            folder is not null && File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    private static int Version(string folder) => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0;
}
