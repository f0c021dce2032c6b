using ImageStudio.Tests.Support;
using ImageStudio.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Tests.Crash;

/// <summary>The books checked from the command line, as a process of its own: what it prints, and the exit code a script goes by.</summary>
public sealed class ReconcileCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Beside_a_running_site_sound_books_end_with_0_and_spoilt_ones_with_1()
    {
        await using var site = await StudioProcess.StartAsync(_folder.Path, new() { ["ImageStudio__Sandbox__Speed"] = "50" });
        await using var ada = new Visitor(site.Address);
        await ada.RegisterAsync("ada@example.com");
        await ada.UntilFinishedAsync(await ada.GenerateAsync("A quiet harbour"));

        var sound = await StudioProcess.CommandAsync(_folder.Path, "reconcile");

        Assert.True(sound.ExitCode == 0, $"{sound.ExitCode}: {sound.Output} {sound.Errors}");
        Assert.Equal(["R1 ok", "R2 ok", "R3 ok", "R4 ok", "R5 ok", "R6 ok"], sound.Output.Split('\n').Take(6).Select(line => line[..5]));
        Assert.Contains("0 findings in", sound.Output, StringComparison.Ordinal);
        Assert.Empty(sound.Errors);

        await SpoilAsync("UPDATE CreditAccounts SET Posted = Posted + 1000");
        var spoilt = await StudioProcess.CommandAsync(_folder.Path, "reconcile");

        Assert.Equal(1, spoilt.ExitCode);
        Assert.Contains("R1 1 finding ", spoilt.Output, StringComparison.Ordinal);
        Assert.Contains("its entries add up to", spoilt.Output, StringComparison.Ordinal);
        await using var db = Open();
        Assert.Equal(0, await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM ReconciliationRuns").SingleAsync(Token));
    }

    [Fact]
    public async Task Without_a_database_it_ends_with_2_and_makes_none()
    {
        var (exitCode, _, errors) = await StudioProcess.CommandAsync(_folder.Path, "reconcile");

        Assert.Equal(2, exitCode);
        Assert.StartsWith("The books cannot be checked. There is no database at ", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("DELETE FROM __EFMigrationsHistory WHERE MigrationId = (SELECT MAX(MigrationId) FROM __EFMigrationsHistory)")]
    [InlineData("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Future', '99')")]
    public async Task Another_schema_is_refused_with_2_and_left_as_it_is(string spoil)
    {
        await using (var made = Open()) await made.Database.MigrateAsync(Token);
        await SpoilAsync(spoil);
        var before = await HistoryAsync();

        var (exitCode, _, errors) = await StudioProcess.CommandAsync(_folder.Path, "reconcile");

        Assert.Equal(2, exitCode);
        Assert.Contains("not at this version's schema", errors, StringComparison.Ordinal);
        Assert.Equal(before, await HistoryAsync());
    }

    [Fact]
    public async Task What_is_no_database_is_refused_with_2()
    {
        await File.WriteAllTextAsync(_folder.File("studio.db"), new string('x', 5000), Token);

        var (exitCode, _, errors) = await StudioProcess.CommandAsync(_folder.Path, "reconcile");

        Assert.Equal(2, exitCode);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    private async Task SpoilAsync(string sql)
    {
        await using var db = Open();
        await StudioDatabase.SpoilAsync(db, sql);
    }

    private async Task<List<string>> HistoryAsync()
    {
        await using var db = Open();
        return await db.Database.SqlQuery<string>($"SELECT MigrationId AS Value FROM __EFMigrationsHistory ORDER BY 1").ToListAsync(Token);
    }

    private SqliteStudioDb Open()
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = _folder.File("studio.db"), DefaultTimeout = 30, Pooling = false }.ToString();
        return new(new DbContextOptionsBuilder<SqliteStudioDb>().UseSqlite(connection).AddInterceptors(new SqlitePragmas()).Options);
    }
}
