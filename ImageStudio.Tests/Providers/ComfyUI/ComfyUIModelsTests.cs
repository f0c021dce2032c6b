using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Web.Providers;

namespace ImageStudio.Tests.Providers.ComfyUI;

/// <summary>What the server says that it can draw with.</summary>
public sealed class ComfyUIModelsTests : IAsyncDisposable
{
    private readonly ComfyUIBench _bench = new();

    private FakeComfyUI Server => _bench.Server;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task The_servers_models_are_those_that_the_workflow_can_take()
    {
        Assert.Equal([FakeGraph.Model, @"flux\flux1-dev.safetensors"], await _bench.Vendor.ModelsAsync(Token));
        Assert.Equal(new(true, "The server answers. Models it has: 2."), await _bench.Vendor.TestAsync(Token));
    }

    [Fact]
    public async Task A_newer_node_says_its_models_in_another_place()
    {
        Server.Graph.IsNewer = true;

        Assert.Equal(2, (await _bench.Vendor.ModelsAsync(Token)).Count);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"CheckpointLoaderSimple": {"input": {"required": {"ckpt_name": "x"}}}}""")]
    [InlineData("""{"CheckpointLoaderSimple": {"input": {"required": {"ckpt_name": []}}}}""")]
    [InlineData("""{"CheckpointLoaderSimple": {"input": {"required": {"ckpt_name": [["", 7, null]]}}}}""")]
    [InlineData("""{"CheckpointLoaderSimple": {"input": {"required": {"ckpt_name": ["COMBO"]}}}}""")]
    public async Task A_server_without_models_is_not_set_up(string body)
    {
        Server.Next(CallRole.Other, new(FaultKind.Answer, VendorReply.Text(200, body, "application/json")));

        Assert.Equal(new(false, "A server answers, but it has no model for the workflow."), await _bench.Vendor.TestAsync(Token));
    }

    [Fact]
    public async Task Trouble_before_the_server_does_not_say_that_its_models_are_gone()
    {
        Server.Next(CallRole.Other, Fault.Page(502));

        await Assert.ThrowsAsync<UnclearAnswerException>(() => _bench.Vendor.ModelsAsync(Token));
    }
}
