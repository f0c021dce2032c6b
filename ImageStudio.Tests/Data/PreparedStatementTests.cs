using System.Data.Common;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Tests.Data;

public sealed class PreparedStatementTests
{
    private static readonly PreparedStatement Insert = new("""INSERT INTO "Things" ("Id", "Number", "Name") VALUES ($1, $2, $3)""");
    private static readonly PreparedStatement ReadAll = new("""SELECT "Id", "Number", "Name" FROM "Things" ORDER BY "Number" """, locksRows: true);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task It_writes_what_EF_finds_and_reads_what_EF_wrote(Engine engine)
    {
        using var database = await WithThingsAsync(engine);
        await using var db = await OpenAsync(database);
        var (one, two) = (Guid.NewGuid(), Guid.NewGuid());
        await Insert.ExecuteAsync(db, [one, long.MaxValue, "Zoë's \u65e5"], Token);
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "Things" ("Id", "Number") VALUES ({two}, -1)""", Token);

        Assert.Equal([(two, -1, null), (one, long.MaxValue, "Zoë's \u65e5")], await AllAsync(db));
        Assert.Equal(1, await db.Database.ExecuteSqlAsync($"""DELETE FROM "Things" WHERE "Id" = {one} AND "Name" = {"Zoë's \u65e5"}""", Token));
    }

    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_refusal_is_the_databases_own_and_leaves_it_usable(Engine engine)
    {
        using var database = await WithThingsAsync(engine);
        await using var db = await OpenAsync(database);
        var id = Guid.NewGuid();
        await Insert.ExecuteAsync(db, [id, 1L, null], Token);

        var again = await Assert.ThrowsAnyAsync<DbException>(() => Insert.ExecuteAsync(db, [id, 2L, null], Token));
        var negative = await Assert.ThrowsAnyAsync<DbException>(() => Insert.ExecuteAsync(db, [Guid.NewGuid(), -2L, null], Token));
        await Insert.ExecuteAsync(db, [Guid.NewGuid(), 3L, null], Token);

        Assert.NotNull(DatabaseRule.BrokenIn(again));
        Assert.Contains("ck_thing", DatabaseRule.BrokenIn(negative), StringComparison.Ordinal);
        Assert.Equal([1, 3], (await AllAsync(db)).Select(thing => thing.Number));
    }

    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task It_obeys_the_open_transaction(Engine engine)
    {
        using var database = await WithThingsAsync(engine);
        await using var db = database.Open();
        await using (await db.Database.BeginTransactionAsync(Token))
        {
            await Insert.ExecuteAsync(db, [Guid.NewGuid(), 1L, null], Token);
            Assert.Single(await AllAsync(db));
        }

        await using var transaction = await db.Database.BeginTransactionAsync(Token);
        Assert.Empty(await AllAsync(db));
    }

    /// <summary>A rule that comes later is obeyed at once, one that goes is forgotten.</summary>
    [Fact]
    public async Task It_is_prepared_again_after_a_change_of_the_schema()
    {
        using var database = await WithThingsAsync(Engine.Sqlite);
        await using var db = await OpenAsync(database);
        await Insert.ExecuteAsync(db, [Guid.NewGuid(), 1L, null], Token);
        Assert.Null(await database.TryAsync("CREATE TRIGGER tr_no BEFORE INSERT ON Things BEGIN SELECT RAISE(ABORT, 'no more'); END"));

        var refused = await Assert.ThrowsAnyAsync<DbException>(() => Insert.ExecuteAsync(db, [Guid.NewGuid(), 2L, null], Token));
        Assert.Null(await database.TryAsync("DROP TRIGGER tr_no"));
        await Insert.ExecuteAsync(db, [Guid.NewGuid(), 3L, null], Token);

        Assert.Contains("no more", DatabaseRule.BrokenIn(refused), StringComparison.Ordinal);
        Assert.Equal(2, (await AllAsync(db)).Count);
    }

    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task It_outlives_its_connection(Engine engine)
    {
        using var database = await WithThingsAsync(engine);
        for (var round = 1; round <= 3; round++)
        {
            await using var db = await OpenAsync(database);
            await Insert.ExecuteAsync(db, [Guid.NewGuid(), (long)round, null], Token);
            await db.Database.CloseConnectionAsync();
            await db.Database.OpenConnectionAsync(Token);
            Assert.Equal(round, (await AllAsync(db)).Count);
        }
    }

    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task It_needs_an_open_connection(Engine engine)
    {
        using var database = await WithThingsAsync(engine);
        await using var db = database.Open();

        await Assert.ThrowsAsync<InvalidOperationException>(() => AllAsync(db));
    }

    /// <summary>PostgreSQL's text cannot hold it, and what EF sends goes without it too.</summary>
    [Fact]
    public async Task The_character_that_PostgreSQL_refuses_is_left_out()
    {
        using var database = await WithThingsAsync(Engine.Postgres);
        await using var db = await OpenAsync(database);

        await Insert.ExecuteAsync(db, [Guid.NewGuid(), 1L, "a\0b"], Token);

        Assert.Equal("ab", Assert.Single(await AllAsync(db)).Name);
    }

    private static async Task<StudioDatabase> WithThingsAsync(Engine engine)
    {
        var database = new StudioDatabase(engine);
        var id = engine == Engine.Sqlite ? "TEXT" : "uuid";
        var table = $"""CREATE TABLE "Things" ("Id" {id} NOT NULL PRIMARY KEY, "Number" bigint NOT NULL, "Name" text, CONSTRAINT ck_thing CHECK ("Number" > -2))""";
        Assert.Null(await database.TryAsync(table));
        return database;
    }

    private static async Task<StudioDb> OpenAsync(StudioDatabase database)
    {
        var db = database.Open();
        await db.Database.OpenConnectionAsync(Token);
        return db;
    }

    private static Task<List<(Guid Id, long Number, string? Name)>> AllAsync(StudioDb db) =>
        ReadAll.ReadAsync(db, [], row => (row.Id(0), row.Number(1), row.IsNull(2) ? null : row.Text(2)), Token);
}
