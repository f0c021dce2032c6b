using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace ImageStudio.Tests.Support;

/// <summary>The built site as a process of its own, which can be killed. It listens on the loopback only and never outlives its test.</summary>
public sealed partial class StudioProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _announced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private StudioProcess(Process process) => _process = process;

    /// <summary>Where the site said it is open.</summary>
    public Uri Address => _address.Task.Result;

    public string Output => string.Join('\n', _lines);

    public string Errors
    {
        get
        {
            lock (_errors) return _errors.ToString();
        }
    }

    /// <summary>The top of the checkout, found from where the tests run.</summary>
    public static string Top { get; } = FindTop(AppContext.BaseDirectory);

    /// <summary>Starts the site and waits until it has said where it is open.</summary>
    public static async Task<StudioProcess> StartAsync(string dataPath, Dictionary<string, string>? settings = null, string? urls = "http://127.0.0.1:0")
    {
        var site = Launch(dataPath, settings, urls);
        var ended = site._process.WaitForExitAsync();
        await Task.WhenAny(site._announced.Task, ended, Task.Delay(StartLimit));
        if (site._announced.Task.IsCompletedSuccessfully) return site;

        var said = $"{site.Output}\n{site.Errors}";
        await site.DisposeAsync();
        throw new InvalidOperationException($"The site did not start:\n{said}");
    }

    /// <summary>Starts the site where it is to refuse, and waits for its end.</summary>
    public static async Task<(int ExitCode, string Errors)> RefuseAsync(string dataPath, Dictionary<string, string> settings)
    {
        await using var site = Launch(dataPath, settings, "http://127.0.0.1:0");
        using var limit = new CancellationTokenSource(StartLimit);
        await site._process.WaitForExitAsync(limit.Token);
        return (site._process.ExitCode, site.Errors);
    }

    /// <summary>Runs one of the site's commands instead of the site, to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> CommandAsync(string dataPath, params string[] command)
    {
        await using var site = Launch(dataPath, settings: null, urls: null, command);
        using var limit = new CancellationTokenSource(StartLimit);
        await site._process.WaitForExitAsync(limit.Token);
        return (site._process.ExitCode, site.Output, site.Errors);
    }

    /// <summary>SIGKILL: nothing is tidied up.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private static StudioProcess Launch(string dataPath, Dictionary<string, string>? settings, string? urls, params string[] command)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Path.Combine(Top, "ImageStudio.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Dll());
        foreach (var word in command) start.ArgumentList.Add(word);
        if (urls is not null)
        {
            start.ArgumentList.Add("--urls");
            start.ArgumentList.Add(urls);
        }

        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList()) start.Environment.Remove(name);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ImageStudio__DataPath"] = dataPath;
        foreach (var (name, value) in settings ?? []) start.Environment[name] = value;

        var site = new StudioProcess(new() { StartInfo = start });
        site._process.OutputDataReceived += (_, said) => site.HearLine(said.Data);
        site._process.ErrorDataReceived += (_, said) => site.HearError(said.Data);
        site._process.Start();
        site._process.BeginOutputReadLine();
        site._process.BeginErrorReadLine();
        return site;
    }

    private void HearLine(string? line)
    {
        if (line is null) return;
        _lines.Enqueue(line);
        if (OpenAt().Match(line) is { Success: true } open) _address.TrySetResult(new(open.Groups[1].Value));
        // The last line of the announcement: everything before it has been said.
        if (_address.Task.IsCompleted && line.StartsWith("  Data: ", StringComparison.Ordinal)) _announced.TrySetResult();
    }

    private void HearError(string? line)
    {
        if (line is null) return;
        lock (_errors) _errors.AppendLine(line);
    }

    private static bool IsSetting(string name) =>
        name.StartsWith("ImageStudio__", StringComparison.OrdinalIgnoreCase) || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || name is "DOTNET_ENVIRONMENT" or "DOTNET_URLS" or "URLS" or "HTTP_PORTS" or "HTTPS_PORTS";

    /// <summary>Built the same way as these tests: Debug beside Debug, Release beside Release.</summary>
    private static string Dll()
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var dll = Path.Combine(Top, "ImageStudio.Web", "bin", built.Parent!.Name, built.Name, "ImageStudio.Web.dll");
        return File.Exists(dll) ? dll : throw new FileNotFoundException($"The built site is not at {dll}.");
    }

    private static string FindTop(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "ImageStudio.Web.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("The tests do not run inside a checkout.");
    }

    [GeneratedRegex(@"Image Studio is open at (http\S+)")]
    private static partial Regex OpenAt();
}
