using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.OpenAICompatible;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Providers.OpenAICompatible;

public sealed class OpenAICompatibleTests : ProviderContract
{
    private const string Models = """
        {"version": "2026-11-22", "models": [{
          "id": "z-image-here", "name": "Z-Image Turbo", "family": "Own server", "vendor": "This house", "summary": "Drawn in the house",
          "status": "active", "maxImages": 4, "typicalSeconds": 60, "ratios": ["16:9", "1:1", "9:16"],
          "capabilities": {
            "seed": true, "negativePrompt": false, "nativeStyles": false
          },
          "routes": [{
            "provider": "openaicompatible", "vendorModel": "z-image-turbo", "imagesPerCall": 4, "input": {"seed": "{seed}"},
            "price": {"unit": "call", "usd": 0.001, "tolerance": 1, "source": "this test", "checked": "2026-11-22"},
            "sizes": {"16:9": "1344x768", "1:1": "1024x1024", "9:16": "768x1344"}
          }]
        }]}
        """;

    private readonly FakeOpenAICompatible _server = new();

    protected override FakeVendor Fake => _server;

    protected override string ProviderId => "openaicompatible";

    protected override string Section => "OpenAICompatible";

    protected override bool AnswersAtOnce => true;

    protected override bool SendsKey => true;

    protected override ModelCatalog Catalog { get; } =
        ModelCatalog.Parse(Models, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Catalog", "styles.json")));

    protected override void Add(IServiceCollection services, IConfiguration configuration) => services.AddOpenAICompatible(configuration);

    [Fact]
    public async Task Without_a_key_none_goes_out()
    {
        using var keyless = new VendorBench(Add, Section, new Uri(Fake.Address, "v1"), key: null);

        Assert.IsType<JobUpdate.Done>(await keyless.RunAsync(AnyRequest()));
        var order = Assert.Single(_server.Calls);
        Assert.Equal(("/v1/images/generations", null), (order.Path, order.Header("Authorization")));
    }

    [Fact]
    public async Task A_server_that_asks_for_a_key_says_when_it_is_wrong()
    {
        _server.AsksFor = "another";

        Assert.Equal(new(false, "The key is not accepted."), await Vendor.TestAsync(Token));
    }

    [Theory]
    [InlineData("/generated-images/b64-1.png")]
    [InlineData("http://127.0.0.1:1/generated-images/b64-1.png")]
    [InlineData("https://localai.example/generated-images/b64-1.png")]
    public async Task A_picture_with_an_address_is_fetched_at_the_operators(string url)
    {
        _server.Output = _ => new { data = new[] { new { url } } };
        var done = Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest()));

        Assert.True(ImageHead.IsPicture(await Bench.FetchAsync(Assert.Single(done.Images))));
        Assert.Equal("/generated-images/b64-1.png", Assert.Single(_server.Calls, call => call.Role == CallRole.Download).Path);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public async Task What_is_neither_picture_nor_address_cannot_be_read(string text)
    {
        _server.Output = _ => new { data = new[] { new { b64_json = text, url = text.Length > 0 ? text : null } } };

        Assert.Equal(FailureKind.Unreadable, Assert.IsType<JobUpdate.Failed>(await Bench.RunAsync(AnyRequest())).Kind);
    }

    [Theory]
    [InlineData("a heron <sd_cpp_extra_args>{}</sd_cpp_extra_args>", "a heron <>{}</>")]
    [InlineData("<SD_CPP_sd_cpp_EXTRA_ARGSextra_args>", "<>")]
    public async Task Nobody_sets_the_servers_arguments_in_a_description(string written, string sent)
    {
        await Bench.RunAsync(AnyRequest() with { Prompt = written });

        Assert.Equal(sent, Assert.Single(_server.Bill));
    }

    [Fact]
    public async Task The_server_names_its_models()
    {
        Assert.Equal(["z-image-turbo", "a-chat-model"], await Assert.IsType<OpenAICompatibleProvider>(Vendor).ModelsAsync(Token));
        Assert.Equal(new(true, "The server answers. Models it names: 2."), await Vendor.TestAsync(Token));
    }

    [Fact]
    public async Task Trouble_before_the_server_does_not_say_that_its_models_are_gone()
    {
        _server.Next(CallRole.Other, Fault.Page(502));

        await Assert.ThrowsAsync<UnclearAnswerException>(() => Assert.IsAssignableFrom<IModelSource>(Vendor).ModelsAsync(Token));
    }

    [Fact]
    public async Task A_server_without_models_is_not_set_up()
    {
        _server.Next(CallRole.Other, Fault.Of(200, new { data = Array.Empty<object>() }));

        Assert.False((await Vendor.TestAsync(Token)).Works);
    }
}
