using System.Security.Cryptography;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace ImageStudio.Tests.Support;

/// <summary>
/// One PostgreSQL for all tests, started when the first one asks for it: the server that TEST_POSTGRES names, else a throw-away one. Every
/// database is a copy of one that was migrated once, which costs a tenth of a second.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string HowToGetOne =
        "No PostgreSQL was found or could be installed: set TEST_POSTGRES to a connection string of an account that may create databases, "
        + "or install your system's postgresql package.";

    private static readonly string Run = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
    private static readonly Lazy<Task<PostgresServer?>> Started = new(StartAsync);
    private static int _databases;

    private readonly PostgresCluster? _cluster;
    private readonly string _connection;
    private readonly SemaphoreSlim _copying = new(1);

    /// <summary>The fixture itself: it only stops what was started.</summary>
    public PostgresServer() => _connection = "";

    private PostgresServer(PostgresCluster? cluster, string connection) => (_cluster, _connection) = (cluster, connection);

    private static string Template => $"studio_test_{Run}_template";

    /// <summary>A database of its own with the current schema; without any server the test is skipped, but never silently where it matters.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> CreateDatabaseAsync()
    {
        if (await Started.Value is { } server) return await server.CopyAsync();
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(HowToGetOne);
        Assert.Skip(HowToGetOne);
        return null!;
    }

    public static async Task DropDatabaseAsync(string connection)
    {
        await using (var pool = new NpgsqlConnection(connection)) NpgsqlConnection.ClearPool(pool);
        var name = new NpgsqlConnectionStringBuilder(connection).Database;
        if (await Started.Value is { } server) await server.ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    public async ValueTask DisposeAsync()
    {
        if (!Started.IsValueCreated || await Started.Value is not { } server) return;
        await server.ExecuteAsync($"DROP DATABASE IF EXISTS {Template} WITH (FORCE)");
        if (server._cluster is not null) await server._cluster.DisposeAsync();
    }

    private static async Task<PostgresServer?> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } given) return await WithTemplateAsync(new(null, given));
        return await PostgresCluster.StartAsync() is { } cluster ? await WithTemplateAsync(new(cluster, cluster.Connection)) : null;
    }

    private static async Task<PostgresServer> WithTemplateAsync(PostgresServer server)
    {
        await server.ExecuteAsync($"CREATE DATABASE {Template}");
        // A database can only be copied while nobody is connected to it.
        var connection = new NpgsqlConnectionStringBuilder(server._connection) { Database = Template, Pooling = false }.ToString();
        await using var db = new PostgresStudioDb(
            (DbContextOptions<PostgresStudioDb>)new DbContextOptionsBuilder<PostgresStudioDb>().UseStudioPostgres(connection).Options);
        await db.Database.MigrateAsync();
        return server;
    }

    private async Task<string> CopyAsync()
    {
        var name = $"studio_test_{Run}_{Interlocked.Increment(ref _databases)}";
        await _copying.WaitAsync();
        try
        {
            await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {Template}");
        }
        finally
        {
            _copying.Release();
        }

        return new NpgsqlConnectionStringBuilder(_connection) { Database = name }.ToString();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connection) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 60 };
        await command.ExecuteNonQueryAsync();
    }
}
