using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ImageStudio.Web.Data;

/// <summary>
/// A statement that comes so often that each connection to the database parses and plans it once: an insert with triggers behind it takes
/// longer to prepare than to run. One text for both databases, its parameters written $1, $2 … in the order in which they appear.
/// It runs on the context's open connection, inside the transaction that is open there.
/// </summary>
/// <param name="locksRows">Adds <see cref="StudioDb.RowLock"/>; rows of a WITH are not locked.</param>
public sealed class PreparedStatement(string sql, bool locksRows = false)
{
    private readonly SqlitePrepared _sqlite = new(sql);

    /// <exception cref="DbException">The database refused it; on SQLite the transaction goes on.</exception>
    public Task ExecuteAsync(StudioDb db, object?[] values, CancellationToken cancellationToken) =>
        ReadAsync(db, values, _ => true, cancellationToken);

    /// <param name="values">A <see cref="Guid"/>, a whole number, a text or null for each parameter.</param>
    public async Task<List<T>> ReadAsync<T>(StudioDb db, object?[] values, Func<IPreparedRow, T> read, CancellationToken cancellationToken)
    {
        if (db.Database.GetDbConnection() is SqliteConnection sqlite) return _sqlite.Run(sqlite, values, read);

        // The driver keeps what comes often prepared by itself, see DataSetup.
        await using var command = new NpgsqlCommand(locksRows ? sql + db.RowLock : sql, (NpgsqlConnection)db.Database.GetDbConnection());
        foreach (var value in values) command.Parameters.Add(new() { Value = PostgresText.Clean(value) ?? DBNull.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (row, rows) = (new PostgresRow(reader), new List<T>());
        while (await reader.ReadAsync(cancellationToken)) rows.Add(read(row));
        return rows;
    }

    private sealed class PostgresRow(NpgsqlDataReader reader) : IPreparedRow
    {
        public bool IsNull(int column) => reader.IsDBNull(column);

        public Guid Id(int column) => reader.GetGuid(column);

        public long Number(int column) => reader.GetInt64(column);

        public string Text(int column) => reader.GetString(column);
    }
}

/// <summary>The row a <see cref="PreparedStatement"/> stands at; columns count from zero.</summary>
public interface IPreparedRow
{
    bool IsNull(int column);

    Guid Id(int column);

    long Number(int column);

    string Text(int column);
}
