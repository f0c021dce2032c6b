namespace ImageStudio.Web;

/// <summary>
/// One process per data folder. A second one would not break the ledger, but the first start after a crash takes over unfinished work at
/// once, and that is only right when nobody else is working on it. The operating system frees the lock when the process ends, however it ends.
/// </summary>
public sealed class InstanceLock : IDisposable
{
    private readonly FileStream _file;

    private InstanceLock(FileStream file) => _file = file;

    public static InstanceLock Take(string dataPath)
    {
        Create(dataPath);
        try
        {
            return new(new FileStream(Path.Combine(dataPath, "instance.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (Directory.Exists(dataPath))
        {
            throw new StartupException($"Another Image Studio is running on the data folder {dataPath}. Stop it, or set ImageStudio__DataPath.");
        }
    }

    /// <summary>Pictures, keys and the database are the operator's alone; an existing folder keeps the rights it has.</summary>
    private static void Create(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose() => _file.Dispose();
}
