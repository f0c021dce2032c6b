using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.Fal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Providers.Fal;

public sealed class FalTests : ProviderContract
{
    private readonly FakeFal _fal = new();

    protected override FakeVendor Fake => _fal;

    protected override string ProviderId => "fal";

    protected override string Section => "Fal";

    protected override void Add(IServiceCollection services, IConfiguration configuration) => services.AddFal(configuration);

    [Theory]
    [InlineData("1", 1)]
    [InlineData("1.0", 1)]
    [InlineData("0.02", 0.02)]
    [InlineData("42.64", 42.64)]
    [InlineData("-3", -3)]
    public async Task The_header_of_the_result_says_how_many_units_are_billed(string header, decimal units)
    {
        _fal.BillableUnits = header;

        Assert.Equal(units, Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest())).Report?.Units);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("many")]
    [InlineData("NaN")]
    public async Task A_header_that_is_missing_or_no_number_reports_nothing(string? header)
    {
        _fal.BillableUnits = header;

        Assert.Null(Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest())).Report);
    }

    [Theory]
    [InlineData("content_policy_violation", FailureKind.ModeratedBefore)]
    [InlineData("no_media_generated", FailureKind.ProviderFault)]
    [InlineData("image_too_large", FailureKind.SettingsRefused)]
    [InlineData("less_than_equal", FailureKind.SettingsRefused)]
    public async Task A_finished_job_may_have_failed(string type, FailureKind kind)
    {
        var running = Assert.IsType<JobUpdate.Running>(await Vendor.SubmitAsync(AnyRequest(), Token));
        _fal.Faults = call => call.Path.EndsWith("status", StringComparison.Ordinal) || call.Role != CallRole.Question
            ? null
            : Fault.Of(422, new { detail = new[] { new { loc = new object[] { "body", 1 }, msg = "…", type } } });

        Assert.Equal(kind, Assert.IsType<JobUpdate.Failed>(await PollToTheEndAsync(running.VendorJobId)).Kind);
    }

    [Theory]
    [InlineData(500, "x-fal-request-id", "1", FailureKind.ProviderFault)]
    [InlineData(500, "X-Fal-Retryable", "true", FailureKind.Transient)]
    [InlineData(504, "X-Fal-Retryable", "false", FailureKind.ProviderFault)]
    [InlineData(502, "Server", "nginx", FailureKind.Transient)]
    public async Task Only_fals_own_failure_ends_a_job(int status, string header, string value, FailureKind kind)
    {
        var running = Assert.IsType<JobUpdate.Running>(await Vendor.SubmitAsync(AnyRequest(), Token));
        _fal.Faults = call => call.Path.EndsWith("status", StringComparison.Ordinal) || call.Role != CallRole.Question
            ? null
            : Fault.Of(status, new { detail = "Runner server error", error_type = "runner_server_error" }, (header, value));

        Assert.Equal(kind, Assert.IsType<JobUpdate.Failed>(await PollToTheEndAsync(running.VendorJobId)).Kind);
    }

    [Fact]
    public Task An_empty_balance_shows_as_a_locked_user() =>
        AssertOrderAsync(FailureKind.ProviderFunds, 403, new { detail = "User is locked. Reason: Exhausted balance." });

    [Fact]
    public Task A_key_without_rights_is_for_the_operator() => AssertOrderAsync(FailureKind.ProviderConfig, 403, new { detail = "Forbidden" });

    [Fact]
    public Task An_endpoint_that_is_gone_retires_the_model() => AssertOrderAsync(FailureKind.ModelGone, 404, new { detail = "Application not found" });

    [Fact]
    public async Task A_picture_that_the_safety_checker_blackened_is_not_delivered()
    {
        _fal.Output = _ => new { images = new[] { new { url = new Uri(_fal.Address, "files/black.png") } }, has_nsfw_concepts = new[] { true } };

        Assert.Equal(FailureKind.ModeratedAfter, Assert.IsType<JobUpdate.Failed>(await Bench.RunAsync(AnyRequest())).Kind);
    }

    [Fact]
    public async Task One_image_instead_of_a_list_is_read_as_well()
    {
        _fal.Output = _ => new { image = new { url = new Uri(_fal.Address, "files/one.png") } };

        Assert.Single(Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest())).Images);
    }

    [Fact]
    public async Task The_key_is_not_sent_to_an_address_that_is_not_fals()
    {
        Fake.Next(CallRole.Order, Fault.Of(200, new { request_id = "1", response_url = "https://queue.fal.run.example/fal-ai/flux/requests/1" }));

        Assert.Equal(FailureKind.UnsafeResult, Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token)).Kind);
        Assert.Single(Fake.Calls);
    }
}
