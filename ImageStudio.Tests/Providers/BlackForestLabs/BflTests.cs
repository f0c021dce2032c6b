using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.BlackForestLabs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Providers.BlackForestLabs;

public sealed class BflTests : ProviderContract
{
    private readonly FakeBfl _bfl = new();

    protected override FakeVendor Fake => _bfl;

    protected override string ProviderId => "bfl";

    protected override string Section => "BlackForestLabs";

    protected override void Add(IServiceCollection services, IConfiguration configuration) => services.AddBlackForestLabs(configuration);

    [Theory]
    [InlineData(2.5, null, 0.025)]
    [InlineData(4.0, 5.2, 0.052)]
    [InlineData(null, 3.0, 0.03)]
    public async Task Credits_are_cents_and_the_finished_task_has_the_last_word(double? atOrder, double? atEnd, double usd)
    {
        (_bfl.Cost, _bfl.FinalCost) = ((decimal?)atOrder, (decimal?)atEnd);

        Assert.Equal((decimal)usd, Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest())).Report?.CostUsd);
    }

    [Fact]
    public async Task A_cost_that_is_never_told_reports_nothing()
    {
        _bfl.Cost = null;

        Assert.Null(Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest())).Report);
    }

    [Theory]
    [InlineData("Request Moderated", FailureKind.ModeratedBefore)]
    [InlineData("Content Moderated", FailureKind.ModeratedAfter)]
    [InlineData("content moderated", FailureKind.ModeratedAfter)]
    [InlineData("Error", FailureKind.ProviderFault)]
    [InlineData("Failed", FailureKind.ProviderFault)]
    [InlineData("Task not found", FailureKind.Lost)]
    public async Task A_task_may_end_without_a_picture(string status, FailureKind kind)
    {
        _bfl.End = status;

        Assert.Equal(kind, Assert.IsType<JobUpdate.Failed>(await Bench.RunAsync(AnyRequest())).Kind);
    }

    [Fact]
    public async Task A_word_nobody_knows_is_not_an_end()
    {
        var running = Assert.IsType<JobUpdate.Running>(await Vendor.SubmitAsync(AnyRequest(), Token));
        Fake.Next(CallRole.Question, Fault.Of(200, new { id = "1", status = "Dreaming", progress = 40 }));

        Assert.Equal(running, await Vendor.PollAsync(running.VendorJobId, Token));
        Assert.IsType<JobUpdate.Done>(await PollToTheEndAsync(running.VendorJobId));
    }

    [Fact]
    public async Task Ready_without_an_address_cannot_be_read()
    {
        _bfl.Sample = "";

        Assert.Equal(FailureKind.Unreadable, Assert.IsType<JobUpdate.Failed>(await Bench.RunAsync(AnyRequest())).Kind);
    }

    [Theory]
    [InlineData("https://api.bfl.ai.example/v1/get_result?id=1")]
    [InlineData("http://api.eu2.bfl.ai/v1/get_result?id=1")]
    [InlineData("https://169.254.169.254/v1/get_result?id=1")]
    public async Task The_key_is_not_sent_to_an_address_that_is_not_the_vendors(string address)
    {
        Fake.Next(CallRole.Order, Fault.Of(200, new { id = "1", polling_url = address }));

        Assert.Equal(FailureKind.UnsafeResult, Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token)).Kind);
        Assert.Single(Fake.Calls);
    }

    [Fact]
    public async Task A_region_of_the_vendors_may_be_asked()
    {
        const string Region = "https://api.eu2.bfl.ai/v1/get_result?id=1";
        Fake.Next(CallRole.Order, Fault.Of(200, new { id = "1", polling_url = Region, cost = 3 }));

        var running = Assert.IsType<JobUpdate.Running>(await Vendor.SubmitAsync(AnyRequest(), Token));

        Assert.StartsWith(Region, running.VendorJobId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_elsewhere_is_not_fetched()
    {
        _bfl.Sample = "https://bfldeliveryevil.blob.core.windows.net/results/1.png";
        var done = Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest()));

        await Assert.ThrowsAsync<UnsafeAddressException>(() => Bench.FetchAsync(done.Images[0]));
    }

    [Fact]
    public async Task An_address_that_is_over_is_asked_for_again_once()
    {
        _bfl.SamplesExpire = true;
        var done = Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest()));

        Assert.True(ImageHead.IsPicture(await Bench.FetchAsync(done.Images[0])));
        Assert.Single(Fake.Bill);
    }

    [Fact]
    public async Task Without_a_fresh_address_the_picture_is_a_miss()
    {
        (_bfl.SamplesExpire, _bfl.SignsAgain) = (true, false);
        var done = Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest()));
        var asked = Fake.Calls.Count(call => call.Role == CallRole.Question);

        await Assert.ThrowsAsync<HttpRequestException>(() => Bench.FetchAsync(done.Images[0]));

        Assert.Equal(asked + 1, Fake.Calls.Count(call => call.Role == CallRole.Question));
    }

    [Theory]
    [InlineData(403, "Not authenticated", FailureKind.BadKey)]
    [InlineData(403, "Forbidden in your region", FailureKind.ProviderConfig)]
    [InlineData(422, "Invalid API key format", FailureKind.BadKey)]
    [InlineData(422, "Value error", FailureKind.SettingsRefused)]
    [InlineData(400, "Bad request", FailureKind.SettingsRefused)]
    [InlineData(402, "Insufficient credits", FailureKind.ProviderFunds)]
    [InlineData(404, "Not Found", FailureKind.ModelGone)]
    public Task Each_refusal_of_an_order_is_told_apart(int status, string detail, FailureKind kind) => AssertOrderAsync(kind, status, new { detail });

    [Fact]
    public Task A_list_of_wrong_fields_is_about_the_settings() =>
        AssertOrderAsync(FailureKind.SettingsRefused, 422, new { detail = new[] { new { loc = new[] { "body", "width" }, msg = "API key", type = "value_error" } } });

    [Fact]
    public async Task Too_many_tasks_wait_a_moment()
    {
        Fake.Next(CallRole.Order, Fault.Of(429, new { detail = "Rate limit exceeded" }));

        var failed = Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token));

        Assert.Equal((FailureKind.RateLimited, TimeSpan.FromSeconds(5)), (failed.Kind, failed.RetryAfter));
    }

    [Fact]
    public async Task The_test_of_the_connection_tells_the_balance() => Assert.Contains("1234.5 credits", (await Vendor.TestAsync(Token)).Words, StringComparison.Ordinal);
}
