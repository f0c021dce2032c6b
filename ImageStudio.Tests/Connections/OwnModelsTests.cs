using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Providers.SdServer;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Connections;
using ImageStudio.Web.Data;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Providers.SdServer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Connections;

/// <summary>What an engine of one's own has loaded can be chosen, costs nothing, and waits for the engine when it is off.</summary>
public sealed class OwnModelsTests
{
    private const string ZImage = "own-sdserver-z-image-turbo-";

    public static TheoryData<Engine> Both => Engines.Both;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_model_that_the_engine_names_draws_free_of_charge(Engine engine)
    {
        await using var server = new FakeSdServer();
        await using var pipeline = await OpenAsync(server, engine);
        await ReadAsync(pipeline);

        var model = ModelOf(pipeline)!;
        Assert.Equal(("z_image_turbo", OwnModel.Family, "stable-diffusion.cpp"), (model.Name, model.Family, model.Vendor));
        var generation = await pipeline.StartAsync(pipeline.Settings("flux-dev", count: 2) with { Model = model, Avoid = "people" });
        await pipeline.RunAsync();

        Assert.Empty(server.Complaints);
        Assert.Equal(2, server.Bill.Count);
        Assert.Equal(2, (await pipeline.ImagesAsync(generation)).Count);
        var made = await pipeline.GenerationAsync(generation);
        Assert.All(made.Jobs, job => Assert.Equal((ProviderJobState.Stored, 0, SettlementBasis.Quote, null), (job.State, job.Settled, job.Basis, job.ReportProblem)));
        Assert.Equal(pipeline.Catalog.PriceVersion, made.PriceVersion);
        Assert.Empty(await pipeline.EntriesAsync());
        Assert.True((await pipeline.ReconcileAsync()).IsSound);
    }

    [Fact]
    public async Task Nobody_without_credits_is_kept_from_it()
    {
        await using var server = new FakeSdServer();
        await using var pipeline = await OpenAsync(server);
        await ReadAsync(pipeline);

        Assert.IsType<StartOutcome.Started>(await pipeline.PressAsync(Pipeline.Grace, pipeline.Settings("flux-dev") with { Model = ModelOf(pipeline)! }, Guid.NewGuid()));
    }

    [Theory]
    [InlineData(FaultKind.HangUpBefore)]
    [InlineData(FaultKind.Answer)]
    public async Task While_the_engine_does_not_answer_its_models_are_unavailable_and_then_back(FaultKind fault)
    {
        await using var server = new FakeSdServer();
        await using var pipeline = await OpenAsync(server);
        await ReadAsync(pipeline);
        server.Faults = _ => fault == FaultKind.Answer ? Fault.Page(503) : new(fault);

        await ReadAsync(pipeline);

        var model = ModelOf(pipeline)!;
        var why = pipeline.WhyNot(model);
        Assert.Equal("Temporarily unavailable", why?.State);
        Assert.Contains("stable-diffusion.cpp does not answer", why!.Words, StringComparison.Ordinal);
        server.Faults = _ => null;
        await ReadAsync(pipeline);
        Assert.Null(pipeline.WhyNot(model));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_model_that_the_engine_names_no_longer_is_gone_and_another_there(Engine engine)
    {
        await using var server = new FakeSdServer();
        await using var pipeline = await OpenAsync(server, engine);
        await ReadAsync(pipeline);
        server.Capabilities = new { model = new { stem = "sdxl-base" }, supported_modes = new[] { "img_gen" } };

        await ReadAsync(pipeline);

        Assert.Null(ModelOf(pipeline));
        Assert.NotNull(pipeline.With<CurrentCatalog>().Current.Find("own-sdserver-sdxl-base"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_restart_keeps_the_list_while_the_engine_is_off(Engine engine)
    {
        await using var server = new FakeSdServer();
        await using var pipeline = await OpenAsync(server, engine);
        await ReadAsync(pipeline);
        pipeline.With<CurrentCatalog>().Swap(pipeline.Catalog);

        await pipeline.WithAsync<StudioDb>(db => pipeline.With<LiveCatalog>().LoadAsync(db, Token));

        Assert.NotNull(ModelOf(pipeline));
    }

    [Fact]
    public async Task The_operator_says_how_large_its_pictures_are()
    {
        await using var server = new FakeSdServer();
        await using var pipeline = await OpenAsync(server, settings: ("Megapixels", "0.25"));
        await ReadAsync(pipeline);

        Assert.Equal(new(512, 512), ModelOf(pipeline)!.Routes[0].Sizes[AspectRatio.Square]);
    }

    private static Task ReadAsync(Pipeline pipeline) => pipeline.WithAsync<RefreshModels>(refresh => refresh.RunAsync(Token));

    private static ImageModel? ModelOf(Pipeline pipeline) =>
        pipeline.With<CurrentCatalog>().Current.Models.SingleOrDefault(model => model.Id.StartsWith(ZImage, StringComparison.Ordinal));

    private static Task<Pipeline> OpenAsync(FakeSdServer server, Engine? engine = null, params (string Key, string Value)[] settings) => Pipeline.OpenAsync(
        VendorBench.Catalog,
        services =>
        {
            var values = settings.ToDictionary(s => $"Providers:SdServer:{s.Key}", s => (string?)s.Value);
            values["Providers:SdServer:BaseUrl"] = server.Address.ToString();
            services.AddSdServer(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
            services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
            services.AddProviderConnections(new ConfigurationBuilder().Build());
        },
        engine);
}
