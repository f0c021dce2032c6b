using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Media;
using ImageStudio.Web.Providers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Providers.Contract;

/// <summary>
/// Many generations through the whole pipeline, each with random faults of its own: refused and broken connections, gateways' pages,
/// half answers, and the site killed before and after the vendor did its work. The seed is printed.
/// </summary>
internal static class FaultSchedules
{
    private const int Schedules = 200;
    private const int EditSchedules = 50;
    private const int MostKills = 400;
    private const double FaultShare = 0.25;

    private static readonly FaultKind[] Kinds = [FaultKind.HangUpBefore, FaultKind.HangUpAfter, FaultKind.Truncate, FaultKind.Answer];
    private static readonly int[] Statuses = [200, 401, 404, 429, 500, 502, 503];

    public static Task PlayAsync(
        FakeVendor fake, ModelCatalog catalog, (ImageModel Model, ModelRoute Route) reached, Action<IServiceCollection, IConfiguration> add,
        string section, DeliveryClass delivery)
    {
        var plain = new GenerationSettings(reached.Model, catalog.FindStyle(Style.AutoId)!, reached.Model.Ratios[0], 1, "", null, null);
        return PlayAsync(fake, catalog, Schedules, _ => Task.FromResult(plain), add, section, delivery);
    }

    /// <summary>The same for orders that start from a picture of the person's own.</summary>
    public static Task PlayEditsAsync(
        FakeVendor fake, ModelCatalog catalog, ActionCase way, Action<IServiceCollection, IConfiguration> add, string section, DeliveryClass delivery) =>
        PlayAsync(fake, catalog, EditSchedules, pipeline => EditAsync(pipeline, catalog, way), add, section, delivery);

    private static async Task PlayAsync(
        FakeVendor fake, ModelCatalog catalog, int schedules, Func<Pipeline, Task<GenerationSettings>> write, Action<IServiceCollection, IConfiguration> add,
        string section, DeliveryClass delivery)
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {seed}");
        await using var pipeline = await Pipeline.OpenAsync(catalog, services => add(services, VendorBench.Settings(section, fake.Address)));
        var settings = await write(pipeline);
        fake.Faults = new Chaos(seed, pipeline).Of;

        var generations = new List<Guid>();
        for (var i = 0; i < schedules; i++) generations.Add(await pipeline.StartAsync(settings with { Description = $"schedule {i}" }));

        await pipeline.RunThroughKillsAsync(MostKills);
        Assert.DoesNotContain(pipeline.Trouble, line => line.Contains(FakeVendor.Key, StringComparison.Ordinal));
        pipeline.Trouble.Clear();

        foreach (var id in generations) await AssertFairAsync(pipeline, id);
        // An order that was turned away may come again; one that was taken on may not.
        if (delivery == DeliveryClass.Blind) Assert.All(fake.Orders.Where(DidReach).GroupBy(Description), asked => Assert.Single(fake.Bill, asked.Key));
        Assert.All(fake.Bill.GroupBy(line => line), line => Assert.Single(line));
        Assert.Equal(0, (await pipeline.BalanceAsync()).Held);

        bool DidReach(VendorCall call) => fake.Bill.Contains(Description(call));
    }

    private static async Task<GenerationSettings> EditAsync(Pipeline pipeline, ModelCatalog catalog, ActionCase way)
    {
        var (size, token) = (way.Smallest, Pipeline.Token);
        var file = new MemoryStream(Pictures.Png(size.Width, size.Height));
        var kept = Assert.IsType<IntakeOutcome.Kept>(await pipeline.With<ImageIntake>().KeepAsync(file, IntakeLimits.Upload, ImageProvenance.Upload, token)).Image;
        var area = AreaMask.OfRectangles(size.Width, size.Height, [new(0, 0, size.Width / 2, size.Height)]);
        return new(way.Model, catalog.FindStyle(Style.AutoId)!, way.Ratio ?? AspectRatio.Of(size), 1, "", null, null)
        {
            Operation = way.Operation,
            KeepsRatio = way.Ratio is null,
            Scale = way.Scale,
            Sources = [new(Guid.NewGuid(), kept.Hash, kept.Format, size, ImageKind.Uploaded)],
            MaskHash = way.Operation == ImageOperation.EditArea ? await pipeline.With<MaskStore>().KeepAsync(area, token) : null,
        };
    }

    private static async Task AssertFairAsync(Pipeline pipeline, Guid id)
    {
        var job = await pipeline.JobAsync(id);
        var images = await pipeline.ImagesAsync(id);
        Assert.True(job.IsFinished, $"{job.State}");
        Assert.Equal(job.State == ProviderJobState.Stored, images.Count > 0);
        Assert.Equal(job.State == ProviderJobState.Stored, job.Settled is not null);
    }

    private static string Description(VendorCall call)
    {
        var text = System.Text.Encoding.UTF8.GetString(call.Body) + string.Join(' ', call.Form.Select(part => part.Text));
        return System.Text.RegularExpressions.Regex.Match(text, @"schedule \d+").Value;
    }

    /// <summary>One in four calls meets a fault; in half of the broken ones the site is killed at that very moment.</summary>
    private sealed class Chaos(int seed, Pipeline pipeline)
    {
        private readonly Random _random = new(seed);
        private readonly Lock _lock = new();

        public Fault? Of(VendorCall call)
        {
            lock (_lock)
            {
                if (_random.NextDouble() > FaultShare) return null;
                var kind = Kinds[_random.Next(Kinds.Length)];
                if (kind == FaultKind.Answer) return Fault.Page(Statuses[_random.Next(Statuses.Length)]);
                var isKill = kind != FaultKind.Truncate && _random.Next(2) == 0;
                return new(kind, Also: isKill ? pipeline.Kill : null);
            }
        }
    }
}
