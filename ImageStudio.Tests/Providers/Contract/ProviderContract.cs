using System.Net;
using System.Net.Sockets;
using System.Text;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Providers.Contract;

/// <summary>
/// What every provider must do, told against a strict fake of its vendor. A vendor's own test class names the fake and adds the rows of its
/// own error table; what a test here needs beyond that is the catalogue that ships.
/// </summary>
public abstract class ProviderContract : IAsyncLifetime
{
    private VendorBench? _bench;

    protected abstract FakeVendor Fake { get; }

    /// <summary>The catalogue's word for the provider.</summary>
    protected abstract string ProviderId { get; }

    /// <summary>Its section in the settings.</summary>
    protected abstract string Section { get; }

    protected VendorBench Bench => _bench ??= new(Add, Section, Fake.Address);

    protected IVendor Vendor => Bench.Vendor;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The catalogue that leads to the provider: the shipped one, unless the models are known to its own server only.</summary>
    protected virtual ModelCatalog Catalog => VendorBench.Catalog;

    /// <summary>Every model that can be reached through the provider, with that route.</summary>
    protected IReadOnlyList<(ImageModel Model, ModelRoute Route)> Routes => [.. VendorBench.Reached(ProviderId, Catalog)];

    /// <summary>Whether a key that is set goes along with orders.</summary>
    protected virtual bool SendsKey => Vendor.Account.Profile.NeedsKey;

    /// <summary>Whether the answer to an order is the end of the job.</summary>
    protected virtual bool AnswersAtOnce => false;

    /// <summary>What of a native style of the catalogue is to be found in an order; more than one where the vendor splits it over fields.</summary>
    protected virtual IReadOnlyList<string> WordsOf(string nativeStyle) => [nativeStyle];

