using System.Data.Common;
using System.Diagnostics;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Credits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImageStudio.Tests.Measurements;

/// <summary>
/// Holds and settlements a second, each a transaction that reaches the disk, against commits of one small row in the same database, just as
/// durable and as many at once. Run as the others, see <see cref="StudioMeasurements"/>.
/// </summary>
[Collection(nameof(Measurements))]
public sealed class LedgerMeasurements(MeasurementTable table)
{
    private const int AtOnce = 8;
    private const int Pairs = 5;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Run = TimeSpan.FromSeconds(4);
    private static readonly CreditPlans Plans = new(Options.Create(new CreditOptions()));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Explicit = true)]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_ledger_against_bare_commits(Engine engine)
    {
        Servers.RequireRelease();
        using var database = new StudioDatabase(engine);
        Assert.Null(await database.TryAsync("""CREATE TABLE "BareCommits" ("At" BIGINT NOT NULL)"""));
        var owners = Enumerable.Range(0, AtOnce).Select(_ => Guid.NewGuid()).ToList();
        foreach (var owner in owners) await FundAsync(database, owner);
        Func<int, TimeSpan, Task<int>> ledger = (worker, time) => PostAsync(database, owners[worker], time);
        Func<int, TimeSpan, Task<int>> bare = (_, time) => CommitAsync(database, time);

        await PerSecondAsync(ledger, Warm);
        await PerSecondAsync(bare, Warm);
        var pairs = new List<(double Ledger, double Bare)>();
        for (var pair = 0; pair < Pairs; pair++) pairs.Add((await PerSecondAsync(ledger, Run), await PerSecondAsync(bare, Run)));

        var (postings, commits) = (pairs.Select(p => p.Ledger).Median().Short(), pairs.Select(p => p.Bare).Median().Short());
        table.Add(new(
            engine == Engine.Sqlite ? 80 : 81, $"Holds and settlements on {engine}, {AtOnce} wallets at once", $"{postings} /s", $"{commits} bare commits/s",
            pairs.ConvertAll(p => p.Ledger / p.Bare).AsRatio(), "≥ 0.5×"));
    }

    private static async Task<double> PerSecondAsync(Func<int, TimeSpan, Task<int>> work, TimeSpan time)
    {
        var began = Stopwatch.GetTimestamp();
        var done = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(worker => Task.Run(() => work(worker, time))));
        return done.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task FundAsync(StudioDatabase database, Guid owner)
    {
        await using var db = database.Open();
        var ledger = new CreditLedger(db, Plans, TimeProvider.System);
        await ledger.OpenAsync(owner, Token);
        await ledger.GrantAsync(owner, 1_000_000_000, "measured", "For the measurement", Token);
    }

    private static async Task<int> PostAsync(StudioDatabase database, Guid owner, TimeSpan time)
    {
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(Token);
        var (ledger, postings) = (new CreditLedger(db, Plans, TimeProvider.System), 0);
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < time; postings += 2)
        {
            var job = Guid.NewGuid();
            Assert.Equal(Posting.Posted, await ledger.HoldAsync(owner, job, 4, Token));
            Assert.Equal(Posting.Posted, await ledger.SettleAsync(job, 3, "Measured", Token));
        }

        return postings;
    }

    private static async Task<int> CommitAsync(StudioDatabase database, TimeSpan time)
    {
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(Token);
        await using DbCommand insert = db.Database.GetDbConnection().CreateCommand();
        insert.CommandText = """INSERT INTO "BareCommits" VALUES (1)""";
        await insert.PrepareAsync(Token);
        var commits = 0;
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < time; commits++) await insert.ExecuteNonQueryAsync(Token);
        return commits;
    }
}
