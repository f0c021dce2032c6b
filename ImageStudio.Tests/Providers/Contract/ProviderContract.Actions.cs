using ImageStudio.Web.Providers;

namespace ImageStudio.Tests.Providers.Contract;

/// <summary>What starts from pictures: edits, areas, extensions, upscales and cut-outs, for every route whose catalogue row offers them.</summary>
public abstract partial class ProviderContract
{
    /// <summary>Every way in which the catalogue lets the provider be asked; none for one that only draws.</summary>
    private IReadOnlyList<ActionCase> Ways => [.. ActionCase.Of(ProviderId, Catalog)];

    [Fact]
    public async Task Everything_that_starts_from_pictures_is_what_the_vendor_accepts()
    {
        using var orders = new ActionOrders(Catalog);
        foreach (var way in Ways)
        {
            var request = await ExpectAsync(orders, way);
            var end = await Bench.RunAsync(request);

            Assert.True(Fake.Complaints.IsEmpty, $"{way}: {string.Join("; ", Fake.Complaints)}");
            var done = Assert.IsType<JobUpdate.Done>(end);
            Assert.True(done.Images.Count == way.Count, $"{way}: {done.Images.Count} pictures");
            foreach (var image in done.Images) Assert.True(ImageHead.IsPicture(await Bench.FetchAsync(image)), $"{way}");
        }

        Assert.Equal(Ways.Count, Fake.Bill.Count);
    }

    [Fact]
    public async Task Pictures_go_out_with_the_order_alone_and_the_key_does_not_go_with_the_download()
    {
        if (Ways is not [var way, ..]) return;
        using var orders = new ActionOrders(Catalog);

        var done = Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(await ExpectAsync(orders, way)));
        foreach (var image in done.Images) await Bench.FetchAsync(image);

        Assert.Single(Fake.Orders);
        Assert.All(Fake.Orders, call => Assert.Equal(SendsKey, CarriesKey(call)));
        Assert.All(Fake.Calls.Where(call => call.Role == CallRole.Download), call => Assert.False(CarriesKey(call)));
        Assert.All(Fake.Calls.Where(call => call.Role != CallRole.Order), call => Assert.Empty(call.Body));
    }

    [Fact]
    public async Task The_fake_would_notice_another_picture_and_a_mask_that_says_something_else()
    {
        using var orders = new ActionOrders(Catalog);
        foreach (var way in Ways.DistinctBy(way => (way.Model.Id, way.Operation)))
        {
            var request = await ExpectAsync(orders, way);
            await AssertNoticedAsync(way, request with { Sources = [.. request.Sources.Select(Altered)] });
            if (request.Mask is null || Fake.Look.Area is not { } area) continue;
            await foreach (var misread in orders.MisreadAsync(request, area, way.Action.Sources!.Mask!.Value)) await AssertNoticedAsync(way, misread);
        }
    }

    [Fact]
    public async Task Fifty_schedules_of_faults_and_restarts_cost_nobody_too_much_for_an_edit()
    {
        if (Ways.FirstOrDefault(way => way.HasWords) is not { } way) return;
        await FaultSchedules.PlayEditsAsync(Fake, Catalog, way, Add, Section, Vendor.Delivery);
    }

    private async Task<ImageRequest> ExpectAsync(ActionOrders orders, ActionCase way)
    {
        var (request, area) = await orders.WriteAsync(way);
        (Fake.Look.Sent, Fake.Look.Area) = (request, area);
        return request;
    }

    private async Task AssertNoticedAsync(ActionCase way, ImageRequest wrong)
    {
        Fake.Complaints.Clear();
        Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(wrong, Token));
        Assert.False(Fake.Complaints.IsEmpty, $"{way}");
    }

    /// <summary>Still a picture, the same to the eye.</summary>
    private static RequestPicture Altered(RequestPicture picture) => picture with { Bytes = [.. picture.Bytes, .. "more"u8] };
}
