using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ImageStudio.Web.Data;

/// <summary>The database cannot be used as it is set; the message says in one sentence why.</summary>
public sealed class DatabaseException(string message, Exception cause) : Exception(message, cause);

/// <summary>Brings the database to the current schema when the site starts.</summary>
public sealed partial class Database(StudioDb db, TimeProvider clock, ILogger<Database> log)
{
    private static readonly TimeSpan StaleLock = TimeSpan.FromMinutes(5);

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (db.Database.IsSqlite() && new MigrationCopy(db).GoBack()) LogWentBack(log);
            if (db.Database.IsSqlite()) await ForgetStaleLockAsync(cancellationToken);
            else await ReachAsync(cancellationToken);
            await ApplyAsync(cancellationToken);
        }
        catch (Exception trouble) when (OperatorsTrouble(trouble) is { } why)
        {
            throw new DatabaseException($"The PostgreSQL server of ImageStudio:Postgres cannot be used: {why.ReplaceLineEndings(" ").TrimEnd('.')}.", trouble);
        }
    }

    private async Task ApplyAsync(CancellationToken cancellationToken)
    {
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count == 0) return;

        LogMigrating(log, string.Join(", ", pending));
        var copy = db.Database.IsSqlite() && (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Any() ? new MigrationCopy(db) : null;
        if (copy is not null) await copy.TakeAsync(db, cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
        copy?.Drop();
    }

    /// <summary>Asked first, because EF takes a server that does not answer for a database that is not there yet.</summary>
    private async Task ReachAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(db.Database.GetConnectionString());
            await connection.OpenAsync(cancellationToken);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            // The server is there; migrating makes the database if the account may.
        }
    }

    /// <summary>A wrong password or name, a missing right, a server that is full or starting: for the operator to mend. Anything else is a bug.</summary>
    private static bool IsOperators(string state) =>
        state.StartsWith("28", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal)
        || state is PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InsufficientPrivilege;

    private static string? OperatorsTrouble(Exception trouble) => trouble switch
    {
        PostgresException refusal => IsOperators(refusal.SqlState) ? refusal.MessageText : null,
        NpgsqlException unreachable => unreachable.Message,
        InvalidOperationException { InnerException: NpgsqlException inner } => OperatorsTrouble(inner),
        _ => null,
    };

    /// <summary>Whether the schema is the one this version was built for: neither older nor newer. Changes nothing.</summary>
    public async Task<bool> IsCurrentAsync(CancellationToken cancellationToken)
    {
        var applied = await db.Database.GetAppliedMigrationsAsync(cancellationToken);
        return applied.SequenceEqual(db.Database.GetMigrations());
    }

    /// <summary>A process killed while migrating leaves EF's lock row behind, and the next start would wait for it without a word.</summary>
    private async Task ForgetStaleLockAsync(CancellationToken cancellationToken)
    {
        var exists = await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'")
            .SingleAsync(cancellationToken);
        if (exists == 0) return;

        var limit = (clock.UtcNow - StaleLock).UtcDateTime;
        await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock WHERE Timestamp < {limit}", cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A migration was cut short; the database is as it was before, and the migration begins again")]
    private static partial void LogWentBack(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "Applying migrations: {Migrations}")]
    private static partial void LogMigrating(ILogger logger, string migrations);
}
