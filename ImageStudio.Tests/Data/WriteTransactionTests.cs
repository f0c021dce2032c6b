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

        Assert.Equal(3, attempts.Sum());
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