    protected abstract void Add(IServiceCollection services, IConfiguration configuration);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _bench?.Dispose();
        await Fake.DisposeAsync();
    }

    [Fact]
    public async Task Every_model_draws_at_every_ratio_what_the_vendor_accepts()
    {
        Assert.NotEmpty(Routes);
        foreach (var (model, route) in Routes)
        {
            foreach (var ratio in model.Ratios)
            {
                var request = VendorBench.Request(model, route, ratio, avoid: "people");
                var end = await Bench.RunAsync(request);

                Assert.Empty(Fake.Complaints);
                var done = Assert.IsType<JobUpdate.Done>(end);
                Assert.Equal(request.Count, done.Images.Count);
                foreach (var image in done.Images) Assert.True(ImageHead.IsPicture(await Bench.FetchAsync(image)), $"{model.Id} {ratio}");
            }
        }

        Assert.Equal(Routes.Sum(reached => reached.Model.Ratios.Count), Fake.Bill.Count);
    }

    [Fact]
    public async Task A_style_goes_out_by_the_vendors_own_name_where_it_has_one()
    {
        foreach (var (model, route) in Routes)
        {
            foreach (var (style, native) in route.NativeStyles)
            {
                await Bench.RunAsync(VendorBench.Request(model, route, model.Ratios[0], style: style));

                Assert.Empty(Fake.Complaints);
                var sent = Text(Fake.Orders.Last());
                Assert.All(WordsOf(native), word => Assert.Contains(word, sent, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task The_description_arrives_letter_by_letter()
    {
        const string Words = "Ein Reiher \"im Schilf\"\n& 🐦 <b>früh</b> – 100 %";

        await Bench.RunAsync(AnyRequest() with { Prompt = Words });

        Assert.Empty(Fake.Complaints);
        Assert.Equal(Words, Assert.Single(Fake.Bill));
    }

    [Fact]
    public async Task The_key_goes_to_the_api_and_never_along_with_a_download()
    {
        var done = Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest()));
        foreach (var image in done.Images) await Bench.FetchAsync(image);

        Assert.All(Fake.Orders, call => Assert.Equal(SendsKey, CarriesKey(call)));
        Assert.All(Fake.Calls.Where(call => call.Role == CallRole.Download), call => Assert.False(CarriesKey(call)));
        Assert.All(Fake.Calls, call => Assert.DoesNotContain(FakeVendor.Key, call.Query, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_connection_surely_nothing_was_ordered()
    {
        using var unreachable = new VendorBench(Add, Section, ClosedPort());

        await Assert.ThrowsAsync<NotSentException>(() => unreachable.Vendor.SubmitAsync(AnyRequest(), Token));
    }

    [Theory]
    [InlineData(FaultKind.HangUpBefore)]
    [InlineData(FaultKind.HangUpAfter)]
    [InlineData(FaultKind.Truncate)]
    public async Task A_connection_that_breaks_after_the_order_left_leaves_its_outcome_open_and_is_not_tried_again(FaultKind kind)
    {
        Fake.Next(CallRole.Order, new(kind));

        var trouble = await Record.ExceptionAsync(() => Vendor.SubmitAsync(AnyRequest(), Token));

        Assert.NotNull(trouble);
        Assert.IsNotType<NotSentException>(trouble);
        Assert.Single(Fake.Orders);
        Assert.InRange(Fake.Bill.Count, 0, 1);
    }

    [Fact]
    public async Task Orders_after_each_other_go_out_once_each_even_when_a_connection_was_closed_in_between()
    {
        for (var i = 0; i < 3; i++) await Vendor.SubmitAsync(AnyRequest(), Token);

        Assert.Equal(3, Fake.Orders.Count());
        Assert.Equal(3, Fake.Bill.Count);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_gateways_trouble_leaves_the_outcome_of_an_order_open(int status)
    {
        Fake.Next(CallRole.Order, Fault.Page(status));

        await Assert.ThrowsAsync<UnclearAnswerException>(() => Vendor.SubmitAsync(AnyRequest(), Token));
    }

    [Fact]
    public async Task An_answer_that_drips_is_given_up_in_time()
    {
        Fake.Next(CallRole.Order, new(FaultKind.Drip));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Vendor.SubmitAsync(AnyRequest(), limit.Token));
    }

    [Theory]
    [InlineData(401, FailureKind.BadKey)]
    [InlineData(402, FailureKind.ProviderFunds)]
    [InlineData(500, FailureKind.ProviderFault)]
    public async Task What_the_status_alone_says_is_understood(int status, FailureKind kind)
    {
        Fake.Next(CallRole.Order, new(FaultKind.Answer, VendorReply.Empty(status)));

        Assert.Equal(kind, Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token)).Kind);
    }

    [Fact]
    public async Task Too_many_calls_wait_as_long_as_the_vendor_says()
    {
        Fake.Next(CallRole.Order, new(FaultKind.Answer, VendorReply.Json(429, new { }) with { Headers = [("Retry-After", "17")] }));

        var failed = Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token));

        Assert.Equal((FailureKind.RateLimited, TimeSpan.FromSeconds(17)), (failed.Kind, failed.RetryAfter));
    }

    [Theory]
    [InlineData("<html>maintenance</html>")]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[[[[")]
    [InlineData("""{"images": "none", "data": 7, "id": {}, "request_id": [1]}""")]
    public async Task An_answer_that_cannot_be_read_is_said_to_be_so(string body)
    {
        Fake.Next(CallRole.Order, new(FaultKind.Answer, VendorReply.Text(200, body, "application/json")));

        Assert.Equal(FailureKind.Unreadable, Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token)).Kind);
    }

    [Fact]
    public async Task A_flood_of_an_answer_is_not_read_to_its_end()
    {
        var flood = new byte[Vendor.Account.Profile.MaxAnswerBytes + 1024];
        Array.Fill(flood, (byte)' ');
        Fake.Next(CallRole.Order, new(FaultKind.Answer, new(200, "application/json", flood)));

        await Assert.ThrowsAsync<InvalidDataException>(() => Vendor.SubmitAsync(AnyRequest(), Token));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        Fake.Next(CallRole.Order, new(FaultKind.Answer, VendorReply.Empty(307) with { Headers = [("Location", new Uri(Fake.Address, "elsewhere").ToString())] }));

        Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token));
        Assert.Single(Fake.Calls);
    }

    [Theory]
    [InlineData(500, FailureKind.Transient)]
    [InlineData(503, FailureKind.Transient)]
    [InlineData(404, FailureKind.Lost)]
    [InlineData(429, FailureKind.RateLimited)]
    public async Task Trouble_with_a_question_says_nothing_about_the_job(int status, FailureKind kind)
    {
        if (AnswersAtOnce) return;
        var running = Assert.IsType<JobUpdate.Running>(await Vendor.SubmitAsync(AnyRequest(), Token));
        Fake.Next(CallRole.Question, Fault.Page(status));

        Assert.Equal(kind, Assert.IsType<JobUpdate.Failed>(await Vendor.PollAsync(running.VendorJobId, Token)).Kind);
        Assert.IsType<JobUpdate.Done>(await PollToTheEndAsync(running.VendorJobId));
    }

    [Fact]
    public async Task Asked_again_a_finished_job_is_still_finished()
    {
        if (AnswersAtOnce) return;
        var done = Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest()));

        var again = Assert.IsType<JobUpdate.Done>(await Vendor.PollAsync(done.VendorJobId, Token));

        Assert.Equal(done.Images, again.Images);
        Assert.Single(Fake.Bill);
    }

    [Fact]
    public async Task The_connection_can_be_tested_for_nothing()
    {
        var right = await Vendor.TestAsync(Token);
        using var wrong = new VendorBench(Add, Section, Fake.Address, "another-key");

        Assert.True(right.Works, right.Words);
        Assert.DoesNotContain(FakeVendor.Key, right.Words, StringComparison.Ordinal);
        if (Vendor.Account.Profile.NeedsKey) Assert.False((await wrong.Vendor.TestAsync(Token)).Works);
        Assert.Empty(Fake.Bill);
    }

    [Fact]
    public void Without_a_key_it_is_not_ready()
    {
        using var keyless = new VendorBench(Add, Section, Fake.Address, key: null);

        Assert.Equal(!Vendor.Account.Profile.NeedsKey, keyless.Vendor.IsReady);
        Assert.True(Vendor.IsReady);
    }

    [Fact]
    public Task Two_hundred_schedules_of_faults_and_restarts_cost_nobody_too_much() =>
        FaultSchedules.PlayAsync(Fake, Catalog, Routes[0], Add, Section, Vendor.Delivery);

    protected ImageRequest AnyRequest()
    {
        var (model, route) = Routes[0];
        return VendorBench.Request(model, route, model.Ratios[0], count: 1);
    }

    /// <summary>A row of the vendor's own error table, met by an order.</summary>
    protected async Task AssertOrderAsync(FailureKind kind, int status, object body, params (string Name, string Value)[] headers)
    {
        Fake.Next(CallRole.Order, Fault.Of(status, body, headers));

        Assert.Equal(kind, Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token)).Kind);
    }

    protected async Task<JobUpdate> PollToTheEndAsync(string vendorJobId)
    {
        for (var polls = 0; polls < 20; polls++)
        {
            Bench.Clock.Advance(TimeSpan.FromSeconds(10));
            if (await Vendor.PollAsync(vendorJobId, Token) is not JobUpdate.Running and var end) return end;
        }

        throw new InvalidOperationException("The job never ended.");
    }

    private static bool CarriesKey(VendorCall call) => call.Headers.Values.Any(value => value.Contains(FakeVendor.Key, StringComparison.Ordinal));

    private static string Text(VendorCall call) => Encoding.UTF8.GetString(call.Body) + string.Join('\n', call.Form.Select(part => part.Text));

    private static Uri ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
