using System.Collections.Concurrent;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Data;
using ImageStudio.Web.Projects;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Tests.Data;

public sealed class WriteTransactionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The server lets one of the two go on and refuses the other, who then does it again.</summary>
    [Fact]
    public async Task Two_who_wait_for_each_other_both_get_through()
    {
        using var database = new StudioDatabase(Engine.Postgres);
        var (one, other) = (new Project(Guid.NewGuid(), "One", null, DateTimeOffset.UnixEpoch), new Project(Guid.NewGuid(), "Other", null, DateTimeOffset.UnixEpoch));
        await using (var db = database.Open())
        {
            db.Projects.AddRange(one, other);
            await db.SaveChangesAsync(Token);
        }

        using var bothHaveOne = new Barrier(2);
        var attempts = await Task.WhenAll(
            Task.Run(() => RenameAsync(database, one.Id, other.Id, bothHaveOne)),
            Task.Run(() => RenameAsync(database, other.Id, one.Id, bothHaveOne)));

        // Who was refused may be back before the other has woken up, and is then refused once more.
        Assert.InRange(attempts.Sum(), 3, 6);
    }

    /// <summary>Without a line the one who came last may get the only write lock first, again and again.</summary>
    [Fact]
    public async Task On_SQLite_who_came_first_writes_first()
    {
        using var database = new StudioDatabase(Engine.Sqlite);
        await using var first = database.Open();
        var began = await WriteTransaction.BeginAsync(first, Token);
        var order = new ConcurrentQueue<int>();
        var waiting = Enumerable.Range(0, 20).Select(number => TakeTurnAsync(database, number, order)).ToList();
        Assert.Empty(order);

        await began.DisposeAsync();
        await Task.WhenAll(waiting);

        Assert.Equal(Enumerable.Range(0, 20), order);
    }

    [Fact]
    public async Task The_turn_ends_with_the_commit()
    {
        using var database = new StudioDatabase(Engine.Sqlite);
        await using var db = database.Open();
        await using var first = await WriteTransaction.BeginAsync(db, Token);
        await first.CommitAsync();

        await using var second = await WriteTransaction.BeginAsync(db, Token).WaitAsync(TimeSpan.FromSeconds(5), Token);

        Assert.NotNull(db.Database.CurrentTransaction);
    }

    [Fact]
    public async Task A_turn_that_was_given_up_is_the_next_ones()
    {
        using var database = new StudioDatabase(Engine.Sqlite);
        await using var first = database.Open();
        var began = await WriteTransaction.BeginAsync(first, Token);
        using var impatient = new CancellationTokenSource();
        await using var second = database.Open();
        var waiting = WriteTransaction.BeginAsync(second, impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        await began.DisposeAsync();
        await using var third = database.Open();
        await using var next = await WriteTransaction.BeginAsync(third, Token);

        Assert.NotNull(third.Database.CurrentTransaction);
    }

    [Fact]
    public async Task What_is_wrong_every_time_is_told_in_the_end()
    {
        using var database = new StudioDatabase();
        await using var db = database.Open();
        var attempts = 0;

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => WriteTransaction.RunAsync<int>(
            db,
            _ =>
            {
                attempts++;
                throw new DbUpdateConcurrencyException("Somebody was faster, as always.");
            },
            Token));

        Assert.Equal(5, attempts);
    }

    private static async Task TakeTurnAsync(StudioDatabase database, int number, ConcurrentQueue<int> order)
    {
        await using var db = database.Open();
        await using var transaction = await WriteTransaction.BeginAsync(db, Token);
        order.Enqueue(number);
    }

    /// <returns>How many attempts it took.</returns>
    private static async Task<int> RenameAsync(StudioDatabase database, Guid first, Guid second, Barrier bothHaveOne)
    {
        await using var db = database.Open();
        var attempts = 0;
        await WriteTransaction.RunAsync(
            db,
            async transaction =>
            {
                await RenameAsync(db, first);
                if (attempts++ == 0) Assert.True(bothHaveOne.SignalAndWait(TimeSpan.FromSeconds(30)));
                var rows = await RenameAsync(db, second);
                await transaction.CommitAsync();
                return rows;
            },
            Token);
        return attempts;
    }

    private static Task<int> RenameAsync(StudioDb db, Guid project) =>
        db.Database.ExecuteSqlAsync($"""UPDATE "Projects" SET "Name" = 'Renamed' WHERE "Id" = {project}""", Token);
}
