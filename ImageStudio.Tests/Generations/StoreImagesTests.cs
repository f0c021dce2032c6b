using System.Text;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Media;
using ImageStudio.Web.Providers;

namespace ImageStudio.Tests.Generations;

public sealed class StoreImagesTests : PipelineTests
{
    public static TheoryData<string, EndReason> Refused => new()
    {
        { "truncated", EndReason.DamagedImage },
        { "flipped byte", EndReason.DamagedImage },
        { "tiny", EndReason.DamagedImage },
        { "web page", EndReason.NotAnImage },
        { "gif", EndReason.NotAnImage },
        { "nothing", EndReason.NotAnImage },
        { "too many bytes", EndReason.TooLargeImage },
        { "too many pixels", EndReason.TooLargeImage },
        { "broken download", EndReason.LostAtProvider },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_no_good_picture_is_fetched_three_times_and_then_given_back(string what, EndReason reason)
    {
        Pipeline.Provider.Fetches.Always = _ => Bad(what);
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunAsync();

        Assert.Equal(StoreImages.MaxFetches, Pipeline.Provider.Fetches.Calls.Count);
        Assert.Empty(Pipeline.Originals);
        await Pipeline.AssertGivenBackAsync(generation, ProviderJobState.Failed, reason);
    }

    [Fact]
    public async Task A_picture_that_comes_whole_the_third_time_is_kept()
    {
        Pipeline.Provider.Fetches.Then(_ => Bad("truncated")).Then(_ => Bad("broken download"));
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunAsync();

        Assert.Equal((ProviderJobState.Stored, EndReason.None), await EndOfAsync(generation));
    }

    [Fact]
    public async Task One_damaged_of_four_costs_three_and_the_others_keep_their_seeds()
    {
        Pipeline.Provider.Fetches.Always = source => source.Reference.EndsWith("/1", StringComparison.Ordinal)
            ? Bad("truncated")
            : ScriptedProvider.Picture(Pictures.Plain(20, 20, source.Reference[^1], 0, 0));
        var generation = await Pipeline.StartAsync(PipelineCatalog.Batch, 4);

        await Pipeline.RunAsync();

        Assert.Equal((ProviderJobState.Stored, EndReason.DamagedImage), await EndOfAsync(generation));
        Assert.Equal([7, 9, 10], (await Pipeline.ImagesAsync(generation)).Select(image => image.Seed!.Value));
        Assert.Equal(3, Pipeline.Originals.Count);

        // The vendor billed four: three of four parts of the hold (17,600) at most.
        Assert.Equal(new WalletBalance(100_000 - 13_200, 0), await Pipeline.BalanceAsync());
        Assert.Equal(2_800, (await Pipeline.JobAsync(generation)).Overrun);
    }

    [Fact]
    public async Task Fewer_pictures_than_asked_for_cost_their_share()
    {
        Pipeline.Provider.Polls.Then(handle => Pipeline.Provider.Finished(handle, pictures: 1) with { Report = null });
        var generation = await Pipeline.StartAsync(PipelineCatalog.Batch, 4);

        await Pipeline.RunAsync();

        Assert.Equal((ProviderJobState.Stored, EndReason.ProviderFault), await EndOfAsync(generation));
        Assert.Equal(4_000, Assert.Single(await Pipeline.ImagesAsync(generation)).CostMillicredits);
        Assert.Equal(new WalletBalance(96_000, 0), await Pipeline.BalanceAsync());
    }

    [Fact]
    public async Task Of_more_pictures_than_asked_for_the_first_are_kept()
    {
        Pipeline.Provider.Polls.Then(handle => Pipeline.Provider.Finished(handle, pictures: 7));
        var generation = await Pipeline.StartAsync(PipelineCatalog.Batch, 2);

        await Pipeline.RunAsync();

        Assert.Equal(["0", "1"], Pipeline.Provider.Fetches.Calls.Select(source => source.Reference.Split('/')[^1]));
        Assert.Equal((ProviderJobState.Stored, EndReason.None), await EndOfAsync(generation));
        Assert.Equal(2, (await Pipeline.ImagesAsync(generation)).Count);
        Assert.Equal(new WalletBalance(92_000, 0), await Pipeline.BalanceAsync());
    }

    [Fact]
    public async Task Another_size_and_format_than_asked_for_is_kept_as_it_is()
    {
        Pipeline.Provider.Fetches.Then(_ => ScriptedProvider.Picture(Pictures.WebP(50, 40)));
        var generation = await Pipeline.StartAsync();

        await Pipeline.RunAsync();

        var image = Assert.Single(await Pipeline.ImagesAsync(generation));
        Assert.Equal((50, 40, ImageFormat.WebP), (image.Width, image.Height, image.Format));
    }

    [Fact]
    public async Task The_same_picture_twice_is_one_file_and_two_pictures()
    {
        Pipeline.Provider.Fetches.Always = _ => ScriptedProvider.Picture(Pictures.Png());
        var generation = await Pipeline.StartAsync(PipelineCatalog.Batch, 2);

        await Pipeline.RunAsync();

        Assert.Equal(2, (await Pipeline.ImagesAsync(generation)).Count);
        Assert.Single(Pipeline.Originals);
    }

    [Fact]
    public async Task One_failed_job_of_four_costs_three()
    {
        Pipeline.Provider.Submits.Then(new JobUpdate.Failed(FailureKind.ModeratedBefore, "no"));
        var id = await Pipeline.StartAsync(PipelineCatalog.Single, 4);

        await Pipeline.RunAsync();

        var generation = await Pipeline.GenerationAsync(id);
        Assert.Equal(3, generation.Jobs.Count(job => job.State == ProviderJobState.Stored));
        Assert.Single(generation.Jobs, job => job.State == ProviderJobState.Moderated);
        Assert.Equal((12_000, 0), (generation.Settled, generation.Held));
        Assert.Equal(new WalletBalance(88_000, 0), await Pipeline.BalanceAsync());
    }

    private static Stream Bad(string what) => what switch
    {
        "truncated" => new MemoryStream(Pictures.Png()[..^200]),
        "flipped byte" => new MemoryStream(CraftedFiles.WithOneByteFlippedInside(Pictures.Png())),
        "tiny" => new MemoryStream(Pictures.Plain(8, 8, 1, 2, 3)),
        "web page" => new MemoryStream(Encoding.UTF8.GetBytes("<!doctype html><title>Sign in</title>")),
        "gif" => new MemoryStream(Pictures.Gif()),
        "nothing" => new MemoryStream(),
        "too many bytes" => new Endless(),
        "too many pixels" => new MemoryStream(CraftedFiles.TinyWebP(16_000, 16_000)),
        "broken download" => throw new HttpRequestException("reset"),
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    private async Task<(ProviderJobState, EndReason)> EndOfAsync(Guid generation)
    {
        var job = await Pipeline.JobAsync(generation);
        return (job.State, job.EndReason);
    }

    /// <summary>A picture that does not stop coming.</summary>
    private sealed class Endless : MemoryStream
    {
        private readonly byte[] _start = Pictures.Png();
        private long _sent;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill(7);
            if (_sent == 0) _start.CopyTo(buffer);
            _sent += buffer.Length;
            Assert.True(_sent <= IntakeLimits.ProviderResult.MaxBytes + (1024 * 1024), "Read on far above the limit.");
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
