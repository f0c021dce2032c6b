using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.Sandbox;
using Microsoft.Extensions.Time.Testing;

namespace ImageStudio.Tests.Providers.Sandbox;

/// <summary>A sandbox in a folder of its own, under a clock that stands still until it is moved.</summary>
public sealed class SandboxBench : IDisposable
{
    public FakeTimeProvider Clock { get; } = new(new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero));

    public string Folder { get; } = Directory.CreateTempSubdirectory("sandbox-").FullName;

    public SandboxProvider Sandbox(double speed = 1) => new(new() { Folder = Folder, Speed = speed }, Clock);

    public static ImageRequest Request(string prompt = "a lighthouse at dusk", int count = 1, long seed = 7, Guid? id = null, ProviderReport? expected = null) => new(
        id ?? Guid.NewGuid(), "flux-dev", "fal-ai/flux/dev", prompt, null, "auto", null, AspectRatio.Square, new(96, 96), count, seed,
        expected ?? new(new(BillableUnit.Megapixel, 2m * count)));

    /// <summary>Submits, lets ten seconds pass and polls.</summary>
    public async Task<JobUpdate> RunAsync(ImageRequest request)
    {
        var sandbox = Sandbox();
        await sandbox.SubmitAsync(request, TestContext.Current.CancellationToken);
        Clock.Advance(TimeSpan.FromSeconds(10));
        return await sandbox.PollAsync($"{request.JobId:N}", TestContext.Current.CancellationToken);
    }

    public async Task<byte[]> FetchAsync(ImageSource source)
    {
        await using var stream = await Sandbox().FetchAsync(source, TestContext.Current.CancellationToken);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
