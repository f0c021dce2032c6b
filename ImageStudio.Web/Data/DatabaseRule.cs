using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ImageStudio.Web.Data;

/// <summary>Reads from a refusal which rule of the database was broken.</summary>
public static class DatabaseRule
{
    private const int SqliteConstraint = 19;
    private const string PostgresConstraint = "23";

    /// <returns>Words that name the constraint or are the trigger's own; null when it was no rule but a fault.</returns>
    public static string? BrokenIn(DbException refusal) => refusal switch
    {
        SqliteException { SqliteErrorCode: SqliteConstraint } => refusal.Message,
        PostgresException { SqlState: PostgresErrorCodes.RaiseException } raised => raised.MessageText,
        PostgresException broken when broken.SqlState.StartsWith(PostgresConstraint, StringComparison.Ordinal) => InSqlitesWords(broken),
        _ => null,
    };

    /// <summary>Somebody else wrote between what was read and what was to be written: read again, it may well go the next time.</summary>
    public static bool IsPassing(Exception trouble) => trouble switch
    {
        DbUpdateConcurrencyException => true,
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.SerializationFailure,
        // EF wraps it once or twice.
        { InnerException: { } inner } => IsPassing(inner),
        _ => false,
    };

    /// <summary>EF names an index IX_Table_Column; SQLite speaks of Table.Column, and so does the code that asks.</summary>
    private static string InSqlitesWords(PostgresException broken)
    {
        var name = broken.ConstraintName ?? $"{broken.TableName}.{broken.ColumnName}";
        return name.StartsWith("IX_", StringComparison.Ordinal) ? name[3..].Replace('_', '.') : name;
    }
}
