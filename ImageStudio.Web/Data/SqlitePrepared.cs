using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ImageStudio.Web.Data;

/// <summary>
/// A statement prepared once for each of SQLite's own connections, which live on in the driver's pool; the driver itself forgets what it has
/// prepared whenever a connection goes back there. SQLite prepares it again by itself after a change of the schema.
/// </summary>
internal sealed class SqlitePrepared(string sql)
{
    private readonly ConditionalWeakTable<sqlite3, sqlite3_stmt> _statements = [];

    public List<T> Run<T>(SqliteConnection connection, object?[] values, Func<IPreparedRow, T> read)
    {
        var handle = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        var statement = _statements.GetValue(handle, Prepare);
        try
        {
            for (var index = 0; index < values.Length; index++) Check(Bind(statement, index + 1, values[index]), handle);
            var (row, rows) = (new Row(statement), new List<T>());
            int code;
            while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW) rows.Add(read(row));
            Check(code, handle);
            return rows;
        }
        finally
        {
            // Ends its reading, and undoes its effects if it was refused.
            _ = raw.sqlite3_reset(statement);
        }
    }

    private sqlite3_stmt Prepare(sqlite3 handle)
    {
        Check(raw.sqlite3_prepare_v3(handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement), handle);
        return statement;
    }

    /// <summary>As the driver binds, so that both write the same.</summary>
    private static int Bind(sqlite3_stmt statement, int index, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, index),
        Guid id => raw.sqlite3_bind_text(statement, index, id.ToString().ToUpperInvariant()),
        long number => raw.sqlite3_bind_int64(statement, index, number),
        string text => raw.sqlite3_bind_text(statement, index, text),
        _ => throw new ArgumentException($"{value.GetType()} cannot be bound.", nameof(value)),
    };

    private static void Check(int code, sqlite3 handle) => SqliteException.ThrowExceptionForRC(code, handle);

    private sealed class Row(sqlite3_stmt statement) : IPreparedRow
    {
        public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

        public Guid Id(int column) => Guid.Parse(Text(column));

        public long Number(int column) => raw.sqlite3_column_int64(statement, column);

        public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();
    }
}
