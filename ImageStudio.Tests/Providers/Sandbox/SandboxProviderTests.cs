using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Providers.Sandbox;

public sealed class SandboxProviderTests : IDisposable
{
    private readonly SandboxBench bench = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_job_waits_in_the_queue_works_and_finishes()
    {
        var sandbox = bench.Sandbox();
        var request = SandboxBench.Request(count: 4);
        var seen = new List<JobUpdate> { await sandbox.SubmitAsync(request, Token) };
        while (seen[^1] is JobUpdate.Running running && seen.Count < 200)
        {
            bench.Clock.Advance(TimeSpan.FromMilliseconds(50));
            seen.Add(await sandbox.PollAsync(running.VendorJobId, Token));
        }

        var steps = seen.OfType<JobUpdate.Running>().ToList();
        Assert.Equal([3, 2, 1], steps.Select(step => step.QueuePosition).OfType<int>().Distinct());
        var progress = steps.Select(step => step.Progress).OfType<double>().ToList();
        Assert.NotEmpty(progress);
        Assert.Equal(progress.Order(), progress);
        Assert.All(progress, share => Assert.InRange(share, 0, 1));
        Assert.All(steps, step => Assert.Equal(300, step.PollAfter?.TotalMilliseconds));
        Assert.InRange(seen.Count * 0.05, 1, 4.2);
        var done = Assert.IsType<JobUpdate.Done>(seen[^1]);
        Assert.Equal(4, done.Images.Distinct().Count());
        Assert.Equal(new Usage(BillableUnit.Megapixel, 8), done.Report?.Usage);
        foreach (var image in done.Images) Assert.Equal((96, 96), Size(await bench.FetchAsync(image)));
    }

    [Fact]
    public async Task The_same_submit_again_is_the_same_job()
    {
        var sandbox = bench.Sandbox();
        var request = SandboxBench.Request();
        await sandbox.SubmitAsync(request, Token);
        bench.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.IsType<JobUpdate.Done>(await sandbox.SubmitAsync(request, Token));
        Assert.Single(Directory.GetFiles(bench.Folder));
    }

    [Fact]
    public async Task Parallel_submits_of_one_job_make_one_job()
    {
        var sandbox = bench.Sandbox();
        var request = SandboxBench.Request();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => sandbox.SubmitAsync(request, Token))));
        Assert.Single(Directory.GetFiles(bench.Folder));
    }

    [Fact]
    public async Task A_job_survives_the_process_that_took_it()
    {
        var request = SandboxBench.Request();
        await bench.Sandbox().SubmitAsync(request, Token);
        bench.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.IsType<JobUpdate.Done>(await bench.Sandbox().PollAsync($"{request.JobId:N}", Token));
    }

    [Fact]
    public async Task At_speed_zero_everything_is_done_at_once()
    {
        var sandbox = bench.Sandbox(speed: 0);
        var request = SandboxBench.Request();
        await sandbox.SubmitAsync(request, Token);
        Assert.IsType<JobUpdate.Done>(await sandbox.PollAsync($"{request.JobId:N}", Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    [InlineData("00000000000000000000000000000000")]
    public async Task An_unknown_job_is_lost(string id)
    {
        Assert.Equal(FailureKind.Lost, Assert.IsType<JobUpdate.Failed>(await bench.Sandbox().PollAsync(id, Token)).Kind);
        await bench.Sandbox().CancelAsync(id, Token);
    }

    [Fact]
    public async Task A_cancelled_job_is_lost_and_gives_no_picture()
    {
        var request = SandboxBench.Request();
        var done = Assert.IsType<JobUpdate.Done>(await bench.RunAsync(request));
        await bench.Sandbox().CancelAsync(done.VendorJobId, Token);
        Assert.Equal(FailureKind.Lost, Assert.IsType<JobUpdate.Failed>(await bench.Sandbox().PollAsync(done.VendorJobId, Token)).Kind);
        await Assert.ThrowsAsync<InvalidDataException>(() => bench.FetchAsync(done.Images[0]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{0}")]
    [InlineData("{0}/1")]
    [InlineData("{0}/4")]
    [InlineData("{0}/00")]
    [InlineData("{0}/0/..")]
    [InlineData("{0}\\0")]
    [InlineData("../{0}/0")]
    [InlineData("/{0}/0")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://127.0.0.1/x.png")]
    [InlineData("00000000000000000000000000000000/0")]
    [InlineData("+0000000000000000000000000000001/0")]
    public async Task A_reference_it_did_not_make_is_refused(string form)
    {
        var request = SandboxBench.Request();
        await bench.RunAsync(request);
        await Assert.ThrowsAsync<InvalidDataException>(() => bench.FetchAsync(new(form.Replace("{0}", $"{request.JobId:N}", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Settings_it_cannot_draw_are_refused()
    {
        foreach (var request in new[] { SandboxBench.Request(count: 0), SandboxBench.Request(count: 5), SandboxBench.Request() with { Size = new(4096, 4096) }, SandboxBench.Request() with { Size = new(0, 9) } })
            Assert.Equal(FailureKind.SettingsRefused, Assert.IsType<JobUpdate.Failed>(await bench.Sandbox().SubmitAsync(request, Token)).Kind);
    }

    [Fact]
    public async Task Files_of_yesterday_are_swept()
    {
        var old = Guid.NewGuid();
        await bench.Sandbox().SubmitAsync(SandboxBench.Request(id: old), Token);
        bench.Clock.Advance(TimeSpan.FromHours(25));
        var last = $"{old:N}"[^1];
        var next = Guid.ParseExact($"{Guid.NewGuid():N}"[..31] + last, "N");
        await bench.Sandbox().SubmitAsync(SandboxBench.Request(id: next), Token);
        Assert.Equal([$"{next:N}.json"], Directory.GetFiles(bench.Folder).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("x", -1)]
    [InlineData("x", double.NaN)]
    public void Bad_options_stop_the_start(string folder, double speed) =>
        Assert.ThrowsAny<ArgumentException>(() => new ServiceCollection().AddSandbox(folder, speed));

    [Fact]
    public void It_registers_as_a_provider()
    {
        using var services = new ServiceCollection().AddSandbox(bench.Folder, 1).BuildServiceProvider();
        var provider = Assert.Single(services.GetServices<IImageProvider>());
        Assert.Equal(("sandbox", "Sandbox", DeliveryClass.Idempotent), (provider.Id, provider.Name, provider.Delivery));
    }

    private static (int, int) Size(byte[] png) => Picture.Read(png) is var picture ? (picture.Width, picture.Height) : default;
}
