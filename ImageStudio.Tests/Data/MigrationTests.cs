using ImageStudio.Tests.Support;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ImageStudio.Tests.Data;

/// <summary>A database of the first version, with credits in it, on its way to the present.</summary>
public sealed class MigrationTests : IDisposable
{
    private static readonly Guid Ada = Guid.NewGuid();
    private static readonly Guid Running = Guid.NewGuid();

    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string File => _folder.File("studio.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_wallet_of_the_first_version_keeps_its_balance_its_history_and_its_open_hold()
    {
        await MakeFirstVersionAsync();

        await MigrateAsync();

        await using var db = Open();
        var plans = new CreditPlans(Options.Create(new CreditOptions()));
        Assert.Equal(new WalletBalance(115_000, 5_000), await new Wallet(db, plans, TimeProvider.System).ReadAsync(Ada, Token));
        Assert.Equal([95_000, 20_000], await db.CreditLots.OrderBy(l => l.Seq).Select(l => l.Remaining).ToListAsync(Token));
        Assert.Equal(5, await db.CreditEntries.CountAsync(Token));

        Assert.Equal(Posting.Posted, await new CreditLedger(db, plans, TimeProvider.System).SettleAsync(Running, 2_000, "Reported", Token));
        Assert.Equal([93_000, 20_000], await db.CreditLots.AsNoTracking().OrderBy(l => l.Seq).Select(l => l.Remaining).ToListAsync(Token));
        await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync("UPDATE CreditAccounts SET Posted = 900000", Token));
    }

    [Fact]
    public async Task A_migration_cut_short_begins_again_from_the_copy_taken_before_it()
    {
        await MakeFirstVersionAsync();
        System.IO.File.Copy(File, File + ".before-migration");
        await using (var db = Open()) await db.Database.ExecuteSqlRawAsync("DROP TRIGGER tr_entry_link", Token);

        await MigrateAsync();

        await using var after = Open();
        Assert.Equal(5, await after.CreditEntries.CountAsync(Token));
        Assert.Empty(await after.Database.GetPendingMigrationsAsync(Token));
        Assert.Equal(["studio.db"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Where(name => !name!.EndsWith("-wal") && !name.EndsWith("-shm")));
    }

    private StudioDb Open() => new SqliteStudioDb((DbContextOptions<SqliteStudioDb>)new DbContextOptionsBuilder<SqliteStudioDb>()
        .UseStudioSqlite(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false }.ToString()).Options);

    private async Task MigrateAsync()
    {
        await using var db = Open();
        await new Database(db, TimeProvider.System, NullLogger<Database>.Instance).MigrateAsync(Token);
    }

    private async Task MakeFirstVersionAsync()
    {
        await using var db = Open();
        var migrator = db.Database.GetService<IMigrator>();
        await migrator.MigrateAsync(db.Database.GetMigrations().First(), Token);
        var (wallet, done, hold, end) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await db.Database.ExecuteSqlAsync($"INSERT INTO CreditAccounts (Id, OwnerId, Posted, Held, Seq, Touch) VALUES ({wallet}, {Ada}, 0, 0, 0, 0)", Token);
        await EntryAsync(Guid.NewGuid(), 1, "grant", 100_000, 0, null, null);
        await EntryAsync(Guid.NewGuid(), 2, "grant", 20_000, 0, null, null);
        await EntryAsync(hold, 3, "hold", 0, 6_000, null, done);
        await EntryAsync(end, 4, "settle", -5_000, -6_000, hold, done);
        await EntryAsync(Guid.NewGuid(), 5, "hold", 0, 5_000, null, Running);

        Task EntryAsync(Guid id, long seq, string kind, long posted, long held, Guid? holdId, Guid? job) => db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO CreditEntries (Id, AccountId, Seq, Kind, PostedChange, HeldChange, HoldId, IdempotencyKey, JobId, At)
             VALUES ({id}, {wallet}, {seq}, {kind}, {posted}, {held}, {holdId}, {kind + seq}, {job}, 0)
             """,
            Token);
    }
}
