using ImageStudio.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Tests.Support;

/// <summary>A real database with the real migrations: a SQLite file with the site's pragmas, or one on the tests' PostgreSQL server.</summary>
public sealed class StudioDatabase : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _connection;
    private readonly Func<StudioDb> _open;

    public StudioDatabase()
        : this(Engines.Default)
    {
    }

    public StudioDatabase(Engine engine)
    {
        Engine = engine;
        (_connection, _open) = engine == Engine.Sqlite ? OnSqlite() : OnPostgres();
    }

    public Engine Engine { get; }

    public StudioDb Open() => _open();

    public async Task<Exception?> TryAsync(string sql)
    {
        await using var db = Open();
        return await Record.ExceptionAsync(() => db.Database.ExecuteSqlRawAsync(sql));
    }

    /// <summary>Takes the database's guards off, triggers, CHECKs and keys, and then runs <paramref name="sql"/>.</summary>
    public async Task SpoilAsync(string sql)
    {
        await using var db = Open();
        await SpoilAsync(db, sql);
    }

    public static async Task SpoilAsync(StudioDb db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync(db.Database.IsSqlite() ? await GuardsOffAsync(db) : PostgresGuardsOff);
        await db.Database.ExecuteSqlRawAsync(sql);
        await db.Database.ExecuteSqlRawAsync(
            db.Database.IsSqlite() ? "PRAGMA ignore_check_constraints=0; PRAGMA foreign_keys=1;" : "SET session_replication_role = DEFAULT");
    }

    private const string PostgresGuardsOff =
        """
        SET session_replication_role = replica;
        DO $$ DECLARE c record; BEGIN
          FOR c IN SELECT conname, conrelid::regclass AS tab FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace LOOP
            EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.tab, c.conname);
          END LOOP;
        END $$
        """;

    private static async Task<string> GuardsOffAsync(StudioDb db)
    {
        var triggers = await db.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'trigger'").ToListAsync();
        return "PRAGMA foreign_keys=0; PRAGMA ignore_check_constraints=1; " + string.Concat(triggers.Select(name => $"DROP TRIGGER {name};"));
    }

    public void Dispose()
    {
        if (Engine == Engine.Postgres) Wait(() => PostgresServer.DropDatabaseAsync(_connection));
        else using (var db = Open()) SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        _folder.Dispose();
    }

    private (string, Func<StudioDb>) OnSqlite()
    {
        SqliteTemplate.CopyTo(_folder.File("studio.db"));
        var connection = new SqliteConnectionStringBuilder { DataSource = _folder.File("studio.db"), DefaultTimeout = 60 }.ToString();
        var options = (DbContextOptions<SqliteStudioDb>)new DbContextOptionsBuilder<SqliteStudioDb>().UseStudioSqlite(connection).Options;
        return (connection, () => new SqliteStudioDb(options));
    }

    private static (string, Func<StudioDb>) OnPostgres()
    {
        var connection = DataSetup.PostgresConnection(Wait(PostgresServer.CreateDatabaseAsync));
        var options = (DbContextOptions<PostgresStudioDb>)new DbContextOptionsBuilder<PostgresStudioDb>().UseStudioPostgres(connection).Options;
        return (connection, () => new PostgresStudioDb(options));
    }

    /// <summary>Away from the tests' own threads, of which there are so few that waiting on one of them could be waiting for ever.</summary>
    private static T Wait<T>(Func<Task<T>> work) => Task.Run(work).GetAwaiter().GetResult();

    private static void Wait(Func<Task> work) => Task.Run(work).GetAwaiter().GetResult();
}
