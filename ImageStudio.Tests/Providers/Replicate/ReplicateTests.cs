using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.Replicate;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Providers.Replicate;

public sealed class ReplicateTests : ProviderContract
{
    private readonly FakeReplicate _replicate = new();

    protected override FakeVendor Fake => _replicate;

    protected override string ProviderId => "replicate";

    protected override string Section => "Replicate";

    protected override void Add(IServiceCollection services, IConfiguration configuration) => services.AddReplicate(configuration);

    [Theory]
    [InlineData("failed", "CUDA out of memory", FailureKind.ProviderFault)]
    [InlineData("failed", null, FailureKind.ProviderFault)]
    [InlineData("failed", "NSFW content detected in all outputs", FailureKind.ModeratedAfter)]
    [InlineData("failed", "The input or output was flagged as sensitive (E005)", FailureKind.ModeratedAfter)]
    [InlineData("canceled", null, FailureKind.ProviderFault)]
    [InlineData("aborted", null, FailureKind.ProviderFault)]
    public async Task A_prediction_may_end_without_a_picture(string end, string? error, FailureKind kind)
    {
        (_replicate.End, _replicate.Error) = (end, error);

        Assert.Equal(kind, Assert.IsType<JobUpdate.Failed>(await Bench.RunAsync(AnyRequest())).Kind);
    }

    [Fact]
    public async Task A_run_may_have_failed_before_the_order_is_answered()
    {
        Fake.Next(CallRole.Order, Fault.Of(201, new { id = "abc1", status = "failed", error = "Prediction was flagged" }));

        Assert.Equal(FailureKind.ModeratedAfter, Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token)).Kind);
    }

    [Fact]
    public async Task A_run_may_be_done_before_the_order_is_answered()
    {
        Fake.Next(CallRole.Order, Fault.Of(201, new { id = "abc1", status = "succeeded", output = new Uri(Fake.Address, "files/one.png") }));

        var done = Assert.IsType<JobUpdate.Done>(await Vendor.SubmitAsync(AnyRequest(), Token));

        Assert.True(ImageHead.IsPicture(await Bench.FetchAsync(Assert.Single(done.Images))));
    }

    [Fact]
    public async Task Every_picture_of_a_list_is_taken()
    {
        var done = Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest() with { Count = 3 }));

        Assert.Equal(3, done.Images.Distinct().Count());
        Assert.Null(done.Report);
    }

    [Fact]
    public async Task A_word_nobody_knows_is_not_an_end()
    {
        var running = Assert.IsType<JobUpdate.Running>(await Vendor.SubmitAsync(AnyRequest(), Token));
        Fake.Next(CallRole.Question, Fault.Of(200, new { id = running.VendorJobId, status = "queued" }));

        Assert.IsType<JobUpdate.Running>(await Vendor.PollAsync(running.VendorJobId, Token));
        Assert.IsType<JobUpdate.Done>(await PollToTheEndAsync(running.VendorJobId));
    }

    [Theory]
    [InlineData(true, FailureKind.Lost)]
    [InlineData(false, FailureKind.ProviderFault)]
    public async Task An_output_that_is_gone_is_not_a_success(bool isRemoved, FailureKind kind)
    {
        (_replicate.IsRemoved, _replicate.Output) = (isRemoved, _ => null);

        Assert.Equal(kind, Assert.IsType<JobUpdate.Failed>(await Bench.RunAsync(AnyRequest())).Kind);
    }

    [Fact]
    public async Task An_output_of_another_shape_cannot_be_read()
    {
        _replicate.Output = _ => new { image = "one" };

        Assert.Equal(FailureKind.Unreadable, Assert.IsType<JobUpdate.Failed>(await Bench.RunAsync(AnyRequest())).Kind);
    }

    [Fact]
    public async Task A_file_that_wants_the_token_gets_it_from_the_vendors_own_host_only()
    {
        _replicate.DownloadsNeedKey = true;
        var done = Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest()));

        Assert.True(ImageHead.IsPicture(await Bench.FetchAsync(done.Images[0])));
        Assert.Equal([null, $"Bearer {FakeVendor.Key}"], Fake.Calls.Where(call => call.Role == CallRole.Download).Select(call => call.Header("Authorization")));
        Assert.DoesNotContain(Vendor.Account.Profile.ApiHosts, host => !host.EndsWith("replicate.com", StringComparison.Ordinal) && !host.EndsWith("replicate.delivery", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_picture_elsewhere_is_not_fetched()
    {
        _replicate.Output = _ => "https://replicate.delivery.example/out-0.png";
        var done = Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest()));

        await Assert.ThrowsAsync<UnsafeAddressException>(() => Bench.FetchAsync(done.Images[0]));
    }

    [Theory]
    [InlineData("../../account")]
    [InlineData("a/b")]
    [InlineData("")]
    public async Task An_id_that_would_lead_elsewhere_is_no_handle(string id)
    {
        Fake.Next(CallRole.Order, Fault.Of(201, new { id, status = "starting" }));

        Assert.Equal(FailureKind.Unreadable, Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token)).Kind);
    }

    [Theory]
    [InlineData(401, FailureKind.BadKey)]
    [InlineData(402, FailureKind.ProviderFunds)]
    [InlineData(403, FailureKind.ProviderConfig)]
    [InlineData(404, FailureKind.ModelGone)]
    [InlineData(413, FailureKind.SettingsRefused)]
    [InlineData(422, FailureKind.SettingsRefused)]
    [InlineData(429, FailureKind.RateLimited)]
    public Task Each_refusal_of_an_order_is_told_apart(int status, FailureKind kind) =>
        AssertOrderAsync(kind, status, new { title = "Trouble", detail = "Request was throttled. Your rate limit resets in ~30s.", status });

    [Fact]
    public async Task A_run_can_be_stopped()
    {
        var running = Assert.IsType<JobUpdate.Running>(await Vendor.SubmitAsync(AnyRequest(), Token));

        await Vendor.CancelAsync(running.VendorJobId, Token);

        Assert.Equal(FailureKind.ProviderFault, Assert.IsType<JobUpdate.Failed>(await PollToTheEndAsync(running.VendorJobId)).Kind);
    }
}
