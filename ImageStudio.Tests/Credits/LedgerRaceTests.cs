using ImageStudio.Tests.Support;
using ImageStudio.Web.Credits;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Tests.Credits;

/// <summary>The ledger under many hands, and a naive one under the same.</summary>
public sealed class LedgerRaceTests
{
    private const long Price = 2_500;

    public static TheoryData<Engine, int> Levels =>
        new(Enum.GetValues<Engine>().SelectMany(engine => new[] { 0, 1, 49, 50 }.Select(level => (engine, level))));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Levels))]
    public async Task Two_hundred_holds_at_once_stand_as_often_as_the_funds_allow(Engine engine, int level)
    {
        using var wallet = await FundedWallet.OpenAsync(engine, level * Price);

        var outcomes = await Racers.RunAsync(Racers.Clicks, _ => wallet.HoldAsync(Guid.NewGuid(), Price));

        Assert.Equal(level, outcomes.Count(outcome => outcome == Posting.Posted));
        Assert.Equal(Racers.Clicks - level, outcomes.Count(outcome => outcome == Posting.Insufficient));
        await wallet.AssertAsync(level * Price, level * Price);
    }

    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_hundred_racers_end_one_hold_once(Engine engine)
    {
        using var wallet = await FundedWallet.OpenAsync(engine, 10_000);
        var job = Guid.NewGuid();
        await wallet.HoldAsync(job, 4_000);

        var outcomes = await Racers.RunAsync(100, racer => wallet.WithAsync(ledger => racer % 2 == 0
            ? ledger.SettleAsync(job, 3_000, "Reported", Token)
            : ledger.ReleaseAsync(job, "Cancelled", Token)));

        var winner = Array.IndexOf(outcomes, Posting.Posted);
        Assert.Equal(99, outcomes.Count(outcome => outcome == Posting.AlreadyEnded));
        await wallet.AssertAsync(winner % 2 == 0 ? 7_000 : 10_000, 0);
    }

    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_hundred_refunds_of_one_form_come_back_once(Engine engine)
    {
        using var wallet = await FundedWallet.OpenAsync(engine, 10_000);
        var (job, form) = (Guid.NewGuid(), Guid.NewGuid());
        await wallet.HoldAsync(job, 4_000);
        await wallet.WithAsync(ledger => ledger.SettleAsync(job, 4_000, "Reported", Token));

        var outcomes = await Racers.RunAsync(100, _ => wallet.WithAsync(ledger => ledger.RefundAsync(job, 1_500, form, "Not as described", Guid.NewGuid(), Token)));

        Assert.Single(outcomes, outcome => outcome == Posting.Posted);
        await wallet.AssertAsync(7_500, 0);
    }

    /// <summary>The negative control: read, compare, write, on a real table. If it ever held, the races above would prove nothing.</summary>
    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_naive_ledger_admits_more_than_there_is(Engine engine)
    {
        using var database = new StudioDatabase(engine);
        Assert.Null(await database.TryAsync("""CREATE TABLE "NaiveWallets" ("Left" BIGINT NOT NULL)"""));
        Assert.Null(await database.TryAsync($"""INSERT INTO "NaiveWallets" VALUES ({50 * Price})"""));

        var admitted = await Racers.RunAsync(Racers.Clicks, _ => NaiveHoldAsync(database));

        Assert.True(admitted.Count(yes => yes) > 50, $"The naive ledger admitted {admitted.Count(yes => yes)} of 50.");
    }

    private static async Task<bool> NaiveHoldAsync(StudioDatabase database)
    {
        await using var db = database.Open();
        var left = await db.Database.SqlQuery<long>($"""SELECT "Left" AS "Value" FROM "NaiveWallets" """).SingleAsync(Token);
        if (left < Price) return false;

        // As long as it takes to ask for a price.
        await Task.Delay(1, Token);
        await db.Database.ExecuteSqlAsync($"""UPDATE "NaiveWallets" SET "Left" = {left - Price}""", Token);
        return true;
    }
}
