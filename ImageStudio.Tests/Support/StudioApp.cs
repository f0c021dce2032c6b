using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ImageStudio.Tests.Support;

/// <summary>The real site on a real loopback port with its own data folder, a fast sandbox, and no demo user.</summary>
public class StudioApp : WebApplicationFactory<Program>
{
    private readonly TempFolder _data = new();
    private readonly Dictionary<string, string?> _settings;

    public StudioApp()
        : this([])
    {
    }

    protected StudioApp(Dictionary<string, string?> settings)
    {
        _settings = new()
        {
            ["environment"] = "Production",
            ["ImageStudio:DataPath"] = _data.Path,
            ["ImageStudio:Sandbox:Speed"] = "50",
            ["ImageStudio:Pages:RateLimits"] = "false",
            ["ImageStudio:Credits:WelcomeCredits"] = "100",
        };
        foreach (var (key, value) in settings) _settings[key] = value;
        UseKestrel(0);
        StartServer();
    }

    /// <summary>A site with settings of its own, for a test that needs it to itself.</summary>
    public static StudioApp With(Dictionary<string, string?> settings) => new(settings);

    public Uri Address => ClientOptions.BaseAddress;

    public string DataPath => _data.Path;

    /// <summary>A browser without scripts: keeps cookies, follows nothing by itself.</summary>
    public Visitor Visit() => new(Address);

    /// <summary>A new person with the welcome credits, signed in.</summary>
    public async Task<Visitor> RegisterAsync(string name)
    {
        var visitor = Visit();
        await visitor.RegisterAsync($"{name}-{Guid.NewGuid():N}@example.com");
        return visitor;
    }

    public AsyncServiceScope Scope() => Services.CreateAsyncScope();

    protected override IHost CreateHost(IHostBuilder builder)
    {
        // Host configuration reaches Program.cs as arguments, before it reads its settings; UseSetting would come too late.
        builder.ConfigureHostConfiguration(configuration => configuration.AddInMemoryCollection(_settings));
        return base.CreateHost(builder);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.ConfigureLogging(logging => logging.ClearProviders());

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _data.Dispose();
    }
}
