using ImageStudio.Tests.Support;
using ImageStudio.Web.Accounts;
using ImageStudio.Web.Projects;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Tests.Data;

public sealed class PostgresDatabaseTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_stored_reads_back_equal(Engine engine)
    {
        using var database = new StudioDatabase(engine);
        var project = new Project(Guid.NewGuid(), "Häfen 🛥", null, Noon.AddMilliseconds(7));
        await using (var db = database.Open())
        {
            db.Projects.Add(project);
            await db.SaveChangesAsync(Token);
        }

        await using var fresh = database.Open();
        var read = await fresh.Projects.SingleAsync(p => p.OwnerId == project.OwnerId && p.ActiveAt <= Noon.AddMilliseconds(7), Token);
        Assert.Equal((project.Id, project.Name, project.CreatedAt), (read.Id, read.Name, read.CreatedAt));
    }

    /// <summary>The server would answer "invalid byte sequence" to a forged form or a careless vendor.</summary>
    [Fact]
    public async Task NUL_characters_never_reach_the_server()
    {
        using var database = new StudioDatabase(Engine.Postgres);
        await using (var db = database.Open())
        {
            db.Projects.Add(new(Guid.NewGuid(), "Har\0bours", "\0", Noon));
            await db.SaveChangesAsync(Token);
            await db.Database.ExecuteSqlAsync($"""UPDATE "Projects" SET "Description" = {"by\0hand"}""", Token);
        }

        await using var fresh = database.Open();
        var searched = "Harbours\0";
        var read = await fresh.Projects.SingleAsync(p => p.Name == searched, Token);
        Assert.Equal("byhand", read.Description);
    }

    /// <summary>SQLite takes any length; PostgreSQL refuses what is longer than its column, and a state's name must never be.</summary>
    [Fact]
    public void Every_stored_name_fits_its_column()
    {
        using var database = new StudioDatabase(Engine.Sqlite);
        using var db = database.Open();
        var named = db.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties())
            .Select(property => (Property: property, Type: Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType))
            .Where(named => named.Type.IsEnum && named.Property.GetProviderClrType() == typeof(string)).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, found => Assert.All(
            Enum.GetNames(found.Type), name => Assert.True(name.Length <= found.Property.GetMaxLength(), $"{found.Property} is too short for {name}.")));
    }

    [Fact]
    public async Task Two_who_register_first_at_once_make_one_administrator()
    {
        using var database = new StudioDatabase(Engine.Postgres);
        var people = Enumerable.Range(0, 2).Select(index => new StudioUser($"{index}@example.com", Noon)).ToList();
        foreach (var person in people) person.BecomeFirstAdministrator();

        var outcomes = await Task.WhenAll(people.Select(async person =>
        {
            await using var db = database.Open();
            db.Users.Add(person);
            return await Record.ExceptionAsync(() => db.SaveChangesAsync(Token));
        }));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.Single(outcomes, outcome => outcome is DbUpdateException);
    }
}
