using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ImageStudio.Web.Data;

/// <summary>Reads from a refusal which rule of the database was broken.</summary>
public static class DatabaseRule
{
    private const int SqliteConstraint = 19;

    /// <returns>Words that name the constraint or are the trigger's own; null when it was no rule but a fault.</returns>
    public static string? BrokenIn(DbException refusal) => refusal switch
    {
        SqliteException { SqliteErrorCode: SqliteConstraint } => refusal.Message,
        _ => null,
    };
}
