using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.DashScope;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Providers.DashScope;

public sealed class DashScopeTests : ProviderContract
{
    private readonly FakeDashScope _dashScope = new();

    protected override FakeVendor Fake => _dashScope;

    protected override string ProviderId => "dashscope";

    protected override string Section => "DashScope";

    protected override bool AnswersAtOnce => true;

    protected override void Add(IServiceCollection services, IConfiguration configuration) => services.AddDashScope(configuration);

    [Theory]
    [InlineData(400, "InvalidParameter", "…", FailureKind.SettingsRefused)]
    [InlineData(400, "InvalidURL", "…", FailureKind.SettingsRefused)]
    [InlineData(400, "InvalidImageFormat", "…", FailureKind.SettingsRefused)]
    [InlineData(400, "DataInspectionFailed", "Input data may contain inappropriate content.", FailureKind.ModeratedBefore)]
    [InlineData(400, "data_inspection_failed", "Output data may contain inappropriate content.", FailureKind.ModeratedAfter)]
    [InlineData(400, "Arrearage", "Access denied, your account is in arrears.", FailureKind.ProviderFunds)]
    [InlineData(401, "InvalidApiKey", "…", FailureKind.BadKey)]
    [InlineData(403, "AllocationQuota.FreeTierOnly", "…", FailureKind.ProviderFunds)]
    [InlineData(403, "AccessDenied", "…", FailureKind.ProviderConfig)]
    [InlineData(403, "AccessDenied.Unpurchased", "…", FailureKind.ProviderConfig)]
    [InlineData(403, "Model.AccessDenied", "…", FailureKind.ProviderConfig)]
    [InlineData(404, "ModelNotFound", "…", FailureKind.ModelGone)]
    [InlineData(429, "Throttling", "…", FailureKind.RateLimited)]
    [InlineData(429, "Throttling.RateQuota", "…", FailureKind.RateLimited)]
    [InlineData(429, "Throttling.AllocationQuota", "…", FailureKind.RateLimited)]
    [InlineData(429, "LimitRequests", "…", FailureKind.RateLimited)]
    [InlineData(429, "insufficient_quota", "…", FailureKind.RateLimited)]
    [InlineData(500, "InternalError.Algo", "…", FailureKind.ProviderFault)]
    [InlineData(503, "ModelUnavailable", "…", FailureKind.NotAccepted)]
    [InlineData(503, "ServiceUnavailable", "…", FailureKind.NotAccepted)]
    public Task The_code_says_what_the_status_does_not(int status, string code, string message, FailureKind kind) =>
        AssertOrderAsync(kind, status, FakeDashScope.ErrorBody(code, message));

    [Fact]
    public async Task Four_pictures_come_from_one_call()
    {
        var done = Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest() with { Count = 4 }));

        Assert.Equal((4, 4m), (done.Images.Distinct().Count(), done.Report?.Usage?.Quantity));
        Assert.Single(_dashScope.Bill);
    }

    [Fact]
    public async Task Pictures_are_found_however_they_are_spread()
    {
        _dashScope.Output = _ => new
        {
            output = new { choices = new[] { Choice("files/a.png", "files/b.png"), Choice("files/c.png") } },
            usage = new { image_count = 3 },
        };

        Assert.Equal(3, Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest())).Images.Count);
    }

    [Fact]
    public async Task The_description_is_not_rewritten_and_no_mark_is_asked_for()
    {
        await Bench.RunAsync(AnyRequest());

        var parameters = Assert.Single(_dashScope.Orders).Json.GetProperty("parameters");
        Assert.False(parameters.GetProperty("prompt_extend").GetBoolean());
        Assert.False(parameters.GetProperty("watermark").GetBoolean());
    }

    [Fact]
    public async Task The_answer_says_how_many_pictures_are_billed() =>
        Assert.Equal(new(new Usage(BillableUnit.Image, 1)), Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest())).Report);

    [Fact]
    public async Task Without_a_count_nothing_is_reported()
    {
        _dashScope.Output = _ => new { output = new { choices = new[] { Choice("files/a.png") } }, usage = new { } };

        Assert.Null(Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest())).Report);
    }

    [Fact]
    public async Task A_picture_named_by_plain_http_is_fetched_by_https()
    {
        const string Signed = "dashscope-result-sgp.oss-ap-southeast-1.aliyuncs.com/1d/a.png?Expires=1&Signature=a%2Fb";
        _dashScope.Output = _ => new { output = new { choices = new[] { new { message = new { content = new[] { new { image = "http://" + Signed } } } } } } };

        Assert.Equal("https://" + Signed, Assert.Single(Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest())).Images).Reference);
    }

    [Theory]
    [InlineData("https://aliyuncs.com.example/a.png")]
    [InlineData("https://169.254.169.254/latest")]
    [InlineData("http://oss-cn-beijing-internal.aliyuncs.com/a.png")]
    public async Task Pictures_come_from_the_vendors_storage_only(string address)
    {
        _dashScope.Output = _ => new { output = new { choices = new[] { new { message = new { content = new[] { new { image = address } } } } } } };
        var done = Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest()));

        await Assert.ThrowsAsync<UnsafeAddressException>(() => Vendor.FetchAsync(done.Images[0], Token));
    }

    [Fact]
    public async Task An_answer_without_pictures_is_the_vendors_failure()
    {
        _dashScope.Output = _ => new { output = new { choices = Array.Empty<object>() } };

        Assert.Equal(FailureKind.ProviderFault, Assert.IsType<JobUpdate.Failed>(await Bench.RunAsync(AnyRequest())).Kind);
    }

    [Fact]
    public async Task A_refusal_may_come_with_a_status_of_success()
    {
        _dashScope.Output = _ => FakeDashScope.ErrorBody("DataInspectionFailed", "Output data may contain inappropriate content.");

        Assert.Equal(FailureKind.ModeratedAfter, Assert.IsType<JobUpdate.Failed>(await Bench.RunAsync(AnyRequest())).Kind);
    }

    [Fact]
    public async Task There_is_nothing_to_ask_for_later() =>
        Assert.Equal(FailureKind.Lost, Assert.IsType<JobUpdate.Failed>(await Vendor.PollAsync("1", Token)).Kind);

    private object Choice(params string[] files) =>
        new { message = new { role = "assistant", content = files.Select(file => new { image = new Uri(_dashScope.Address, file).ToString() }) } };
}
