using ImageStudio.Tests.Support;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Media;

namespace ImageStudio.Tests.Generations;

public sealed class HappyPathTests : PipelineTests
{
    [Fact]
    public async Task A_job_goes_from_ready_to_stored_one_saved_step_at_a_time()
    {
        var generation = await Pipeline.StartAsync();
        var states = new List<ProviderJobState>();

        do
        {
            states.Add((await Pipeline.JobAsync(generation)).State);
            Pipeline.Clock.Advance(TimeSpan.FromSeconds(2));
        }
        while (await Pipeline.StepAsync());

        Assert.Equal([ProviderJobState.Ready, ProviderJobState.Submitted, ProviderJobState.Done, ProviderJobState.Stored], states);
    }

    [Theory]
    [InlineData(PipelineCatalog.Single)]
    [InlineData(PipelineCatalog.Batch)]
    public async Task Four_pictures_reach_the_gallery_paid_for_and_owned(string model)
    {
        var id = await Pipeline.StartAsync(model, 4);

        await Pipeline.RunAsync();

        var generation = await Pipeline.GenerationAsync(id);
        var images = await Pipeline.ImagesAsync(id);
        Assert.True(generation.IsFinished);
        Assert.All(generation.Jobs, job => Assert.Equal((ProviderJobState.Stored, EndReason.None), (job.State, job.EndReason)));
        Assert.All(images, image => Assert.Equal((Pipeline.Ada, "a heron in the reeds", 4_000), (image.OwnerId, image.Description, image.CostMillicredits)));
        Assert.Equal([7, 8, 9, 10], images.Select(image => image.Seed!.Value));
        Assert.Equal(generation.Settled, images.Sum(image => image.CostMillicredits));
        Assert.Equal(new WalletBalance(84_000, 0), await Pipeline.BalanceAsync());
        Assert.Equal(4, Pipeline.Originals.Count);
        foreach (var image in images) Assert.NotNull(await RenditionAsync(image.Hash, image.Format));
    }

    [Fact]
    public async Task The_provider_is_told_exactly_what_was_agreed()
    {
        var settings = Pipeline.Settings(PipelineCatalog.Batch, 3) with { Style = Pipeline.Catalog.FindStyle("pixel")!, Avoid = "people" };
        var generation = await Pipeline.StartAsync(settings);

        await Pipeline.RunAsync();

        var request = Assert.Single(Pipeline.Provider.Submits.Calls);
        var job = await Pipeline.JobAsync(generation);
        Assert.Equal((job.Id, "v/batch", 3, 7), (request.JobId, request.VendorModel, request.Count, request.Seed));
        Assert.Equal(("a heron in the reeds\n\nStyle: big pixels", "people", null), (request.Prompt, request.NegativePrompt, request.NativeStyle));
        Assert.Equal((new(1024, 1024), job.ExpectedUsage), (request.Size, request.Expected?.Usage));
    }

    [Fact]
    public async Task A_style_the_provider_knows_itself_stays_out_of_the_text()
    {
        await Pipeline.StartAsync(Pipeline.Settings() with { Style = Pipeline.Catalog.FindStyle("comic")! });

        await Pipeline.RunAsync();

        var request = Assert.Single(Pipeline.Provider.Submits.Calls);
        Assert.Equal(("a heron in the reeds", "INK"), (request.Prompt, request.NativeStyle));
    }

    [Fact]
    public async Task A_provider_that_answers_at_once_is_not_polled()
    {
        Pipeline.Provider.Submits.Then(request =>
        {
            Pipeline.Provider.Accept(request);
            return Pipeline.Provider.Finished(Pipeline.Provider.Bill.Single());
        });
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunAsync();

        Assert.Equal(ProviderJobState.Stored, (await Pipeline.JobAsync(generation)).State);
        Assert.Empty(Pipeline.Provider.Polls.Calls);
    }

    [Fact]
    public async Task A_share_that_does_not_divide_still_adds_up()
    {
        var expected = await Pipeline.StartAsync(PipelineCatalog.Batch, 3);
        Pipeline.Provider.Polls.Then(handle => Pipeline.Provider.Finished(handle) with
        {
            Report = new(new(ImageStudio.Web.Catalog.BillableUnit.Image, 2.50025m)),
        });

        await Pipeline.RunAsync();

        Assert.Equal([3_334, 3_334, 3_333], (await Pipeline.ImagesAsync(expected)).Select(image => image.CostMillicredits));
        Assert.Equal(10_001, (await Pipeline.JobAsync(expected)).Settled);
    }

    [Fact]
    public async Task A_free_job_leaves_no_trace_in_the_ledger()
    {
        await using var free = await Pipeline.OpenAsync(null, ("Credits:Markup", "0"));
        var generation = await free.StartAsync(PipelineCatalog.Single, 2);

        await free.RunAsync();

        Assert.Equal(2, (await free.ImagesAsync(generation)).Count);
        Assert.Equal(0, (await free.GenerationAsync(generation)).Settled);
        Assert.Empty(await free.EntriesAsync());
    }

    [Fact]
    public async Task A_free_job_that_fails_or_is_cancelled_leaves_no_trace_either()
    {
        await using var free = await Pipeline.OpenAsync(null, ("Credits:Markup", "0"));
        free.Provider.Submits.Then(new ImageStudio.Web.Providers.JobUpdate.Failed(ImageStudio.Web.Providers.FailureKind.SettingsRefused, "no"));
        await free.StartAsync();
        await free.RunAsync();

        Assert.True(await free.CancelAsync(Pipeline.Ada, await free.StartAsync()));

        Assert.Empty(await free.EntriesAsync());
    }

    private Task<FileStream?> RenditionAsync(string hash, ImageFormat format) => Pipeline.WithAsync<ImageStore, FileStream?>(async store =>
    {
        await using var file = await store.OpenRenditionAsync(hash, format, Rendition.Grid, Token);
        return file;
    });
}
