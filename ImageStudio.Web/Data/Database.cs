using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Data;

/// <summary>Brings the database file to the current schema when the site starts.</summary>
public sealed partial class Database(StudioDb db, TimeProvider clock, ILogger<Database> log)
{
    private static readonly TimeSpan StaleLock = TimeSpan.FromMinutes(5);

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await ForgetStaleLockAsync(cancellationToken);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count == 0) return;

        LogMigrating(log, string.Join(", ", pending));
        await db.Database.MigrateAsync(cancellationToken);
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

    [LoggerMessage(Level = LogLevel.Information, Message = "Applying migrations: {Migrations}")]
    private static partial void LogMigrating(ILogger logger, string migrations);
}
