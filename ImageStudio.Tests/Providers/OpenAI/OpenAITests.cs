using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.OpenAI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Providers.OpenAI;

public sealed class OpenAITests : ProviderContract
{
    private readonly FakeOpenAI _openAI = new();

    protected override FakeVendor Fake => _openAI;

    protected override string ProviderId => "openai";

    protected override string Section => "OpenAI";

    protected override bool AnswersAtOnce => true;

    protected override void Add(IServiceCollection services, IConfiguration configuration) => services.AddOpenAI(configuration);

    [Theory]
    [InlineData(2, 10, 0, 2156, 0, 0.06473)]
    [InlineData(1, 62, 0, 1756, 0, 0.05299)]
    [InlineData(1, 40, 1500, 1756, 0, 0.06488)]
    [InlineData(1, 0, 0, 1756, 300, 0.05568)]
    public async Task Tokens_of_all_kinds_are_reported_in_tokens_of_the_kind_that_is_priced(int pictures, int textIn, int imageIn, int imageOut, int textOut, decimal usd)
    {
        _openAI.Usage = _ => new
        {
            total_tokens = textIn + imageIn + imageOut + textOut,
            input_tokens = textIn + imageIn,
            output_tokens = imageOut + textOut,
            input_tokens_details = new { text_tokens = textIn, image_tokens = imageIn },
            output_tokens_details = new { image_tokens = imageOut, text_tokens = textOut },
        };

        var done = Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest() with { Count = pictures }));

        Assert.Equal(BillableUnit.Token, done.Report!.Usage!.Unit);
        Assert.Equal(usd, done.Report.Usage.Quantity * PriceOf(AnyRequest()), 6);
    }

    [Fact]
    public async Task Without_details_the_sums_count()
    {
        _openAI.Usage = _ => new { total_tokens = 1840, input_tokens = 84, output_tokens = 1756 };

        var done = Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest()));

        Assert.Equal(1770m, done.Report!.Usage!.Quantity);
    }

    [Fact]
    public async Task An_answer_without_usage_reports_nothing()
    {
        _openAI.Usage = _ => null;

        Assert.Null(Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest())).Report);
    }

    [Fact]
    public async Task Four_pictures_are_one_order_and_three_of_them_are_delivered_when_no_more_come()
    {
        _openAI.Pictures = count => Enumerable.Repeat(FakeOpenAI.Png, count - 1);

        var done = Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest() with { Count = 4 }));

        Assert.Equal(3, done.Images.Count);
        Assert.Equal(4, Assert.Single(Fake.Orders).Json.GetProperty("n").GetInt32());
    }

    [Fact]
    public async Task What_is_not_base64_is_no_picture()
    {
        _openAI.Pictures = _ => ["%%%", "", FakeOpenAI.Png];

        Assert.Single(Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest() with { Count = 3 })).Images);
    }

    [Theory]
    [InlineData(0, FailureKind.ProviderFault)]
    [InlineData(1, FailureKind.Unreadable)]
    public async Task An_answer_without_a_picture_is_a_failure(int items, FailureKind kind)
    {
        _openAI.Pictures = _ => Enumerable.Repeat("%%%", items);

        Assert.Equal(kind, Assert.IsType<JobUpdate.Failed>(await Bench.RunAsync(AnyRequest())).Kind);
    }

    [Fact]
    public async Task The_pictures_outlive_a_site_that_stops_before_it_noted_them()
    {
        var request = AnyRequest();
        var done = Assert.IsType<JobUpdate.Done>(await Vendor.SubmitAsync(request, Token));

        var found = await Bench.Spool.FindAsync(request.JobId, Token);

        Assert.Equal(done.Images, found!.Images);
        Assert.Equal(done.Report, found.Report);
    }

    [Fact]
    public async Task It_may_take_ten_minutes_and_cannot_be_asked_again()
    {
        Assert.Equal(TimeSpan.FromMinutes(10), Vendor.Pace.SubmitLimit);
        Assert.Equal(DeliveryClass.Blind, Vendor.Delivery);
        Assert.Equal(FailureKind.Lost, Assert.IsType<JobUpdate.Failed>(await Vendor.PollAsync("1", Token)).Kind);
        await Assert.ThrowsAsync<InvalidDataException>(() => Vendor.FetchAsync(new("https://api.openai.com/picture.png"), Token));
    }

    [Theory]
    [InlineData(400, "invalid_request_error", "unknown_parameter", FailureKind.SettingsRefused)]
    [InlineData(400, "invalid_request_error", "invalid_value", FailureKind.SettingsRefused)]
    [InlineData(400, "image_generation_user_error", "moderation_blocked", FailureKind.ModeratedBefore)]
    [InlineData(400, "invalid_request_error", "content_policy_violation", FailureKind.ModeratedBefore)]
    [InlineData(400, "invalid_request_error", "billing_hard_limit_reached", FailureKind.ProviderFunds)]
    [InlineData(400, "billing_limit_user_error", "billing_hard_limit_reached", FailureKind.ProviderFunds)]
    [InlineData(401, "invalid_request_error", "invalid_api_key", FailureKind.BadKey)]
    [InlineData(403, "invalid_request_error", null, FailureKind.ProviderConfig)]
    [InlineData(403, "request_forbidden", "unsupported_country_region_territory", FailureKind.ProviderConfig)]
    [InlineData(404, "invalid_request_error", "model_not_found", FailureKind.ModelGone)]
    [InlineData(400, "invalid_request_error", "model_not_found", FailureKind.ModelGone)]
    [InlineData(413, "invalid_request_error", null, FailureKind.SettingsRefused)]
    [InlineData(429, "requests", "rate_limit_exceeded", FailureKind.RateLimited)]
    [InlineData(429, "insufficient_quota", "insufficient_quota", FailureKind.ProviderFunds)]
    [InlineData(500, "server_error", null, FailureKind.ProviderFault)]
    [InlineData(503, "server_error", null, FailureKind.NotAccepted)]
    public Task Its_errors_are_told_by_their_codes(int status, string type, string? code, FailureKind kind) =>
        AssertOrderAsync(kind, status, Error(type, code, "…"));

    [Theory]
    [InlineData("input", FailureKind.ModeratedBefore)]
    [InlineData("output", FailureKind.ModeratedAfter)]
    public Task Newer_models_say_what_was_blocked(string stage, FailureKind kind) => AssertOrderAsync(kind, 400, new
    {
        error = new
        {
            message = "…",
            type = "image_generation_user_error",
            code = "moderation_blocked",
            moderation_details = new { moderation_stage = stage, categories = new[] { "violence" } },
        },
    });

    [Theory]
    [InlineData("retry-after-ms", "1500", "…", 1.5)]
    [InlineData("retry-after", "7", "Please try again in 12s.", 7.0)]
    [InlineData("x-other", "1", "Rate limit reached for images per minute. Please try again in 12s.", 12.0)]
    [InlineData("x-other", "1", "Please try again after 2.5 seconds.", 2.5)]
    [InlineData("x-other", "1", "Please try again in 350ms.", 0.35)]
    [InlineData("x-other", "1", "Slow down.", null)]
    public async Task How_long_to_wait_stands_in_a_header_or_in_the_message(string header, string value, string message, double? seconds)
    {
        Fake.Next(CallRole.Order, Fault.Of(429, Error("requests", "rate_limit_exceeded", message), (header, value)));

        var failed = Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token));

        Assert.Equal(seconds, failed.RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task A_key_that_may_not_draw_is_found_out()
    {
        _openAI.Models = ["gpt-5"];

        var report = await Vendor.TestAsync(Token);

        Assert.Equal((false, "The key is accepted, but no GPT-Image model is listed for it."), (report.Works, report.Words));
    }

    private static decimal PriceOf(ImageRequest request) =>
        VendorBench.Catalog.Find(request.ModelId)!.Routes.Single(route => route.VendorModel == request.VendorModel).Price.Usd;

    private static object Error(string type, string? code, string message) => new { error = new { message, type, param = (string?)null, code } };
}
