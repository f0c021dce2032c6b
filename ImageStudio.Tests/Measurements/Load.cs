using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace ImageStudio.Tests.Measurements;

/// <summary>What a run of requests took: of the server's cores, of the clock, and of each request's patience.</summary>
public sealed record LoadRun(TimeSpan Cpu, TimeSpan Wall, IReadOnlyList<double> Milliseconds)
{
    public double PerSecond => Milliseconds.Count / Wall.TotalSeconds;

    public double CpuMicroseconds => Cpu.TotalMicroseconds / Milliseconds.Count;
}

/// <summary>Sends one request again and again over kept connections and reads every answer to its end.</summary>
public sealed class Load(ServerProcess server, Func<HttpRequestMessage> request) : IDisposable
{
    private const int MostRequests = 1_000_000;

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server.Address };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Each connection asks again as soon as it has its answer.</summary>
    public Task<LoadRun> RunAsync(int connections, TimeSpan time) => MeasureAsync(async times =>
    {
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(began) < time && times.Count < MostRequests) times.Add(await SendAsync());
        })));
    });

    /// <summary>One request at each beat, whether or not the one before has been answered: a slow answer does not excuse the next.</summary>
    public Task<LoadRun> RunAtRateAsync(int perSecond, TimeSpan time) => MeasureAsync(async times =>
    {
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond));
        var sent = new List<Task>();
        while (sent.Count < perSecond * time.TotalSeconds && await beat.WaitForNextTickAsync(Token))
            sent.Add(Task.Run(async () => times.Add(await SendAsync())));
        await Task.WhenAll(sent);
    });

    public void Dispose() => _http.Dispose();

    private async Task<LoadRun> MeasureAsync(Func<ConcurrentBag<double>, Task> run)
    {
        var times = new ConcurrentBag<double>();
        var (cpu, began) = (server.Cpu, Stopwatch.GetTimestamp());
        await run(times);
        return new(server.Cpu - cpu, Stopwatch.GetElapsedTime(began), [.. times]);
    }

    private async Task<double> SendAsync()
    {
        using var message = request();
        var began = Stopwatch.GetTimestamp();
        using var answer = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, Token);
        await answer.Content.CopyToAsync(Stream.Null, Token);
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return answer.StatusCode == HttpStatusCode.OK ? took : throw new InvalidOperationException($"{message.RequestUri} answered {answer.StatusCode}.");
    }
}
