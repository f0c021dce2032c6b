using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ImageStudio.Tests.Measurements;

/// <summary>A server in a process of its own on a free loopback port, so that its time and memory are not the test's.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(5);

    private readonly Process _process;

    private ServerProcess(Process process, Uri address, TimeSpan toFirstAnswer) =>
        (_process, Address, ToFirstAnswer) = (process, address, toFirstAnswer);

    public Uri Address { get; }

    /// <summary>From spawning the process to its first answer of 200.</summary>
    public TimeSpan ToFirstAnswer { get; }

    /// <summary>Time on a core so far, in user and kernel mode, all threads.</summary>
    public TimeSpan Cpu => Fresh().TotalProcessorTime;

    public double ResidentMegabytes => Fresh().WorkingSet64 / 1e6;

    public static async Task<ServerProcess> StartAsync(string dll, string workingFolder, string firstPage, Dictionary<string, string> settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [dll, "--urls", address.OriginalString])
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in settings) start.Environment[name] = value;

        var spawned = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => { if (line.Data is not null) Console.Error.WriteLine(line.Data); };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await UntilAnswerAsync(process, new(address, firstPage));
        return new(process, address, Stopwatch.GetElapsedTime(spawned));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task UntilAnswerAsync(Process process, Uri page)
    {
        using var http = new HttpClient();
        using var limit = new CancellationTokenSource(StartLimit);
        while (!await AnswersAsync(http, page, limit.Token))
        {
            if (process.HasExited) throw new InvalidOperationException($"The server ended with code {process.ExitCode} before it answered.");
            await Task.Delay(BetweenTries, limit.Token);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri page, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(page, cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Process Fresh()
    {
        _process.Refresh();
        return _process;
    }
}
