using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.Google;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Providers.Google;

public sealed class GoogleTests : ProviderContract
{
    private readonly FakeGoogle _google = new();

    protected override FakeVendor Fake => _google;

    protected override string ProviderId => "google";

    protected override string Section => "Google";

    protected override bool AnswersAtOnce => true;

    protected override void Add(IServiceCollection services, IConfiguration configuration) => services.AddGoogle(configuration);

    [Fact]
    public async Task Words_thoughts_and_pictures_are_reported_in_tokens_of_pictures()
    {
        var done = Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(RequestFor("nano-banana-2.1")));

        Assert.Equal(new Usage(BillableUnit.Token, 1190.65m), done.Report!.Usage);
        Assert.Equal(0.0357195m, done.Report.Usage!.Quantity * 0.00003m);
    }

    [Fact]
    public async Task Each_model_weighs_words_by_its_own_prices()
    {
        var done = Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(RequestFor("nano-banana-pro")));

        // 273 in at 2, 228 words at 12 and 1,120 of the picture at 120 dollars a million.
        Assert.Equal(0.137682m, done.Report!.Usage!.Quantity * 0.00012m, 6);
    }

    [Fact]
    public async Task Without_details_nothing_is_reported()
    {
        _google.Output = new { candidates = new[] { new { content = new { parts = new[] { FakeGoogle.Inline(FakeGoogle.Png) } } } }, usageMetadata = new { candidatesTokenCount = 1148 } };

        Assert.Null(Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest())).Report);
    }

    [Fact]
    public async Task The_last_picture_that_is_no_draft_is_taken()
    {
        var final = Convert.ToBase64String(Pictures.Plain(16, 16, 200, 0, 0));
        _google.Output = FakeGoogle.Drawn(
            FakeGoogle.Inline(FakeGoogle.Png), FakeGoogle.Inline(final), new { text = "There." }, FakeGoogle.Inline(FakeGoogle.Png, thought: true));

        var done = Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest()));

        Assert.Equal(final, Convert.ToBase64String(await Bench.FetchAsync(Assert.Single(done.Images))));
    }

    [Fact]
    public async Task Four_orders_carry_four_seeds()
    {
        for (var i = 0; i < 4; i++) await Vendor.SubmitAsync(AnyRequest() with { Seed = 7 + i }, Token);

        Assert.Equal([7, 8, 9, 10], Fake.Orders.Select(order => order.Json.GetProperty("generationConfig").GetProperty("seed").GetInt64()));
    }

    [Theory]
    [InlineData("SAFETY", FailureKind.ModeratedBefore)]
    [InlineData("PROHIBITED_CONTENT", FailureKind.ModeratedBefore)]
    [InlineData("BLOCKLIST", FailureKind.ModeratedBefore)]
    [InlineData("IMAGE_SAFETY", FailureKind.ModeratedBefore)]
    [InlineData("JAILBREAK", FailureKind.ModeratedBefore)]
    [InlineData("OTHER", FailureKind.ProviderFault)]
    public Task A_blocked_description_has_no_candidate(string blockReason, FailureKind kind) =>
        AssertOutputAsync(kind, new { promptFeedback = new { blockReason }, usageMetadata = new { promptTokenCount = 8 } });

    [Fact]
    public Task No_candidate_and_no_reason_is_a_blocked_description_as_well() =>
        AssertOutputAsync(FailureKind.ModeratedBefore, new { candidates = Array.Empty<object>(), usageMetadata = new { promptTokenCount = 8 } });

    [Theory]
    [InlineData("IMAGE_SAFETY", FailureKind.ModeratedAfter)]
    [InlineData("IMAGE_PROHIBITED_CONTENT", FailureKind.ModeratedAfter)]
    [InlineData("IMAGE_RECITATION", FailureKind.ModeratedAfter)]
    [InlineData("SAFETY", FailureKind.ModeratedAfter)]
    [InlineData("PROHIBITED_CONTENT", FailureKind.ModeratedAfter)]
    [InlineData("BLOCKLIST", FailureKind.ModeratedAfter)]
    [InlineData("SPII", FailureKind.ModeratedAfter)]
    [InlineData("RECITATION", FailureKind.ModeratedAfter)]
    [InlineData("LANGUAGE", FailureKind.SettingsRefused)]
    [InlineData("STOP", FailureKind.ProviderFault)]
    [InlineData("NO_IMAGE", FailureKind.ProviderFault)]
    [InlineData("IMAGE_OTHER", FailureKind.ProviderFault)]
    [InlineData("MAX_TOKENS", FailureKind.ProviderFault)]
    [InlineData("MALFORMED_RESPONSE", FailureKind.ProviderFault)]
    [InlineData("SOMETHING_NEW", FailureKind.ProviderFault)]
    public Task Without_a_picture_the_candidate_says_why(string finishReason, FailureKind kind) => AssertOutputAsync(kind, FakeGoogle.Ended(finishReason));

    [Fact]
    public Task A_refusal_in_words_is_no_picture() => AssertOutputAsync(FailureKind.ProviderFault, FakeGoogle.Drawn(new { text = "I would rather not." }));

    [Fact]
    public Task What_is_not_base64_cannot_be_read() => AssertOutputAsync(FailureKind.Unreadable, FakeGoogle.Drawn(FakeGoogle.Inline("%%%")));

    [Theory]
    [InlineData(400, "INVALID_ARGUMENT", FailureKind.SettingsRefused)]
    [InlineData(400, "FAILED_PRECONDITION", FailureKind.ProviderConfig)]
    [InlineData(401, "UNAUTHENTICATED", FailureKind.BadKey)]
    [InlineData(403, "PERMISSION_DENIED", FailureKind.ProviderConfig)]
    [InlineData(404, "NOT_FOUND", FailureKind.ModelGone)]
    [InlineData(429, "RESOURCE_EXHAUSTED", FailureKind.RateLimited)]
    [InlineData(500, "INTERNAL", FailureKind.ProviderFault)]
    [InlineData(503, "UNAVAILABLE", FailureKind.NotAccepted)]
    public Task Its_errors_are_told_by_their_status(int code, string status, FailureKind kind) => AssertOrderAsync(kind, code, Error(code, status, "…"));

    [Fact]
    public Task A_wrong_key_is_called_a_wrong_argument() =>
        AssertOrderAsync(FailureKind.BadKey, 400, Error(400, "INVALID_ARGUMENT", "…", Detail("reason", "API_KEY_INVALID")));

    [Theory]
    [InlineData(499, "CANCELLED")]
    [InlineData(504, "DEADLINE_EXCEEDED")]
    public async Task A_call_that_was_given_up_over_there_leaves_its_outcome_open(int code, string status)
    {
        Fake.Next(CallRole.Order, Fault.Of(code, Error(code, status, "…")));

        await Assert.ThrowsAsync<UnclearAnswerException>(() => Vendor.SubmitAsync(AnyRequest(), Token));
    }

    [Theory]
    [InlineData("37s", 37.0)]
    [InlineData("0.5s", 0.5)]
    [InlineData("soon", null)]
    public async Task How_long_to_wait_stands_among_the_details(string delay, double? seconds)
    {
        var failed = await ExhaustedAsync("…", Detail("retryDelay", delay));

        Assert.Equal((FailureKind.RateLimited, seconds), (failed.Kind, failed.RetryAfter?.TotalSeconds));
    }

    [Fact]
    public async Task A_daily_quota_is_waited_for_until_it_begins_anew()
    {
        var failed = await ExhaustedAsync("…", Quota("GenerateRequestsPerDayPerProjectPerModel"), Detail("retryDelay", "37s"));

        // It is noon; the next day begins at eight.
        Assert.Equal((FailureKind.RateLimited, TimeSpan.FromHours(20)), (failed.Kind, failed.RetryAfter));
    }

    [Fact]
    public async Task A_project_without_billing_is_not_asked_again()
    {
        Assert.Equal(FailureKind.ProviderFunds, (await ExhaustedAsync("…", Quota("GenerateRequestsPerMinutePerProjectPerModel-FreeTier"))).Kind);
        Assert.Equal(FailureKind.ProviderFunds, (await ExhaustedAsync("Quota exceeded for metric: generate_content, limit: 0, model: …")).Kind);
    }

    [Fact]
    public async Task It_may_take_five_minutes_at_the_version_that_knows_pictures_and_cannot_be_asked_again()
    {
        Assert.Equal("https://generativelanguage.googleapis.com/v1beta/", Vendor.Account.Profile.BaseUrl!.ToString());
        Assert.Equal((TimeSpan.FromMinutes(5), DeliveryClass.Blind), (Vendor.Pace.SubmitLimit, Vendor.Delivery));
        Assert.Equal(FailureKind.Lost, Assert.IsType<JobUpdate.Failed>(await Vendor.PollAsync("1", Token)).Kind);
        await Assert.ThrowsAsync<InvalidDataException>(() => Vendor.FetchAsync(new("https://generativelanguage.googleapis.com/picture"), Token));
    }

    private static ImageRequest RequestFor(string modelId)
    {
        var (model, route) = VendorBench.Reached("google").Single(reached => reached.Model.Id == modelId);
        return VendorBench.Request(model, route, model.Ratios[0]);
    }

    private async Task AssertOutputAsync(FailureKind kind, object output)
    {
        _google.Output = output;

        Assert.Equal(kind, Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token)).Kind);
    }

    private async Task<JobUpdate.Failed> ExhaustedAsync(string message, params Dictionary<string, object>[] details)
    {
        Fake.Next(CallRole.Order, Fault.Of(429, Error(429, "RESOURCE_EXHAUSTED", message, details)));
        return Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token));
    }

    private static Dictionary<string, object> Quota(string quotaId) => Detail("violations", new[] { new { quotaId } });

    private static Dictionary<string, object> Detail(string field, object value) => new() { ["@type"] = "type.googleapis.com/google.rpc…", [field] = value };

    private static object Error(int code, string status, string message, params Dictionary<string, object>[] details) =>
        new { error = new { code, message, status, details } };
}
