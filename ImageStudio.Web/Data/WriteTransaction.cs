using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ImageStudio.Web.Data;

/// <summary>
/// A verb's transaction: its own when it is called alone, part of the caller's when the caller has one open.
/// On SQLite a transaction takes the write lock when it begins, so what is read inside it cannot change before it is written.
/// </summary>
public sealed class WriteTransaction : IAsyncDisposable
{
    private const int MaxAttempts = 5;
    private const string Step = "step";

    private readonly StudioDb _db;
    private readonly IDbContextTransaction? _own;
    private readonly IDisposable? _turn;

    private WriteTransaction(StudioDb db, IDbContextTransaction? own = null, IDisposable? turn = null) => (_db, _own, _turn) = (db, own, turn);

    public static async Task<WriteTransaction> BeginAsync(StudioDb db, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is not null) return new(db);

        var turn = await WriterQueue.WaitAsync(db, cancellationToken);
        try
        {
            return new(db, await db.Database.BeginTransactionAsync(cancellationToken), turn);
        }
        catch
        {
            turn?.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Runs a verb from its first look to its commit. Where several write at once, somebody may come in between: a row that was to be changed
    /// or added is another's by now, or two wait for each other. Then nothing was written, and the verb looks again.
    /// </summary>
    public static async Task<T> RunAsync<T>(StudioDb db, Func<WriteTransaction, Task<T>> verb, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is not null) return await verb(new(db));

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var transaction = await BeginAsync(db, cancellationToken);
                return await verb(transaction);
            }
            catch (Exception trouble) when (attempt < MaxAttempts && DatabaseRule.IsPassing(trouble))
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>
    /// Runs one statement that the database may refuse, and leaves a caller's transaction usable if it does. A transaction that is the verb's own
    /// ends with the refusal: the verb says so and returns.
    /// </summary>
    /// <exception cref="DbException">The refusal, after the statement's own effects are undone.</exception>
    public async Task TryAsync(Func<Task> statement)
    {
        // SQLite undoes a refused statement by itself; elsewhere one refusal spoils the whole transaction.
        if (_own is not null || _db.Database.IsSqlite())
        {
            await statement();
            return;
        }

        var transaction = _db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync(Step, CancellationToken.None);
        try
        {
            await statement();
        }
        catch (DbException)
        {
            await transaction.RollbackToSavepointAsync(Step, CancellationToken.None);
            throw;
        }

        await transaction.ReleaseSavepointAsync(Step, CancellationToken.None);
    }

    /// <summary>Commits if the transaction is this verb's own. Once begun it is not cancelled: half a wish is no wish.</summary>
    public async Task CommitAsync()
    {
        if (_own is null) return;

        await _own.CommitAsync(CancellationToken.None);
        _turn?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_own is not null) await _own.DisposeAsync();
        }
        finally
        {
            _turn?.Dispose();
        }
    }
}
