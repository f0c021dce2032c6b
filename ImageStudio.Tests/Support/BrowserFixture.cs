using ImageStudio.Tests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace ImageStudio.Tests.Support;

/// <summary>One Chromium for all tests, started when the first one asks for it. Each test opens a context of its own.</summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    private const string HowToGetOne =
        "No Chromium was found or could be fetched: set PLAYWRIGHT_CHROMIUM to one, or install your system's chromium, "
        + "or run `playwright.ps1 install chromium-headless-shell` from the tests' output folder.";

    private const float DefaultTimeoutMs = 20_000;

    private static readonly string[] Names =
        ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

    // No calls home, and no small /dev/shm of a container in the way.
    private static readonly string[] Arguments =
    [
        "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-domain-reliability",
        "--disable-sync", "--no-first-run", "--no-pings",
    ];

    private readonly Lazy<Task<IBrowser?>> _browser;
    private IPlaywright? _playwright;

    public BrowserFixture() => _browser = new(LaunchAsync);

    /// <summary>A window of its own, with cookies of its own.</summary>
    public async Task<BrowserVisit> VisitAsync(StudioApp app, bool scripts = true, int width = 1280, int height = 800)
    {
        var context = await (await BrowserAsync()).NewContextAsync(new()
        {
            BaseURL = app.Address.ToString(),
            JavaScriptEnabled = scripts,
            ViewportSize = new() { Width = width, Height = height },
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(DefaultTimeoutMs);
        return new(context, await context.NewPageAsync(), scripts);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser.IsValueCreated && await _browser.Value is { } browser) await browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Without any browser the tests are skipped, but never silently where it matters.</summary>
    private async Task<IBrowser> BrowserAsync()
    {
        if (await _browser.Value is { } browser) return browser;
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(HowToGetOne);
        Assert.Skip(HowToGetOne);
        return null!;
    }

    private async Task<IBrowser?> LaunchAsync()
    {
        Assertions.SetDefaultExpectTimeout(DefaultTimeoutMs);
        _playwright = await Playwright.CreateAsync();
        var path = Find() ?? await FetchAsync();
        return path is null ? null : await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments });
    }

    private string? Find()
    {
        // A path that was given and is wrong is a mistake to be told, not to be worked around.
        if (Environment.GetEnvironmentVariable("PLAYWRIGHT_CHROMIUM") is { Length: > 0 } given)
            return File.Exists(given) ? given : throw new FileNotFoundException($"PLAYWRIGHT_CHROMIUM names {given}, which is not there.");
        return Names.Select(Programs.OnPath).FirstOrDefault(path => path is not null) ?? Existing(_playwright!.Chromium.ExecutablePath);
    }

    private static string? Existing(string path) => File.Exists(path) ? path : null;

    private async Task<string?> FetchAsync()
    {
        if (Programs.CanInstall)
        {
            await Programs.InstallAsync(Names[0]);
        }
        else
        {
            // In its own task: the installer blocks, and its download host may never answer.
            var install = Task.Run(() => Microsoft.Playwright.Program.Main(["install", "chromium-headless-shell"]));
            await Task.WhenAny(install, Task.Delay(Programs.Limit));
        }

        return Find();
    }
}
