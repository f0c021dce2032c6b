using System.Text;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.Automatic1111;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Providers.Automatic1111;

public sealed class Automatic1111Tests : ProviderContract
{
    private const string Models = """
        {"version": "2026-11-22", "models": [{
          "id": "juggernaut-here", "name": "Juggernaut XL", "family": "Own engine", "vendor": "This house", "summary": "Drawn in the house",
          "status": "active", "maxImages": 4, "typicalSeconds": 60, "ratios": ["16:9", "1:1", "9:16"],
          "capabilities": {"seed": true, "negativePrompt": true, "nativeStyles": false},
          "routes": [{
            "provider": "automatic1111", "vendorModel": "juggernautXL_v9", "imagesPerCall": 4,
            "input": {
              "steps": 30, "sampler_name": "DPM++ 2M",
              "script_name": "x/y/z plot", "alwayson_scripts": {"any": {}}, "override_settings": {"outdir_samples": "/"}
            },
            "price": {"unit": "call", "usd": 0.001, "tolerance": 1, "source": "this test", "checked": "2026-11-22"},
            "editArea": {
              "mask": "white", "formats": ["png"], "minSide": 64, "maxSide": 2048, "maxMegapixels": 1, "multipleOf": 64, "imagesPerCall": 4, "input": {"steps": 30},
              "price": {"unit": "call", "usd": 0.001, "tolerance": 1, "source": "this test", "checked": "2026-11-22"}
            },
            "sizes": {"16:9": "1344x768", "1:1": "1024x1024", "9:16": "768x1344"}
          }]
        }]}
        """;

    private readonly FakeAutomatic1111 _server = new();

    protected override FakeVendor Fake => _server;

    protected override string ProviderId => "automatic1111";

    protected override string Section => "Automatic1111";

    protected override bool AnswersAtOnce => true;

