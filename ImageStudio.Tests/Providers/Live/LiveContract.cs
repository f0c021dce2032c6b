using System.Globalization;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers;

namespace ImageStudio.Tests.Providers.Live;

/// <summary>
/// The part of the contract that a vendor itself can be asked for without harm: the connection, a picture at each ratio, a native style, the
/// same question twice, the bill. It takes the cheapest model, one picture at a time, and says what it spent.
/// </summary>
internal sealed class LiveContract(IVendor vendor, ResultSpool spool, TimeSpan pause, Action<string> say)
{
    private const int MostPolls = 300;

    // Vendors round sides to multiples of 8 to 64.
    private const double MostRatioDeviation = 0.06;

    private decimal _spent;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <returns>What was spent, in US dollars: as reported, else as the catalogue says.</returns>
    public async Task<decimal> PlayAsync(IReadOnlyList<(ImageModel Model, ModelRoute Route)> routes)
    {
        var connection = await vendor.TestAsync(Token);
        Assert.True(connection.Works, connection.Words);
        say($"{vendor.Name}: {connection.Words}");

        var (model, route) = routes.MinBy(Cost);
        foreach (var ratio in model.Ratios) await DrawAsync(VendorBench.Request(model, route, ratio, count: 1), model, route);

        var (styled, native) = routes.Where(reached => reached.Route.NativeStyles.Count > 0).OrderBy(Cost).FirstOrDefault();
        if (styled is not null) await DrawAsync(VendorBench.Request(styled, native, styled.Ratios[0], count: 1, native.NativeStyles.Keys.Order().First()), styled, native);

        say(string.Create(CultureInfo.InvariantCulture, $"{vendor.Name}: {_spent:0.####} US dollars spent."));
        return _spent;
    }

    private static decimal Cost((ImageModel Model, ModelRoute Route) reached) =>
        reached.Model.Ratios.Sum(ratio => Expected(reached.Route, ratio).Quantity) * reached.Route.Price.Usd;

    private static Usage Expected(ModelRoute route, AspectRatio ratio) => route.Price.Expect(ImageWork.Create(ratio, 1), route.Sizes[ratio]);

    private async Task DrawAsync(ImageRequest request, ImageModel model, ModelRoute route)
    {
        var done = await EndAsync(await vendor.SubmitAsync(request, Token));
        var bytes = await FetchAsync(Assert.Single(done.Images));
        using var picture = Pictures.Read(bytes);
        var deviation = (double)picture.Width * request.Ratio.Height / ((double)picture.Height * request.Ratio.Width) - 1;
        Assert.True(Math.Abs(deviation) <= MostRatioDeviation, $"{model.Id} drew {picture.Width} × {picture.Height} for {request.Ratio}.");

        await AssertStillDoneAsync(done);
        if (vendor.Delivery == DeliveryClass.Listable) Assert.IsType<JobUpdate.Done>(await vendor.LookUpAsync(request.JobId, Token));
        Count(done.Report, route, request.Ratio);
        say(string.Create(CultureInfo.InvariantCulture, $"{model.Id} {request.Ratio} {request.StyleId}: {picture.Width} × {picture.Height}, reported {done.Report}"));
    }

    private async Task<JobUpdate.Done> EndAsync(JobUpdate update)
    {
        var handle = "";
        for (var polls = 0; polls < MostPolls && update is not JobUpdate.Done; polls++)
        {
            if (update is JobUpdate.Running running) handle = running.VendorJobId;
            var mayPass = update is JobUpdate.Running or JobUpdate.Failed { Kind: FailureKind.Transient or FailureKind.RateLimited };
            Assert.True(mayPass && handle.Length > 0, $"{vendor.Name} said {update}.");
            await Task.Delay(pause, Token);
            update = await vendor.PollAsync(handle, Token);
        }

        return Assert.IsType<JobUpdate.Done>(update);
    }

    /// <summary>Where the answer to the order was the end, there is nothing to ask for any more.</summary>
    private async Task AssertStillDoneAsync(JobUpdate.Done done)
    {
        var again = await vendor.PollAsync(done.VendorJobId, Token);
        if (again is not JobUpdate.Failed { Kind: FailureKind.Lost }) Assert.Equal(done.Images.Count, Assert.IsType<JobUpdate.Done>(again).Images.Count);
    }

    private async Task<byte[]> FetchAsync(ImageSource source)
    {
        await using var bytes = ResultSpool.Holds(source) ? spool.Open(source) : await vendor.FetchAsync(source, Token);
        var copy = new MemoryStream();
        await bytes.CopyToAsync(copy, Token);
        return copy.ToArray();
    }

    private void Count(ProviderReport? report, ModelRoute route, AspectRatio ratio)
    {
        var quantity = report?.Units ?? report?.Usage?.Quantity ?? Expected(route, ratio).Quantity;
        _spent += report?.CostUsd ?? quantity * route.Price.Usd;
    }
}
