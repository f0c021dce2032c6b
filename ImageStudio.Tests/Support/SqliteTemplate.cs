using ImageStudio.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Tests.Support;

/// <summary>A database file with the real migrations, made once and copied for each test: to migrate a thousand times would take minutes.</summary>
internal static class SqliteTemplate
{
    private static readonly Lazy<byte[]> Migrated = new(Migrate);

    public static void CopyTo(string path) => File.WriteAllBytes(path, Migrated.Value);

    private static byte[] Migrate()
    {
        using var folder = new TempFolder();
        var file = folder.File("studio.db");
        var connection = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString();
        var options = (DbContextOptions<SqliteStudioDb>)new DbContextOptionsBuilder<SqliteStudioDb>().UseStudioSqlite(connection).Options;
        using (var db = new SqliteStudioDb(options)) db.Database.Migrate();
        // The last connection to close has written the log back into the file.
        Assert.False(File.Exists(file + "-wal"));
        return File.ReadAllBytes(file);
    }
}
