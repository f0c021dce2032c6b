using ImageStudio.Web.Media;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ImageStudio.Tests.Media;

/// <summary>The real room over a folder of its own, which goes when the test ends.</summary>
public sealed class MediaRoom : IDisposable
{
    private readonly ServiceProvider _services;

    public MediaRoom(TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time ?? TimeProvider.System);
        _services = services.AddMedia(Root).BuildServiceProvider();
    }

    public string Root { get; } = Path.Combine(Path.GetTempPath(), "image-studio-media-" + Guid.NewGuid().ToString("N"));

    public ImageIntake Intake => _services.GetRequiredService<ImageIntake>();

    public ImageStore Store => _services.GetRequiredService<ImageStore>();

    public SourceImages Sources => _services.GetRequiredService<SourceImages>();

    public MaskStore Masks => _services.GetRequiredService<MaskStore>();

    public string Incoming => Path.Combine(Root, "incoming");

    public IReadOnlyList<string> Files =>
        Directory.Exists(Root) ? Directory.GetFiles(Root, "*", SearchOption.AllDirectories) : [];

    public Task<IntakeOutcome> Send(byte[] bytes, ImageProvenance? provenance = null, IntakeLimits? limits = null) =>
        Intake.KeepAsync(
            new MemoryStream(bytes),
            limits ?? IntakeLimits.Upload,
            provenance ?? ImageProvenance.Upload,
            TestContext.Current.CancellationToken);

    public async Task<StoredImage> Keep(byte[] bytes, ImageProvenance? provenance = null) =>
        Assert.IsType<IntakeOutcome.Kept>(await Send(bytes, provenance)).Image;

    public async Task<byte[]> Show(StoredImage image, Rendition rendition)
    {
        await using var file = await Store.OpenRenditionAsync(image.Hash, image.Format, rendition, TestContext.Current.CancellationToken);
        return ReadAll(Assert.IsType<FileStream>(file));
    }

    public byte[] Original(StoredImage image)
    {
        using var file = Store.OpenOriginal(image.Hash, image.Format);
        return ReadAll(Assert.IsType<FileStream>(file));
    }

    public async Task Start()
    {
        foreach (var hosted in _services.GetServices<IHostedService>())
            await hosted.StartAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        _services.Dispose();
        if (Directory.Exists(Root))
            Directory.Delete(Root, recursive: true);
    }

    private static byte[] ReadAll(FileStream file)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
