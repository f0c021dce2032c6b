using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Data;

/// <summary>
/// Those who want to write to one SQLite file stand in line for its only write lock. Without it each would look again after ever longer sleeps,
/// a thread blocked meanwhile, and who has just written often gets the lock again before anybody else wakes up.
/// What writes without a <see cref="WriteTransaction"/> still waits in SQLite's own way.
/// </summary>
internal static class WriterQueue
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(10);
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Lines = new();

    /// <returns>The turn, which disposing ends; null where many may write at once, and for who has waited too long: SQLite itself decides then.</returns>
    public static async Task<IDisposable?> WaitAsync(StudioDb db, CancellationToken cancellationToken)
    {
        if (!db.Database.IsSqlite()) return null;
        var line = Lines.GetOrAdd(db.Database.GetConnectionString()!, _ => new(1));
        return await line.WaitAsync(LongEnough, cancellationToken) ? new Turn(line) : null;
    }

    private sealed class Turn(SemaphoreSlim line) : IDisposable
    {
        private int _over;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _over, 1) == 0) line.Release();
        }
    }
}
