using System.Collections.Concurrent;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Media;
using ImageStudio.Web.Projects;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ImageStudio.Tests.Support;

/// <summary>
/// The real rooms over a real database and a real folder, with a scripted vendor. Nothing runs by itself: a test presses Generate and then
/// plays the worker, one claimed step after the other, on a clock of its own. At the end the ledger must be sound, whatever was done.
/// </summary>
public sealed partial class Pipeline : IAsyncDisposable
{
    private const int MostSteps = 1000;

    private readonly StudioDatabase _database;
    private readonly TempFolder _folder = new();
    private readonly ServiceProvider _services;
    private CancellationTokenSource _process = new();
    private bool _spoiled;

    public Pipeline(TimeProvider? clock = null, params (string Key, string Value)[] settings)
        : this(Engines.Default, sandbox: false, clock, settings)
    {
    }

    private Pipeline(
        Engine engine, bool sandbox, TimeProvider? clock, (string Key, string Value)[] settings, ModelCatalog? catalog = null,
        Action<IServiceCollection>? vendors = null)
    {
        Catalog = catalog ?? PipelineCatalog.Read();
        _database = new(engine);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new TroubleLog(Trouble)).AddFilter("Microsoft", LogLevel.None));
        services.AddSingleton(clock ?? Clock);
        services.AddScoped<StudioDb>(_ => _database.Open());
        services.AddCatalog(Catalog);
        services.AddSingleton<IImageProvider>(Provider);
        vendors?.Invoke(services);
        if (sandbox) services.AddSandbox(_folder.File("sandbox"), speed: 1);
        services.AddProviders(_folder.File("spool")).AddMedia(MediaRoot).AddGallery(configuration.GetSection("Uploads")).AddProjects();
        services.AddCredits(configuration.GetSection("Credits")).AddGenerations(configuration.GetSection("Generations"));
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public static Guid Ada { get; } = Guid.NewGuid();

    public static Guid Grace { get; } = Guid.NewGuid();

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    public ScriptedProvider Provider { get; } = new();

    public ModelCatalog Catalog { get; }

    /// <summary>Everything logged as an error. A test that expects some takes it out; what is left fails the test.</summary>
    public ConcurrentQueue<string> Trouble { get; } = new();

    public string MediaRoot => _folder.File("media");

    public JobWorkers Workers => _services.GetRequiredService<JobWorkers>();

    /// <summary>Ada with 100 credits, Grace with none.</summary>
    public static Task<Pipeline> OpenAsync(TimeProvider? clock = null, params (string Key, string Value)[] settings) =>
        WelcomeAsync(new Pipeline(clock, settings));

    public static Task<Pipeline> OpenAsync(Engine engine) => WelcomeAsync(new Pipeline(engine, sandbox: false, null, []));

    /// <summary>Real providers beside the scripted one, another catalogue, and Ada with 10,000 credits more.</summary>
    public static async Task<Pipeline> OpenAsync(ModelCatalog catalog, Action<IServiceCollection> vendors, Engine? engine = null)
    {
        var pipeline = await WelcomeAsync(new Pipeline(engine ?? Engines.Default, sandbox: false, null, [], catalog, vendors));
        await pipeline.WithAsync<CreditLedger>(ledger => ledger.GrantAsync(Ada, 10_000_000, "more", "For the test", Token));
        return pipeline;
    }

    /// <summary>The same, and the real sandbox serves what the scripted vendor does not.</summary>
    public static Task<Pipeline> OpenWithSandboxAsync(params (string Key, string Value)[] settings) =>
        WelcomeAsync(new Pipeline(Engines.Default, sandbox: true, null, settings));

    private static async Task<Pipeline> WelcomeAsync(Pipeline pipeline)
    {
        await pipeline.WithAsync<CreditLedger>(async ledger =>
        {
            await ledger.OpenAsync(Ada, Token);
            await ledger.OpenAsync(Grace, Token);
            await ledger.GrantAsync(Ada, 100_000, "demo", "For the test", Token);
        });
        return pipeline;
    }

    /// <summary>Something there is one of.</summary>
    public TRoom With<TRoom>()
        where TRoom : notnull => _services.GetRequiredService<TRoom>();

    public async Task<TResult> WithAsync<TRoom, TResult>(Func<TRoom, Task<TResult>> use)
        where TRoom : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TRoom>());
    }

    public async Task WithAsync<TRoom>(Func<TRoom, Task> use)
        where TRoom : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        await use(scope.ServiceProvider.GetRequiredService<TRoom>());
    }

    public GenerationSettings Settings(string model = PipelineCatalog.Single, int count = 1, long? seed = 7) =>
        new(Catalog.Find(model)!, Catalog.FindStyle("auto")!, AspectRatio.Square, count, "a heron in the reeds", null, seed);

    public string Price(GenerationSettings settings)
    {
        using var scope = _services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<OrderDesk>().Price(settings.Model, settings.Wanted)!.Quote.Fingerprint;
    }

    public Unserved? WhyNot(ImageModel model)
    {
        using var scope = _services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<OrderDesk>().WhyNot(model);
    }

    public Task<StartOutcome> PressAsync(Guid user, GenerationSettings settings, Guid orderKey, string? price = null) =>
        WithAsync<StartGeneration, StartOutcome>(start => start.RunAsync(user, settings, orderKey, price ?? Price(settings), Token));

    public Task<Guid> StartAsync(string model = PipelineCatalog.Single, int count = 1) => StartAsync(Settings(model, count));

    public async Task<Guid> StartAsync(GenerationSettings settings) =>
        Assert.IsType<StartOutcome.Started>(await PressAsync(Ada, settings, Guid.NewGuid())).GenerationId;

    public Task<bool> CancelAsync(Guid user, Guid generation) =>
        WithAsync<CancelGeneration, bool>(cancel => cancel.RunAsync(user, generation, Token));

    public void ExpectTrouble()
    {
        Assert.NotEmpty(Trouble);
        Trouble.Clear();
    }

    /// <summary>Damages the books behind the database's back, as somebody with the file in hand could.</summary>
    public async Task SpoilAsync(string sql)
    {
        _spoiled = true;
        await _database.SpoilAsync(sql);
    }

    public async ValueTask DisposeAsync()
    {
        await StopSoonAsync();
        if (!_spoiled) await AssertReconciledAsync();
        await _services.DisposeAsync();
        try
        {
            await using var db = _database.Open();
            if (!_spoiled) await LedgerSoundness.AssertAsync(db, CancellationToken.None);
            Assert.Empty(Trouble);
        }
        finally
        {
            _process.Dispose();
            _database.Dispose();
            _folder.Dispose();
        }
    }

    private async Task AssertReconciledAsync()
    {
        var report = await ReconcileAsync();
        Assert.Empty(report.Lines.Where(line => !line.IsSound).SelectMany(line => line.Findings.Append(line.Verdict).Prepend(line.Id)));
    }

    /// <summary>A test that failed may have left a worker waiting: the clock runs on until it is cut off.</summary>
    private async Task StopSoonAsync()
    {
        for (var stop = StopAsync(); !stop.IsCompleted; await Task.WhenAny(stop, Task.Delay(5))) Clock.Advance(TimeSpan.FromSeconds(1));
    }
}
