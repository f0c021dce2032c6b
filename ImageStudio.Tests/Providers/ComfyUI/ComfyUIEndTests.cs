using System.Text.Json;
using ImageStudio.Web.Providers;

namespace ImageStudio.Tests.Providers.ComfyUI;

/// <summary>How a job ends that brings no picture.</summary>
public sealed class ComfyUIEndTests : IAsyncDisposable
{
    private readonly ComfyUIBench _bench = new();

    private FakeComfyUI Server => _bench.Server;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData("execution_error")]
    [InlineData("execution_interrupted")]
    public async Task A_job_may_end_in_trouble_and_the_log_hears_which_and_not_the_description(string message)
    {
        object said = new { node_type = "KSampler", exception_type = "torch.OutOfMemoryError", exception_message = "Allocation on\ndevice" };
        var messages = new object[] { new object[] { "execution_start", new { } }, new[] { message, said } };
        Server.Status = new { status_str = "error", completed = false, messages };

        var failed = Assert.IsType<JobUpdate.Failed>(await _bench.RunAsync(ComfyUIBench.Request()));

        Assert.Equal((FailureKind.ProviderFault, $"{message} KSampler torch.OutOfMemoryError Allocation on device"), (failed.Kind, failed.Detail));
    }

    [Theory]
    [InlineData("""{"status_str": "error"}""")]
    [InlineData("""{"status_str": "error", "messages": [7, [], ["execution_error"], [1, 2], ["execution_error", "text"]]}""")]
    public async Task Trouble_without_words_is_trouble(string status)
    {
        Server.Status = JsonSerializer.Deserialize<JsonElement>(status);

        Assert.Equal(FailureKind.ProviderFault, Assert.IsType<JobUpdate.Failed>(await _bench.RunAsync(ComfyUIBench.Request())).Kind);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"pictures": {}}""")]
    [InlineData("""{"pictures": {"images": []}, "text": {"text": ["said"]}}""")]
    [InlineData("""[]""")]
    public async Task A_job_that_was_served_from_memory_and_brought_nothing_has_failed(string outputs)
    {
        Server.Outputs = JsonSerializer.Deserialize<JsonElement>(outputs);

        Assert.Equal(FailureKind.ProviderFault, Assert.IsType<JobUpdate.Failed>(await _bench.RunAsync(ComfyUIBench.Request())).Kind);
    }
}
