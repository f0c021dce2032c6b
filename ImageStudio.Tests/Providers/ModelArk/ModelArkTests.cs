using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.ModelArk;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Providers.ModelArk;

public sealed class ModelArkTests : ProviderContract
{
    private readonly FakeModelArk _ark = new();

    protected override FakeVendor Fake => _ark;

    protected override string ProviderId => "modelark";

    protected override string Section => "ModelArk";

    protected override bool AnswersAtOnce => true;

    protected override void Add(IServiceCollection services, IConfiguration configuration) => services.AddModelArk(configuration);

    [Theory]
    [InlineData(400, "MissingParameter", FailureKind.SettingsRefused)]
    [InlineData(400, "InvalidParameter.Size", FailureKind.SettingsRefused)]
    [InlineData(400, "InputTextSensitiveContentDetected", FailureKind.ModeratedBefore)]
    [InlineData(400, "InputImageSensitiveContentDetected.PrivacyInformation", FailureKind.ModeratedBefore)]
    [InlineData(400, "SensitiveContentDetected.SevereViolation", FailureKind.ModeratedBefore)]
    [InlineData(400, "InputTextRiskDetection", FailureKind.ModeratedBefore)]
    [InlineData(400, "OutputImageSensitiveContentDetected", FailureKind.ModeratedAfter)]
    [InlineData(400, "InvalidEndpoint.ClosedEndpoint", FailureKind.ModelGone)]
    [InlineData(401, "AuthenticationError", FailureKind.BadKey)]
    [InlineData(403, "AccountOverdueError", FailureKind.ProviderFunds)]
    [InlineData(403, "AccessDenied", FailureKind.ProviderConfig)]
    [InlineData(404, "ModelNotOpen", FailureKind.ProviderConfig)]
    [InlineData(404, "InvalidEndpointOrModel.NotFound", FailureKind.ModelGone)]
    [InlineData(429, "RateLimitExceeded.EndpointRPMExceeded", FailureKind.RateLimited)]
    [InlineData(429, "ServerOverloaded", FailureKind.RateLimited)]
    [InlineData(429, "QuotaExceeded", FailureKind.ProviderFunds)]
    [InlineData(500, "InternalServiceError", FailureKind.ProviderFault)]
    public Task The_code_says_what_the_status_does_not(int status, string code, FailureKind kind) => AssertOrderAsync(kind, status, FakeModelArk.ErrorBody(code));

    [Fact]
    public async Task The_vendors_mark_is_never_asked_for()
    {
        await Bench.RunAsync(AnyRequest());

        Assert.False(Assert.Single(_ark.Orders).Json.GetProperty("watermark").GetBoolean());
    }

    [Fact]
    public async Task The_answer_says_how_many_pictures_are_billed() =>
        Assert.Equal(new(new Usage(BillableUnit.Image, 1)), Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest())).Report);

    [Fact]
    public async Task Without_a_count_nothing_is_reported()
    {
        var picture = new { b64_json = Convert.ToBase64String([0x89, 0x50, 0x4E, 0x47, 0x0D]) };
        _ark.Output = _ => new { data = new[] { picture }, usage = new { generated_images = "many" } };

        Assert.Null(Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest())).Report);
    }

    [Theory]
    [InlineData("OutputImageSensitiveContentDetected", FailureKind.ModeratedAfter)]
    [InlineData("InternalServiceError", FailureKind.ProviderFault)]
    public async Task A_picture_may_fail_on_its_own(string code, FailureKind kind)
    {
        _ark.Output = _ => new { data = new[] { FakeModelArk.ErrorBody(code) }, usage = new { generated_images = 0 } };

        Assert.Equal(kind, Assert.IsType<JobUpdate.Failed>(await Bench.RunAsync(AnyRequest())).Kind);
    }

    [Fact]
    public async Task An_answer_without_pictures_is_the_vendors_failure()
    {
        _ark.Output = _ => new { data = Array.Empty<object>() };

        Assert.Equal(FailureKind.ProviderFault, Assert.IsType<JobUpdate.Failed>(await Bench.RunAsync(AnyRequest())).Kind);
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("")]
    [InlineData("iVBORw0KGgo")]
    public async Task A_picture_that_is_no_base64_cannot_be_read(string text)
    {
        _ark.Output = _ => new { data = new[] { new { b64_json = text } }, usage = new { generated_images = 1 } };

        Assert.Equal(FailureKind.Unreadable, Assert.IsType<JobUpdate.Failed>(await Bench.RunAsync(AnyRequest())).Kind);
    }

    [Fact]
    public async Task There_is_nothing_to_ask_for_later_and_nothing_to_fetch_elsewhere()
    {
        Assert.Equal(FailureKind.Lost, Assert.IsType<JobUpdate.Failed>(await Vendor.PollAsync("1", Token)).Kind);
        await Assert.ThrowsAsync<InvalidDataException>(() => Vendor.FetchAsync(new("https://ark.ap-southeast.bytepluses.com/a.png"), Token));
    }
}
