using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.ComfyUI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Providers.ComfyUI;

public sealed class ComfyUITests : ProviderContract
{
    private const string Models = """
        {"version": "2026-11-22", "models": [{
          "id": "sdxl-here", "name": "SDXL", "family": "Own engine", "vendor": "This house", "summary": "Drawn in the house",
          "status": "active", "maxImages": 4, "typicalSeconds": 60, "ratios": ["16:9", "1:1", "9:16"],
          "capabilities": {"seed": true, "negativePrompt": true, "nativeStyles": false},
          "routes": [{
            "provider": "comfyui", "vendorModel": "sd_xl_base_1.0.safetensors", "imagesPerCall": 4, "input": {},
            "price": {"unit": "call", "usd": 0.001, "tolerance": 1, "source": "this test", "checked": "2026-11-22"},
            "sizes": {"16:9": "1344x768", "1:1": "1024x1024", "9:16": "768x1344"}
          }]
        }]}
        """;

    private readonly FakeComfyUI _server = new();

    protected override FakeVendor Fake => _server;

    protected override string ProviderId => "comfyui";

    protected override string Section => "ComfyUI";

    protected override ModelCatalog Catalog { get; } =
        ModelCatalog.Parse(Models, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Catalog", "styles.json")));

    protected override void Add(IServiceCollection services, IConfiguration configuration) => services.AddComfyUI(configuration);

    [Fact]
    public void Without_an_address_it_is_not_ready()
    {
        using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddProviders("spool")
            .AddComfyUI(new ConfigurationBuilder().Build()).BuildServiceProvider();

        Assert.False(services.GetRequiredService<IVendor>().IsReady);
    }

    [Fact]
    public async Task No_key_goes_out_even_when_one_was_set()
    {
        await Bench.RunAsync(AnyRequest());

        Assert.All(_server.Calls, call => Assert.Null(call.Header("Authorization")));
    }

    [Theory]
    [InlineData("\"}, \"evil\": {\"class_type\": \"SaveImage\"")]
    [InlineData("{model}")]
    [InlineData("{seed} {prompt}")]
    public async Task Whatever_a_person_writes_stays_one_value(string words)
    {
        await Bench.RunAsync(AnyRequest() with { Prompt = words, NegativePrompt = words });

        Assert.Empty(_server.Complaints);
        Assert.Equal(words, Assert.Single(_server.Bill));
        Assert.Equal(7, Assert.Single(_server.Orders).Json.GetProperty("prompt").EnumerateObject().Count());
    }

    [Theory]
    [InlineData("a heron embedding:../../secret.pt", "a heron embedding :../../secret.pt")]
    [InlineData("(EMBEDDING:EasyNegative:1.2)", "(EMBEDDING :EasyNegative:1.2)")]
    [InlineData("<lora:secret:1>", "< lora:secret:1>")]
    [InlineData("an embedding of (herons:1.2), 16:9 <b>", "an embedding of (herons:1.2), 16:9 <b>")]
    public async Task Nobody_names_the_operators_files_in_a_description(string written, string sent)
    {
        await Bench.RunAsync(AnyRequest() with { Prompt = written, NegativePrompt = written });

        Assert.Empty(_server.Complaints);
        Assert.Equal(sent, Assert.Single(_server.Bill));
    }

    [Fact]
    public async Task Size_count_seed_and_model_stand_in_their_places()
    {
        await Bench.RunAsync(AnyRequest() with { Count = 3, Seed = 4711 });

        var graph = Assert.Single(_server.Orders).Json.GetProperty("prompt");
        var canvas = graph.GetProperty("canvas").GetProperty("inputs");
        Assert.Equal((1344, 768, 3), (canvas.GetProperty("width").GetInt32(), canvas.GetProperty("height").GetInt32(), canvas.GetProperty("batch_size").GetInt32()));
        Assert.Equal(4711, graph.GetProperty("sampler").GetProperty("inputs").GetProperty("seed").GetInt64());
        Assert.Equal(FakeGraph.Model, graph.GetProperty("checkpoint").GetProperty("inputs").GetProperty("ckpt_name").GetString());
    }

    [Fact]
    public async Task A_waiting_job_says_where_it_stands()
    {
        await Vendor.SubmitAsync(AnyRequest(), Token);
        var second = Assert.IsType<JobUpdate.Running>(await Vendor.SubmitAsync(AnyRequest(), Token));

        Assert.Equal(2, Assert.IsType<JobUpdate.Running>(await Vendor.PollAsync(second.VendorJobId, Token)).QueuePosition);
        Assert.Null(Assert.IsType<JobUpdate.Running>(await Vendor.PollAsync(second.VendorJobId, Token)).QueuePosition);
    }

    [Theory]
    [InlineData("value_not_in_list", FakeGraph.Model, FailureKind.ModelGone)]
    [InlineData("value_not_in_list", "a sampler", FailureKind.ProviderConfig)]
    [InlineData("value_bigger_than_max", 99999, FailureKind.SettingsRefused)]
    [InlineData("value_smaller_than_min", 1, FailureKind.SettingsRefused)]
    [InlineData("required_input_missing", null, FailureKind.ProviderConfig)]
    [InlineData("return_type_mismatch", null, FailureKind.ProviderConfig)]
    [InlineData("exception_during_inner_validation", null, FailureKind.ProviderConfig)]
    public Task A_refusal_of_a_node_is_understood(string type, object? received, FailureKind kind) =>
        AssertOrderAsync(kind, 400, FakeComfyUI.Refusal(type, "KSampler", new { input_name = "any", received_value = received }));

    [Theory]
    [InlineData(400, "prompt_no_outputs", FailureKind.ProviderConfig)]
    [InlineData(400, "invalid_prompt", FailureKind.ProviderConfig)]
    [InlineData(400, "missing_node_type", FailureKind.ProviderConfig)]
    [InlineData(400, "invalid_prompt_id", FailureKind.ProviderConfig)]
    [InlineData(404, "anything", FailureKind.ProviderConfig)]
    [InlineData(405, "anything", FailureKind.ProviderConfig)]
    [InlineData(403, "anything", FailureKind.ProviderConfig)]
    [InlineData(413, "anything", FailureKind.SettingsRefused)]
    public Task A_refusal_of_the_whole_is_understood(int status, string type, FailureKind kind) =>
        AssertOrderAsync(kind, status, new { error = new { type, message = "…", details = "…" }, node_errors = Array.Empty<object>() });

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"node_errors": {"a": 7, "b": {"errors": [1, "x", null]}}}""")]
    [InlineData("""{"error": "no"}""")]
    public async Task A_refusal_of_another_shape_is_one_of_the_settings_or_the_workflow(string body)
    {
        _server.Next(CallRole.Order, new(FaultKind.Answer, VendorReply.Text(400, body, "application/json")));

        var failed = Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token));

        Assert.True(failed.Kind is FailureKind.SettingsRefused or FailureKind.ProviderConfig);
    }

    [Fact]
    public async Task A_model_that_the_server_lost_is_gone()
    {
        _server.Graph.Files = ["another.safetensors"];

        Assert.Equal(FailureKind.ModelGone, Assert.IsType<JobUpdate.Failed>(await Bench.RunAsync(AnyRequest())).Kind);
    }

    [Fact]
    public async Task A_job_that_a_restart_took_is_lost()
    {
        var running = Assert.IsType<JobUpdate.Running>(await Vendor.SubmitAsync(AnyRequest(), Token));
        _server.Restart();

        Assert.Equal(FailureKind.Lost, Assert.IsType<JobUpdate.Failed>(await Vendor.PollAsync(running.VendorJobId, Token)).Kind);
    }

    [Fact]
    public async Task A_job_that_ends_between_two_questions_is_not_lost()
    {
        var running = Assert.IsType<JobUpdate.Running>(await Vendor.SubmitAsync(AnyRequest(), Token));
        _server.Faults = call =>
        {
            if (call.Path == "/queue") _server.Stage = JobStage.Ended;
            return null;
        };

        Assert.IsType<JobUpdate.Done>(await Vendor.PollAsync(running.VendorJobId, Token));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"queue_running": 7, "queue_pending": []}""")]
    [InlineData("<html>")]
    public async Task Another_answer_than_a_queue_does_not_say_that_a_job_is_lost(string body)
    {
        var running = Assert.IsType<JobUpdate.Running>(await Vendor.SubmitAsync(AnyRequest(), Token));
        _server.Faults = call => call.Path == "/queue" ? new(FaultKind.Answer, VendorReply.Text(200, body, "application/json")) : null;

        Assert.Equal(FailureKind.Unreadable, Assert.IsType<JobUpdate.Failed>(await Vendor.PollAsync(running.VendorJobId, Token)).Kind);
    }

    [Theory]
    [InlineData("../queue")]
    [InlineData("a b")]
    [InlineData("")]
    public async Task An_id_that_is_none_is_not_called(string id)
    {
        _server.Next(CallRole.Order, Fault.Of(200, new { prompt_id = id, number = 1, node_errors = new { } }));

        Assert.Equal(FailureKind.Unreadable, Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token)).Kind);
        Assert.Single(_server.Calls);
    }
}
