using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.SdServer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Providers.SdServer;

public sealed class SdServerTests : ProviderContract
{
    private readonly FakeSdServer _server = new();

    protected override FakeVendor Fake => _server;

    protected override string ProviderId => "sdserver";

    protected override string Section => "SdServer";

    protected override ModelCatalog Catalog { get; } = SdServerCatalog.Read();

    private SdServerProvider Server => Assert.IsType<SdServerProvider>(Vendor);

    protected override void Add(IServiceCollection services, IConfiguration configuration) => services.AddSdServer(configuration);

    [Fact]
    public void Without_an_address_it_is_not_ready()
    {
        using var services = Services();

        Assert.False(services.GetRequiredService<IVendor>().IsReady);
    }

    [Fact]
    public async Task Its_address_may_be_an_inner_one_without_a_certificate()
    {
        using var services = Services(("Providers:SdServer:BaseUrl", Fake.Address.ToString()));

        Assert.True((await services.GetRequiredService<IVendor>().TestAsync(Token)).Works);
    }

    [Fact]
    public async Task No_key_goes_out_even_when_one_was_set()
    {
        await Bench.RunAsync(AnyRequest());

        Assert.All(_server.Calls, call => Assert.Null(call.Header("Authorization")));
    }

    [Fact]
    public async Task What_the_route_adds_goes_along_and_the_pictures_are_told_apart()
    {
        var done = Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest() with { Count = 4 }));

        Assert.Equal(8, Assert.Single(_server.Orders).Json.GetProperty("sample_params").GetProperty("sample_steps").GetInt32());
        var pictures = new List<string>();
        foreach (var image in done.Images) pictures.Add(Convert.ToBase64String(await Bench.FetchAsync(image)));
        Assert.Equal(4, pictures.Distinct().Count());
        Assert.Null(done.Report);
    }

    [Fact]
    public async Task A_waiting_job_says_where_it_stands()
    {
        var running = Assert.IsType<JobUpdate.Running>(await Vendor.SubmitAsync(AnyRequest(), Token));

        Assert.Equal(2, Assert.IsType<JobUpdate.Running>(await Vendor.PollAsync(running.VendorJobId, Token)).QueuePosition);
        Assert.Null(Assert.IsType<JobUpdate.Running>(await Vendor.PollAsync(running.VendorJobId, Token)).QueuePosition);
    }

    [Theory]
    [InlineData(400, "invalid generation parameters", FailureKind.SettingsRefused)]
    [InlineData(400, "loaded model does not support img_gen", FailureKind.ProviderConfig)]
    [InlineData(429, "job queue is full", FailureKind.RateLimited)]
    [InlineData(500, "server_error", FailureKind.ProviderFault)]
    public Task A_refusal_is_understood(int status, string text, FailureKind kind) => AssertOrderAsync(kind, status, new { error = text });

    [Theory]
    [InlineData(410, "job expired")]
    [InlineData(404, "job not found")]
    public async Task A_job_that_the_server_has_forgotten_is_lost(int status, string text)
    {
        var running = Assert.IsType<JobUpdate.Running>(await Vendor.SubmitAsync(AnyRequest(), Token));
        _server.Next(CallRole.Question, Fault.Of(status, new { error = text }));

        Assert.Equal(FailureKind.Lost, Assert.IsType<JobUpdate.Failed>(await Vendor.PollAsync(running.VendorJobId, Token)).Kind);
    }

    [Theory]
    [InlineData("failed", "generation_failed")]
    [InlineData("cancelled", "cancelled")]
    public async Task A_job_may_end_without_pictures(string status, string code)
    {
        _server.End = new { id = "job_1", status, error = new { code, message = "generate_image returned no results" } };

        Assert.Equal(FailureKind.ProviderFault, Assert.IsType<JobUpdate.Failed>(await Bench.RunAsync(AnyRequest())).Kind);
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("")]
    public async Task A_picture_that_is_no_base64_cannot_be_read(string text)
    {
        _server.End = new { id = "job_1", status = "completed", result = new { images = new[] { new { index = 0, b64_json = text } } } };

        Assert.Equal(FailureKind.Unreadable, Assert.IsType<JobUpdate.Failed>(await Bench.RunAsync(AnyRequest())).Kind);
    }

    [Theory]
    [InlineData("../../sdapi/v1/options")]
    [InlineData("job 1")]
    [InlineData("")]
    public async Task An_id_that_is_none_is_not_called(string id)
    {
        _server.Next(CallRole.Order, Fault.Of(202, new { id, status = "queued" }));

        Assert.Equal(FailureKind.Unreadable, Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token)).Kind);
        Assert.Single(_server.Calls);
    }

    [Fact]
    public async Task A_job_is_stopped_at_its_own_address_and_a_no_is_no_trouble()
    {
        var running = Assert.IsType<JobUpdate.Running>(await Vendor.SubmitAsync(AnyRequest(), Token));
        await Vendor.PollAsync(running.VendorJobId, Token);

        await Vendor.CancelAsync(running.VendorJobId, Token);

        Assert.Equal("/sdcpp/v1/jobs/job_692173c0_00000000/cancel", _server.Calls.Last().Path);
    }

    [Fact]
    public async Task The_server_says_which_model_it_has()
    {
        Assert.Equal(["z_image_turbo"], await Server.ModelsAsync(Token));
        Assert.Equal(new(true, "The server answers. It draws with z_image_turbo."), await Vendor.TestAsync(Token));
    }

    [Fact]
    public async Task Trouble_before_the_server_does_not_say_that_its_models_are_gone()
    {
        _server.Next(CallRole.Other, Fault.Page(502));

        await Assert.ThrowsAsync<UnclearAnswerException>(() => Server.ModelsAsync(Token));
    }

    [Fact]
    public async Task A_server_with_a_model_for_films_draws_no_pictures()
    {
        _server.Capabilities = new { model = new { name = "wan.gguf" }, supported_modes = new[] { "vid_gen" } };

        Assert.Empty(await Server.ModelsAsync(Token));
        Assert.False((await Vendor.TestAsync(Token)).Works);
    }

    [Fact]
    public async Task Another_kind_of_server_at_the_address_is_found_out()
    {
        _server.Next(CallRole.Other, Fault.Of(404, new { detail = "Not Found" }));

        Assert.Equal(new(false, "There is nothing at this address."), await Vendor.TestAsync(Token));
    }

    private static ServiceProvider Services(params (string Name, string Value)[] settings) => new ServiceCollection()
        .AddSingleton(TimeProvider.System).AddProviders("spool")
        .AddSdServer(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build())
        .BuildServiceProvider();
}
