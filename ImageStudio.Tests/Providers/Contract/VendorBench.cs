using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ImageStudio.Tests.Providers.Contract;

/// <summary>A real provider, set up as the site sets it up, whose base address is a fake vendor's.</summary>
public sealed class VendorBench : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ServiceProvider _services;

    public VendorBench(Action<IServiceCollection, IConfiguration> add, string section, Uri address, string? key = FakeVendor.Key)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.ClearProviders()).AddSingleton<TimeProvider>(Clock).AddProviders(_folder.File("spool"));
        add(services, Settings(section, address, key));
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    public IVendor Vendor => _services.GetRequiredService<IVendor>();

    public ResultSpool Spool => _services.GetRequiredService<ResultSpool>();

    /// <summary>The catalogue that ships with the product.</summary>
    public static ModelCatalog Catalog { get; } = Shipped();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static IConfiguration Settings(string section, Uri address, string? key = FakeVendor.Key) => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        [$"Providers:{section}:ApiKey"] = key,
        [$"Providers:{section}:BaseUrl"] = address.ToString(),
        ["Providers:AllowLoopback"] = "true",
    }).Build();

    /// <summary>The request that the pipeline would send for a model of the shipped catalogue.</summary>
    public static ImageRequest Request(ImageModel model, ModelRoute route, AspectRatio ratio, int? count = null, string style = Style.AutoId, string? avoid = null)
    {
        var native = route.NativeStyles.GetValueOrDefault(style);
        return new(
            Guid.NewGuid(), model.Id, route.VendorModel, "a heron in the reeds", model.Capabilities.NegativePrompt ? avoid : null, style, native, ratio,
            route.Sizes[ratio], count ?? Math.Min(route.Find(ImageOperation.Create)!.ImagesPerCall, model.MaxImages), 7, null)
        {
            Input = route.Find(ImageOperation.Create)!.Input,
        };
    }

    /// <summary>Every model that can be reached through a provider, with that route.</summary>
    public static IEnumerable<(ImageModel Model, ModelRoute Route)> Reached(string provider, ModelCatalog? catalog = null) => (catalog ?? Catalog).Models
        .Where(model => model.Status == ModelStatus.Active)
        .SelectMany(model => model.Routes.Where(route => route.Provider == provider && route.Draws).Select(route => (model, route)));

    /// <summary>Submits and polls until the vendor has said its last word.</summary>
    public async Task<JobUpdate> RunAsync(ImageRequest request)
    {
        var update = await Vendor.SubmitAsync(request, Token);
        for (var polls = 0; update is JobUpdate.Running running && polls < 20; polls++)
        {
            Clock.Advance(TimeSpan.FromSeconds(10));
            update = await Vendor.PollAsync(running.VendorJobId, Token);
        }

        return update;
    }

    public async Task<byte[]> FetchAsync(ImageSource source)
    {
        await using var bytes = ResultSpool.Holds(source) ? Spool.Open(source) : await Vendor.FetchAsync(source, Token);
        var copy = new MemoryStream();
        await bytes.CopyToAsync(copy, Token);
        return copy.ToArray();
    }

    public void Dispose()
    {
        _services.Dispose();
        _folder.Dispose();
    }

    private static ModelCatalog Shipped()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Catalog");
        return ModelCatalog.Load(Path.Combine(folder, "models.json"), Path.Combine(folder, "styles.json"));
    }
}
