using ImageStudio.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Tests.Support;

/// <summary>A real SQLite file with the real migrations and pragmas.</summary>
public sealed class StudioDatabase : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DbContextOptions<SqliteStudioDb> _options;

    public StudioDatabase()
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = _folder.File("studio.db"), DefaultTimeout = 60 }.ToString();
        _options = new DbContextOptionsBuilder<SqliteStudioDb>().UseSqlite(connection).AddInterceptors(new SqlitePragmas()).Options;
        using var db = Open();
        db.Database.Migrate();
    }

    public StudioDb Open() => new SqliteStudioDb(_options);

    public async Task<Exception?> TryAsync(string sql)
    {
        await using var db = Open();
        return await Record.ExceptionAsync(() => db.Database.ExecuteSqlRawAsync(sql));
    }

    public void Dispose()
    {
        using (var db = Open()) SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        _folder.Dispose();
    }
}
