using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Data;

/// <summary>
/// A SQLite database as it was before a migration. SQLite changes most tables by rebuilding them, which EF cannot do in one transaction: a
/// process killed on the way would leave a database that is neither old nor new. A start that finds such a copy goes back to it.
/// </summary>
internal sealed class MigrationCopy
{
    private readonly string _file;

    public MigrationCopy(StudioDb db) => _file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;

    private string Copy => _file + ".before-migration";

    private string Unfinished => Copy + ".part";

    /// <summary>Before anything opens the database.</summary>
    /// <returns>True if a migration had been cut short and is now undone.</returns>
    public bool GoBack()
    {
        File.Delete(Unfinished);
        if (!File.Exists(Copy)) return false;

        SqliteConnection.ClearAllPools();
        File.Delete(_file + "-wal");
        File.Delete(_file + "-shm");
        File.Move(Copy, _file, overwrite: true);
        return true;
    }

    public async Task TakeAsync(StudioDb db, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {Unfinished}", cancellationToken);
        File.Move(Unfinished, Copy);
    }

    public void Drop() => File.Delete(Copy);
}
