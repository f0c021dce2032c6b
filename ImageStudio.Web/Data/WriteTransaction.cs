using Microsoft.EntityFrameworkCore.Storage;

namespace ImageStudio.Web.Data;

/// <summary>
/// A verb's transaction: its own when it is called alone, part of the caller's when the caller has one open.
/// On SQLite a transaction takes the write lock when it begins, so what is read inside it cannot change before it is written.
/// </summary>
public sealed class WriteTransaction : IAsyncDisposable
{
    private readonly IDbContextTransaction? _own;

    private WriteTransaction(IDbContextTransaction? own) => _own = own;

    public static async Task<WriteTransaction> BeginAsync(StudioDb db, CancellationToken cancellationToken) =>
        new(db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null);

    /// <summary>Commits if the transaction is this verb's own. Once begun it is not cancelled: half a wish is no wish.</summary>
    public Task CommitAsync() => _own is null ? Task.CompletedTask : _own.CommitAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? ValueTask.CompletedTask;
}
