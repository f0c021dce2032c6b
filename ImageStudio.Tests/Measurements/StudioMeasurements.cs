using System.Diagnostics;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Data;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.Sandbox;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Tests.Measurements;

/// <summary>
/// The figures of the README's table, against a bare endpoint in the same run, because only ratios mean anything on another machine.
/// Nothing here fails for being slow. Run with:
/// <c>dotnet test ImageStudio.Tests -c Release --filter "FullyQualifiedName~Measurements" -- xUnit.Explicit=only</c>
/// </summary>
[Collection(nameof(Measurements))]
public sealed class StudioMeasurements(MeasurementTable table)
{
    private const int Connections = 8;
    private const int Pairs = 5;
    private const int Rounds = 20;
    private const int UnmeasuredRounds = 3;
    private const int Starts = 5;
    private const int EstimatesPerSecond = 50;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Run = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan AtRate = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PictureLimit = TimeSpan.FromSeconds(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task The_estimate_under_load()
    {
        await using var studio = await SeededStudio.StartAsync();
        await using var bareServer = await Servers.StartBareAsync();
        using var bare = new Load(bareServer, () => new(HttpMethod.Get, "/"));
        using var person = await studio.RegisterAsync("person");
        await bare.RunAsync(Connections, Warm);

        using var estimate = new Load(studio.Server, await studio.EstimateAsync(person));
        await CompareAsync(10, "Estimate fragment (signed-in POST)", "≤ 10×", estimate, bare);
        await AtRateAsync(estimate, bare);
    }

    [Fact(Explicit = true)]
    public async Task Pages_under_load()
    {
        await using var studio = await SeededStudio.StartAsync();
        await using var bareServer = await Servers.StartBareAsync();
        using var bare = new Load(bareServer, () => new(HttpMethod.Get, "/"));
        using var newcomer = await studio.RegisterAsync("newcomer");
        using var regular = await studio.RegisterAsync("regular");
        await studio.FillAsync(regular, generations: 50);
        await bare.RunAsync(Connections, Warm);

        using var first = new Load(studio.Server, studio.Get(newcomer, "/studio"));
        await CompareAsync(20, "Studio page, nothing made yet", "≤ 12×", first, bare);
        using var full = new Load(studio.Server, studio.Get(regular, "/studio"));
        await CompareAsync(30, "Studio page, feed of 12 with 48 pictures", "", full, bare);
        using var gallery = new Load(studio.Server, studio.Get(regular, "/gallery"));
        await CompareAsync(40, "Gallery page, 48 tiles", "", gallery, bare);
    }

    [Fact(Explicit = true)]
    public async Task From_pressing_Generate_to_the_stored_picture()
    {
        await using var studio = await SeededStudio.StartAsync();
        using var person = await studio.RegisterAsync("painter");
        var (beyond, drawing) = (new List<double>(), new List<double>());
        for (var round = 0; round < UnmeasuredRounds + Rounds; round++)
        {
            var (rest, drawn) = await GenerateAsync(studio, person);
            if (round < UnmeasuredRounds) continue;
            beyond.Add(rest);
            drawing.Add(drawn);
        }

        table.Add(new(
            50, "POST to stored picture beyond the provider's own time, one at a time",
            $"p50 {beyond.Median().Short()} s, p95 {beyond.Percentile(95).Short()} s", "", $"drawing it (p50 {drawing.Median().Short()} s) is the provider's", "p95 ≤ 1.5 s"));
    }

    [Fact(Explicit = true)]
    public async Task Cold_start_and_idle_memory()
    {
        await using var studio = await SeededStudio.StartAsync();
        using var person = await studio.RegisterAsync("early");
        await studio.FillAsync(person, generations: 12);
        Func<HttpRequestMessage>[] firstPages = [studio.Get(person, "/studio"), studio.Get(person, "/gallery"), await studio.EstimateAsync(person)];
        var (starts, bareStarts, memory, bareMemory) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Starts; round++)
        {
            await studio.RestartAsync();
            starts.Add(studio.Server.ToFirstAnswer.TotalMilliseconds);
            memory.Add(await AfterFirstPagesAsync(studio.Server, firstPages));

            await using var bare = await Servers.StartBareAsync();
            bareStarts.Add(bare.ToFirstAnswer.TotalMilliseconds);
            bareMemory.Add(await AfterFirstPagesAsync(bare, () => new(HttpMethod.Get, "/")));
        }

        AddPairs(60, "Cold start: spawn to first answer, database up to date", "ms", starts, bareStarts, "≤ 4×");
        AddPairs(70, "Resident memory, idle after the first pages", "MB", memory, bareMemory, "≤ 2.2×");
    }

