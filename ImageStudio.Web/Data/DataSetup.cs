using System.ComponentModel.DataAnnotations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ImageStudio.Web.Data;

public static class DataSetup
{
    /// <summary>A server takes a hundred connections by default; a request keeps one while it runs, and more requests than these wait for one.</summary>
    private const int MaxConnections = 40;

    private const int SecondsForAConnection = 30;

    /// <summary>The statements of the ledger and of the queue come again and again: the server parses and plans each once per connection.</summary>
    private const int PreparedStatements = 50;

    /// <summary>The database as a SQLite file, whose folder is made if it is missing, or on a PostgreSQL server if one is named.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, string file, string postgres)
    {
        if (postgres.Length > 0) services.AddPostgres(postgres);
        else services.AddSqlite(file);
        return services.AddScoped<Database>();
    }

    public static DbContextOptionsBuilder UseStudioSqlite(this DbContextOptionsBuilder options, string connection) =>
        options.UseSqlite(connection).AddInterceptors(new SqlitePragmas());

    public static DbContextOptionsBuilder UseStudioPostgres(this DbContextOptionsBuilder options, string connection) =>
        options.UseNpgsql(connection).AddInterceptors(new PostgresText());

    /// <summary>A connection string with our defaults for what it does not say.</summary>
    public static string PostgresConnection(string given)
    {
        try
        {
            var connection = new NpgsqlConnectionStringBuilder(given);
            if (string.IsNullOrEmpty(connection.Host)) throw new ValidationException("ImageStudio:Postgres names no Host.");
            if (!Says(given, "MaximumPoolSize")) connection.MaxPoolSize = Math.Max(MaxConnections, connection.MinPoolSize);
            if (!Says(given, "Timeout")) connection.Timeout = SecondsForAConnection;
            if (!Says(given, "MaxAutoPrepare")) connection.MaxAutoPrepare = PreparedStatements;
            return connection.ToString();
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException)
        {
            // Not the message itself: it may repeat the password.
            throw new ValidationException("ImageStudio:Postgres is no PostgreSQL connection string, such as Host=localhost;Database=studio;Username=studio;Password=….");
        }
    }

    private static void AddSqlite(this IServiceCollection services, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var connection = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
        services.AddDbContextPool<StudioDb, SqliteStudioDb>(options => options.UseStudioSqlite(connection));
    }

    private static void AddPostgres(this IServiceCollection services, string given)
    {
        var connection = PostgresConnection(given);
        services.AddDbContextPool<StudioDb, PostgresStudioDb>(options => options.UseStudioPostgres(connection));
    }

    private static bool Says(string given, string setting) => given.Split(';')
        .Any(part => part.Split('=')[0].Replace(" ", "", StringComparison.Ordinal).Equals(setting, StringComparison.OrdinalIgnoreCase));
}
