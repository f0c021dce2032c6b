using FsCheck;
using FsCheck.Fluent;
using ImageStudio.Tests.Credits.Model;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Credits;
using Microsoft.Extensions.Options;

namespace ImageStudio.Tests.Credits;

/// <summary>
/// Random commands, on the ledger and on a model of it: each must end alike, and leave alike. 5,000 on each database; a hundred thousand with
/// <c>LEDGER_COMMANDS=100000</c>. A failure is shrunk to the commands it takes; <c>LEDGER_SEED</c> runs a printed seed again.
/// </summary>
public sealed class LedgerModelTests
{
    private const int CommandsEach = 5_000;
    private const int Length = 50;

    /// <summary>Two hours before the month's last day: days, months and a short month go by.</summary>
    private static readonly DateTimeOffset Start = new(2028, 1, 30, 22, 0, 0, TimeSpan.Zero);

    private static readonly CreditPlan Plan = new() { Name = "Plus", MonthlyCredits = 100, RenewalDay = 31, DailyCredits = 10 };
    private static readonly CreditPlans Plans = new(Options.Create(new CreditOptions { Plan = "plus", Plans = { ["plus"] = Plan } }));

    /// <summary>Every way to end came up, or the commands did not try enough.</summary>
    private static readonly HashSet<string> Endings =
        [.. new[] { Posting.Posted, Posting.AlreadyPosted, Posting.AlreadyEnded, Posting.Insufficient }.Select(p => p.ToString()), "ck_shape", "no hold"];

    private static int Commands => int.TryParse(Environment.GetEnvironmentVariable("LEDGER_COMMANDS"), out var given) ? given : CommandsEach;

    private static ulong Seed => ulong.TryParse(Environment.GetEnvironmentVariable("LEDGER_SEED"), out var given) ? given : (ulong)Random.Shared.NextInt64();

    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Random_commands_end_as_in_the_model(Engine engine)
    {
        using var database = new StudioDatabase(engine);
        var seed = Seed;
        TestContext.Current.TestOutputHelper?.WriteLine($"LEDGER_SEED={seed}, {Commands} commands on {engine}");
        var config = Config.QuickThrowOnFailure.WithMaxTest(Commands / Length).WithReplay(new Replay(new Rnd(seed), null));
        var endings = new HashSet<string>();
        var property = Prop.ForAll(LedgerCommand.Sequences(Length), commands => PlayAsync(database, commands, endings).GetAwaiter().GetResult());

        // In a thread of its own: FsCheck waits for each sequence.
        await Task.Factory.StartNew(() => Check.One(config, property), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        Assert.Superset(Endings, endings);
        Assert.Contains(endings, ending => ending.EndsWith("expired", StringComparison.Ordinal) && ending != "0 expired");
    }

    private static async Task PlayAsync(StudioDatabase database, List<LedgerCommand> commands, HashSet<string> endings)
    {
        var model = new LedgerModel(Plan, Start);
        await using var real = new LedgerUnderTest(database, Plans, Start);
        await real.OpenAsync();
        for (var index = 0; index < commands.Count; index++)
        {
            var (expected, ended) = (model.Do(commands[index]), await real.DoAsync(commands[index]));
            endings.Add(ended);
            Assert.True(expected == ended, $"Command {index + 1}, {commands[index]}, must end {expected} and ended {ended}.");
        }

        Assert.Equal(model.State, await real.StateAsync());
        await real.AssertSoundAsync();
    }
}
