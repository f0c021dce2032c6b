using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.Stability;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Providers.Stability;

public sealed class StabilityTests : ProviderContract
{
    private readonly FakeStability _stability = new();

    protected override FakeVendor Fake => _stability;

    protected override string ProviderId => "stability";

    protected override string Section => "Stability";

    protected override bool AnswersAtOnce => true;

    protected override void Add(IServiceCollection services, IConfiguration configuration) => services.AddStability(configuration);

    [Fact]
    public async Task The_picture_waits_in_the_spool_and_nothing_is_reported()
    {
        var request = AnyRequest();

        var done = Assert.IsType<JobUpdate.Done>(await Vendor.SubmitAsync(request, Token));

        Assert.Null(done.Report);
        Assert.Equal(done.Images, (await Bench.Spool.FindAsync(request.JobId, Token))?.Images);
        Assert.True(ImageHead.IsPicture(await Bench.FetchAsync(Assert.Single(done.Images))));
    }

    [Fact]
    public async Task Models_of_one_service_are_told_apart_by_a_field()
    {
        var (model, route) = VendorBench.Reached("stability").Single(reached => reached.Route.VendorModel == "sd3.5-large");
        await Bench.RunAsync(VendorBench.Request(model, route, model.Ratios[0], avoid: "people"));

        var order = Assert.Single(Fake.Orders);
        Assert.Equal(("/v2beta/stable-image/generate/sd3", "sd3.5-large", "people"), (order.Path, order.Field("model"), order.Field("negative_prompt")));
    }

    [Theory]
    [InlineData("CONTENT_FILTERED", FailureKind.ModeratedAfter)]
    [InlineData("ERROR", FailureKind.ProviderFault)]
    public async Task A_picture_that_did_not_finish_well_is_not_kept(string reason, FailureKind kind)
    {
        _stability.FinishReason = reason;
        var request = AnyRequest();

        Assert.Equal(kind, Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(request, Token)).Kind);
        Assert.Null(await Bench.Spool.FindAsync(request.JobId, Token));
    }

    [Fact]
    public async Task A_missing_reason_does_not_throw_a_paid_picture_away()
    {
        _stability.FinishReason = null;

        Assert.IsType<JobUpdate.Done>(await Vendor.SubmitAsync(AnyRequest(), Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("iVBORw0")]
    [InlineData("not base64 at all!")]
    public async Task A_picture_that_is_no_base64_cannot_be_read(string image)
    {
        _stability.Image = image;

        Assert.Equal(FailureKind.Unreadable, Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token)).Kind);
    }

    [Theory]
    [InlineData(400, "bad_request", FailureKind.SettingsRefused)]
    [InlineData(401, "unauthorized", FailureKind.BadKey)]
    [InlineData(402, "payment_required", FailureKind.ProviderFunds)]
    [InlineData(403, "content_moderation", FailureKind.ModeratedBefore)]
    [InlineData(403, "forbidden", FailureKind.ProviderConfig)]
    [InlineData(404, "not_found", FailureKind.ModelGone)]
    [InlineData(413, "payload_too_large", FailureKind.SettingsRefused)]
    [InlineData(422, "unprocessable_entity", FailureKind.SettingsRefused)]
    [InlineData(500, "internal_error", FailureKind.ProviderFault)]
    public Task Each_refusal_of_an_order_is_told_apart(int status, string name, FailureKind kind) =>
        AssertOrderAsync(kind, status, new { id = "1", name, errors = new[] { "…" } });

    [Fact]
    public async Task Who_calls_too_often_waits_a_minute()
    {
        Fake.Next(CallRole.Order, Fault.Of(429, new { id = "1", name = "rate_limit_exceeded", errors = new[] { "…" } }));

        var failed = Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token));

        Assert.Equal((FailureKind.RateLimited, TimeSpan.FromMinutes(1)), (failed.Kind, failed.RetryAfter));
    }

    [Fact]
    public async Task There_is_nothing_to_ask_for_and_nothing_to_download()
    {
        Assert.Equal(FailureKind.Lost, Assert.IsType<JobUpdate.Failed>(await Vendor.PollAsync("1", Token)).Kind);
        await Assert.ThrowsAsync<InvalidDataException>(() => Vendor.FetchAsync(new("https://api.stability.ai/1.png"), Token));
        Assert.Empty(Fake.Calls);
    }

    [Fact]
    public async Task The_test_of_the_connection_tells_the_balance() => Assert.Contains("123.45 credits", (await Vendor.TestAsync(Token)).Words, StringComparison.Ordinal);
}