    private async Task CompareAsync(int order, string what, string goal, Load studio, Load bare)
    {
        await studio.RunAsync(Connections, Warm);
        var pairs = new List<(LoadRun Studio, LoadRun Bare)>();
        for (var pair = 0; pair < Pairs; pair++)
            pairs.Add((await studio.RunAsync(Connections, Run), await bare.RunAsync(Connections, Run)));
        AddPairs(order, $"{what}: server CPU per request", "µs", [.. pairs.Select(p => p.Studio.CpuMicroseconds)], [.. pairs.Select(p => p.Bare.CpuMicroseconds)], goal);
        AddPairs(order + 1, $"{what}: requests/s, 8 connections", "/s", [.. pairs.Select(p => p.Studio.PerSecond)], [.. pairs.Select(p => p.Bare.PerSecond)], "");

        var alone = new List<(LoadRun Studio, LoadRun Bare)>();
        for (var pair = 0; pair < Pairs; pair++)
            alone.Add((await studio.RunAsync(1, Run / 2), await bare.RunAsync(1, Run / 2)));
        AddTail(order + 2, $"{what}: one connection", alone, order == 10 ? "p99 ≤ 20×" : "");
    }

    private async Task AtRateAsync(Load studio, Load bare)
    {
        var pair = (await studio.RunAtRateAsync(EstimatesPerSecond, AtRate), await bare.RunAtRateAsync(EstimatesPerSecond, AtRate));
        AddTail(13, $"Estimate fragment: {EstimatesPerSecond} requests/s", [pair], "p99 ≤ 20 ms");
    }

    /// <returns>Seconds beyond the provider's own time, and the seconds of drawing in that own time.</returns>
    private static async Task<(double Beyond, double Drawing)> GenerateAsync(SeededStudio studio, Visitor person)
    {
        var form = await person.GetAsync("/studio");
        var priced = await person.SubmitAsync(form, "#studio-form", SeededStudio.Choices, "/studio?handler=Estimate");
        var pressed = Stopwatch.GetTimestamp();
        await person.SubmitAsync(priced, "#studio-form", action: "/studio");
        var stored = await UntilStoredAsync(studio, pressed);
        var job = studio.SandboxJobs.Find(stored.JobId)!;

        // The sandbox draws when it is asked for the bytes; the same picture is drawn here again to know what of the wait that was.
        SandboxPainter.Draw(job.Brief(0));
        var drawing = Stopwatch.GetTimestamp();
        SandboxPainter.Draw(job.Brief(0));
        var drawn = Stopwatch.GetElapsedTime(drawing).TotalSeconds;
        return (stored.Seconds - SecondsUntilDone(job) - drawn, drawn);
    }

    private static async Task<(Guid JobId, double Seconds)> UntilStoredAsync(SeededStudio studio, long pressed)
    {
        await using var db = studio.OpenDatabase();
        var started = TimeProvider.System.UtcNow;
        while (Stopwatch.GetElapsedTime(pressed) < PictureLimit)
        {
            var newest = await db.ProviderJobs.AsNoTracking().OrderByDescending(job => job.QueuedAt).FirstAsync(Token);
            if (newest.State == ProviderJobState.Stored) return (newest.Id, Stopwatch.GetElapsedTime(pressed).TotalSeconds);
            if (newest.IsFinished) throw new InvalidOperationException($"The job ended {newest.State}.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), Token);
        }

        throw new TimeoutException($"No picture since {started}.");
    }

    /// <summary>How long the sandbox pretends to work on this job, to the millisecond, asked of the sandbox itself.</summary>
    private static double SecondsUntilDone(SandboxJob job)
    {
        var (working, done) = (0, 10_000);
        while (done - working > 1)
        {
            var between = (working + done) / 2;
            if (job.StandAt(job.SubmittedAt.AddMilliseconds(between), speed: 1) is JobUpdate.Done) done = between;
            else working = between;
        }

        return done / 1000.0;
    }

    private static async Task<double> AfterFirstPagesAsync(ServerProcess server, params Func<HttpRequestMessage>[] pages)
    {
        foreach (var page in pages)
        {
            using var load = new Load(server, page);
            await load.RunAsync(1, TimeSpan.FromMilliseconds(1));
        }

        await Task.Delay(Idle, Token);
        return server.ResidentMegabytes;
    }

    private void AddPairs(int order, string what, string unit, List<double> studio, List<double> bare, string goal) => table.Add(new(
        order, what, $"{studio.Median().Short()} {unit}", $"{bare.Median().Short()} {unit}", studio.Zip(bare, (one, other) => one / other).ToList().AsRatio(), goal));

    private void AddTail(int order, string what, List<(LoadRun Studio, LoadRun Bare)> pairs, string goal)
    {
        var (studio, bare) = (pairs.SelectMany(p => p.Studio.Milliseconds).ToList(), pairs.SelectMany(p => p.Bare.Milliseconds).ToList());
        string Tail(List<double> times) => $"p50 {times.Median().Short()} ms, p99 {times.Percentile(99).Short()} ms";
        var ratios = pairs.Select(p => p.Studio.Milliseconds.Percentile(99) / p.Bare.Milliseconds.Percentile(99)).ToList();
        table.Add(new(order, what, Tail(studio), Tail(bare), $"p99 {ratios.AsRatio()}", goal));
    }
}
