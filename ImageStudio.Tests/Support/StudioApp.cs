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
    private readonly Lazy<Task<FinishedWork>> _adasWork;
    private readonly string? _postgres;

    public StudioApp()
        : this([], Engines.Default)
    {
    }

    protected StudioApp(Dictionary<string, string?> settings)
        : this(settings, Engines.Default)
    {
    }

    private StudioApp(Dictionary<string, string?> settings, Engine engine)
    {
        if (engine == Engine.Sqlite) SqliteTemplate.CopyTo(_data.File("studio.db"));
        // Away from the tests' own threads, as waiting there could be waiting for ever.
        if (engine == Engine.Postgres) _postgres = Task.Run(PostgresServer.CreateDatabaseAsync).GetAwaiter().GetResult();
        _settings = new()
        {
            ["environment"] = "Production",
            ["ImageStudio:DataPath"] = _data.Path,
            ["ImageStudio:Postgres"] = _postgres ?? "",
            ["ImageStudio:Sandbox:Speed"] = "50",
            ["ImageStudio:Pages:RateLimits"] = "false",
            ["ImageStudio:Credits:WelcomeCredits"] = "100",
        };
        foreach (var (key, value) in settings) _settings[key] = value;
        _adasWork = new(() => FinishedWork.MakeAsync(this));
        UseKestrel(0);
        StartServer();
    }

    /// <summary>A site with settings of its own, for a test that needs it to itself.</summary>
    public static StudioApp With(Dictionary<string, string?> settings, Engine? engine = null) => new(settings, engine ?? Engines.Default);

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

    /// <summary>A finished picture of Ada's, drawn once and only looked at by the tests that share it.</summary>
    public Task<FinishedWork> AdasWorkAsync() => _adasWork.Value;

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
        if (!disposing) return;
        if (_postgres is not null) Task.Run(() => PostgresServer.DropDatabaseAsync(_postgres)).GetAwaiter().GetResult();
        _data.Dispose();
    }
}