    protected override ModelCatalog Catalog { get; } =
        ModelCatalog.Parse(Models, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Catalog", "styles.json")));

    private IModelSource Server => Assert.IsAssignableFrom<IModelSource>(Vendor);

    protected override void Add(IServiceCollection services, IConfiguration configuration) => services.AddAutomatic1111(configuration);

    [Fact]
    public async Task Name_and_password_go_out_as_http_has_it()
    {
        _server.AsksFor = "ada:pass:wörd";
        using var bench = new VendorBench(Add, Section, Fake.Address, "ada:pass:wörd");

        Assert.IsType<JobUpdate.Done>(await bench.RunAsync(AnyRequest()));
        Assert.Equal("ada:pass:wörd", Encoding.UTF8.GetString(Convert.FromBase64String(Assert.Single(_server.Orders).Header("Authorization")!["Basic ".Length..])));
    }

    [Fact]
    public async Task Without_a_key_none_goes_out()
    {
        using var keyless = new VendorBench(Add, Section, Fake.Address, key: null);

        Assert.IsType<JobUpdate.Done>(await keyless.RunAsync(AnyRequest()));
        Assert.Null(Assert.Single(_server.Calls).Header("Authorization"));
    }

    [Fact]
    public void Without_an_address_it_is_not_ready()
    {
        using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddProviders("spool")
            .AddAutomatic1111(new ConfigurationBuilder().Build()).BuildServiceProvider();

        Assert.False(services.GetRequiredService<IVendor>().IsReady);
    }

    [Fact]
    public async Task What_a_route_adds_reaches_no_extension_and_no_other_setting()
    {
        await Bench.RunAsync(AnyRequest());

        Assert.Empty(_server.Complaints);
        var body = Assert.Single(_server.Orders).Json;
        Assert.Equal(30, body.GetProperty("steps").GetInt32());
        Assert.Equal("DPM++ 2M", body.GetProperty("sampler_name").GetString());
    }

    [Fact]
    public async Task The_task_carries_our_id()
    {
        var request = AnyRequest();

        await Bench.RunAsync(request);

        Assert.Equal(request.JobId.ToString(), Assert.Single(_server.Orders).Json.GetProperty("force_task_id").GetString());
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "")]
    [InlineData(true, "data:image/png;base64,")]
    public async Task A_grid_is_left_out_and_the_pictures_are_told_apart(bool hasGrid, string prefix)
    {
        (_server.HasGrid, _server.Prefix) = (hasGrid, prefix);
        var done = Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest() with { Count = 4 }));

        var pictures = new List<string>();
        foreach (var image in done.Images) pictures.Add(Convert.ToBase64String(await Bench.FetchAsync(image)));
        Assert.Equal(4, pictures.Distinct().Count());
        Assert.DoesNotContain(Convert.ToBase64String(Support.Pictures.Plain(64, 64, 0, 0, 0)), pictures);
        Assert.Null(done.Report);
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("data:image/png;base64,")]
    [InlineData("data:")]
    [InlineData("")]
    [InlineData(7)]
    [InlineData(null)]
    public Task A_picture_that_is_no_base64_cannot_be_read(object? picture) =>
        AssertOrderAsync(FailureKind.Unreadable, 200, new { images = new[] { picture }, info = "{}" });

    [Theory]
    [InlineData(404, "Not Found", FailureKind.ProviderConfig)]
    [InlineData(405, "Method Not Allowed", FailureKind.ProviderConfig)]
    [InlineData(404, "Model not found", FailureKind.ModelGone)]
    [InlineData(404, "Sampler not found", FailureKind.SettingsRefused)]
    [InlineData(400, "Sampler not found", FailureKind.SettingsRefused)]
    [InlineData(401, "Incorrect username or password", FailureKind.BadKey)]
    [InlineData(422, "value is not a valid integer", FailureKind.SettingsRefused)]
    public Task A_refusal_is_understood(int status, string detail, FailureKind kind) => AssertOrderAsync(kind, status, new { detail });

    [Theory]
    [InlineData("OutOfMemoryError", "CUDA out of memory. Tried to allocate 2.00 GiB", FailureKind.ProviderFault)]
    [InlineData("NansException", "A tensor with all NaNs was produced in Unet.", FailureKind.ProviderFault)]
    [InlineData("RuntimeError", "model 'juggernautXL_v9' not found", FailureKind.ModelGone)]
    public Task A_fall_is_understood(string error, string errors, FailureKind kind) =>
        AssertOrderAsync(kind, 500, new { error, detail = "", body = "", errors });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_picture_by_another_model_than_asked_for_is_none(bool isForge)
    {
        _server.IsForge = isForge;

        var failed = Assert.IsType<JobUpdate.Failed>(await Bench.RunAsync(AnyRequest() with { VendorModel = "dreamshaper_8" }));

        Assert.Equal(FailureKind.ModelGone, failed.Kind);
    }

    [Theory]
    [InlineData("""{"sd_model_name": "juggernautXL_v9"}""")]
    [InlineData("""{"sd_model_name": null, "sd_model_hash": ""}""")]
    [InlineData("""{}""")]
    [InlineData("not json")]
    [InlineData("[1]")]
    public async Task An_answer_that_names_no_other_model_is_taken(string info)
    {
        _server.Next(CallRole.Order, Fault.Of(200, new { images = new[] { Convert.ToBase64String(Support.Pictures.Plain(32, 32, 1, 2, 3)) }, info }));

        Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest() with { VendorModel = "sdxl_juggernautXL_v9" }));
    }

    [Theory]
    [InlineData("a heron <lora:secret:1>", "a heron < lora:secret:1>")]
    [InlineData("<<hypernet:a:1> <lyco:b>", "<< hypernet:a:1> < lyco:b>")]
    [InlineData("<lora:<lora:a:1>:1>", "< lora:< lora:a:1>:1>")]
    [InlineData("<segment:../../etc/passwd:1>", "< segment:../../etc/passwd:1>")]
    public async Task Nobody_names_the_operators_files_in_a_description(string written, string sent)
    {
        await Bench.RunAsync(AnyRequest() with { Prompt = written, NegativePrompt = written });

        Assert.Empty(_server.Complaints);
        Assert.Equal(sent, Assert.Single(_server.Bill));
        Assert.Equal(sent, Assert.Single(_server.Orders).Json.GetProperty("negative_prompt").GetString());
    }

    [Theory]
    [InlineData("a (heron:1.3) in [reeds:ice:0.5] BREAK AND mist")]
    [InlineData("<b>3 < 4</b>, 16:9 < a:b > c, < lora:mine:1>")]
    public async Task Its_harmless_language_stays_as_it_was_written(string written)
    {
        await Bench.RunAsync(AnyRequest() with { Prompt = written });

        Assert.Equal(written, Assert.Single(_server.Bill));
    }

    [Fact]
    public async Task A_cancelled_order_stops_nobody_elses()
    {
        await Vendor.CancelAsync(Guid.NewGuid().ToString(), Token);

        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task The_server_names_its_models()
    {
        Assert.Equal([FakeAutomatic1111.Model, FakeAutomatic1111.Loaded, "only a title.ckpt"], await Server.ModelsAsync(Token));
        Assert.Equal(new(true, "The server answers. Models it has: 3."), await Vendor.TestAsync(Token));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(502)]
    public async Task Trouble_before_the_server_does_not_say_that_its_models_are_gone(int status)
    {
        _server.Next(CallRole.Other, Fault.Page(status));

        await Assert.ThrowsAsync<UnclearAnswerException>(() => Server.ModelsAsync(Token));
    }

    [Fact]
    public async Task A_server_without_models_is_not_set_up()
    {
        _server.Next(CallRole.Other, Fault.Of(200, Array.Empty<object>()));

        Assert.Equal(new(false, "A server answers, but it names no model."), await Vendor.TestAsync(Token));
    }

    [Fact]
    public async Task A_server_without_its_api_is_told_apart()
    {
        _server.HasApi = false;

        Assert.Equal(new(false, "A server answers, but its API is off. It has to be started with --api."), await Vendor.TestAsync(Token));
        Assert.Equal(FailureKind.ProviderConfig, Assert.IsType<JobUpdate.Failed>(await Bench.RunAsync(AnyRequest())).Kind);
    }

    [Fact]
    public async Task A_server_with_another_password_says_so()
    {
        _server.AsksFor = "ada:another";

        Assert.StartsWith("The server asks for a name and a password", (await Vendor.TestAsync(Token)).Words, StringComparison.Ordinal);
    }
}
