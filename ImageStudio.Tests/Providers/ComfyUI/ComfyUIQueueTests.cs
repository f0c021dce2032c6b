using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Web.Providers;

namespace ImageStudio.Tests.Providers.ComfyUI;

/// <summary>Orders whose answer got lost, and orders that are taken back.</summary>
public sealed class ComfyUIQueueTests : IAsyncDisposable
{
    private readonly ComfyUIBench _bench = new();

    private FakeComfyUI Server => _bench.Server;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData(false, JobStage.Waiting)]
    [InlineData(false, JobStage.Running)]
    [InlineData(false, JobStage.Ended)]
    [InlineData(true, JobStage.Waiting)]
    [InlineData(true, JobStage.Running)]
    [InlineData(true, JobStage.Ended)]
    public async Task An_order_whose_answer_got_lost_is_found_by_our_id_also_on_a_server_that_gives_out_its_own(bool isOld, JobStage stage)
    {
        Server.IsOld = isOld;
        var request = ComfyUIBench.Request();
        Server.Next(CallRole.Order, new(FaultKind.HangUpAfter));
        await Assert.ThrowsAnyAsync<Exception>(() => _bench.Vendor.SubmitAsync(request, Token));
        Server.Stage = stage;

        var found = await _bench.Vendor.LookUpAsync(request.JobId, Token);

        for (var polls = 0; found is JobUpdate.Running running && polls < 5; polls++) found = await _bench.Vendor.PollAsync(running.VendorJobId, Token);
        Assert.IsType<JobUpdate.Done>(found);
        Assert.Single(Server.Bill);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_order_that_never_arrived_is_not_known(bool isOld)
    {
        Server.IsOld = isOld;
        await _bench.RunAsync(ComfyUIBench.Request());
        Server.RunAnothers();

        Assert.Null(await _bench.Vendor.LookUpAsync(Guid.NewGuid(), Token));
    }

    [Fact]
    public async Task The_id_that_an_older_server_gave_out_counts()
    {
        Server.IsOld = true;
        var request = ComfyUIBench.Request();

        var done = Assert.IsType<JobUpdate.Done>(await _bench.RunAsync(request));

        Assert.NotEqual(request.JobId.ToString(), done.VendorJobId);
    }

    [Fact]
    public async Task A_newer_server_takes_ours()
    {
        var request = ComfyUIBench.Request();

        Assert.Equal(request.JobId.ToString(), Assert.IsType<JobUpdate.Running>(await _bench.Vendor.SubmitAsync(request, Token)).VendorJobId);
    }

    [Theory]
    [InlineData("/queue", 404)]
    [InlineData("/queue", 401)]
    [InlineData("/queue", 500)]
    [InlineData("/queue", 200)]
    [InlineData("/history", 404)]
    [InlineData("/history", 429)]
    [InlineData("/history", 200)]
    public async Task Another_servers_page_does_not_say_that_an_order_is_unknown(string path, int status)
    {
        Server.Faults = call => call.Path.StartsWith(path, StringComparison.Ordinal) ? Fault.Page(status) : null;

        await Assert.ThrowsAsync<UnclearAnswerException>(() => _bench.Vendor.LookUpAsync(Guid.NewGuid(), Token));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(200)]
    public async Task Trouble_on_the_way_to_an_older_servers_id_does_not_say_that_an_order_is_unknown(int status)
    {
        var questions = 0;
        Server.Faults = call => call.Path == "/queue" && ++questions == 2 ? Fault.Page(status) : null;

        await Assert.ThrowsAsync<UnclearAnswerException>(() => _bench.Vendor.LookUpAsync(Guid.NewGuid(), Token));
    }

    [Fact]
    public async Task A_waiting_order_is_taken_out_of_the_queue_and_nobody_elses_is_stopped()
    {
        Server.RunAnothers();
        var running = Assert.IsType<JobUpdate.Running>(await _bench.Vendor.SubmitAsync(ComfyUIBench.Request(), Token));

        await _bench.Vendor.CancelAsync(running.VendorJobId, Token);

        Assert.Equal(FailureKind.Lost, Assert.IsType<JobUpdate.Failed>(await _bench.Vendor.PollAsync(running.VendorJobId, Token)).Kind);
        Assert.Empty(Server.Interrupted);
        Assert.DoesNotContain(Server.Calls, call => call.Path == "/interrupt");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_running_order_is_stopped(bool isOld)
    {
        Server.IsOld = isOld;
        var running = Assert.IsType<JobUpdate.Running>(await _bench.Vendor.SubmitAsync(ComfyUIBench.Request(), Token));
        Server.Stage = JobStage.Running;

        await _bench.Vendor.CancelAsync(running.VendorJobId, Token);

        Assert.Equal([running.VendorJobId], Server.Interrupted);
    }

    [Fact]
    public async Task An_order_that_has_ended_stops_nobody_elses()
    {
        Server.IsOld = true;
        var done = Assert.IsType<JobUpdate.Done>(await _bench.RunAsync(ComfyUIBench.Request()));
        Server.RunAnothers();

        await _bench.Vendor.CancelAsync(done.VendorJobId, Token);

        Assert.Empty(Server.Interrupted);
    }

    [Fact]
    public async Task A_server_that_does_not_say_what_runs_is_not_asked_to_stop_anything()
    {
        var running = Assert.IsType<JobUpdate.Running>(await _bench.Vendor.SubmitAsync(ComfyUIBench.Request(), Token));
        Server.Faults = call => call is { Method: "GET", Path: "/queue" } ? Fault.Page(500) : null;

        await _bench.Vendor.CancelAsync(running.VendorJobId, Token);

        Assert.DoesNotContain(Server.Calls, call => call.Path == "/interrupt");
    }
}
