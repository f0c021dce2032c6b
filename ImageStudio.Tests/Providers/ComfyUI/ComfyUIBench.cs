using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.ComfyUI;
using Microsoft.Extensions.Configuration;

namespace ImageStudio.Tests.Providers.ComfyUI;

/// <summary>The provider with a fake server and, where a test gives one, the operator's own workflow.</summary>
internal sealed class ComfyUIBench : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly VendorBench _bench;

    public ComfyUIBench(string? workflow = null) => _bench = new(
        (services, configuration) => services.AddComfyUI(workflow is null ? configuration : With(configuration, workflow)), "ComfyUI", Server.Address);

    public FakeComfyUI Server { get; } = new();

    public IModelSource Vendor => (IModelSource)_bench.Vendor;

    public static ImageRequest Request() => new(
        Guid.NewGuid(), "sdxl-here", FakeGraph.Model, "a heron in the reeds", null, Style.AutoId, null, new(16, 9), new(1344, 768), 1, 7, null);

    public Task<JobUpdate> RunAsync(ImageRequest request) => _bench.RunAsync(request);

    public Task<byte[]> FetchAsync(ImageSource source) => _bench.FetchAsync(source);

    public async ValueTask DisposeAsync()
    {
        _bench.Dispose();
        _folder.Dispose();
        await Server.DisposeAsync();
    }

    private IConfiguration With(IConfiguration configuration, string workflow)
    {
        var path = _folder.File("house style.json");
        File.WriteAllText(path, workflow);
        return new ConfigurationBuilder().AddConfiguration(configuration)
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("Providers:ComfyUI:Workflow", path)]).Build();
    }
}
