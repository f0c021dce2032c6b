using System.Text.Json;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.XAI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Providers.XAI;

public sealed class XaiTests : ProviderContract
{
    private readonly FakeXai _xai = new();

    protected override FakeVendor Fake => _xai;

    protected override string ProviderId => "xai";

    protected override string Section => "XAI";

    protected override bool AnswersAtOnce => true;

    protected override void Add(IServiceCollection services, IConfiguration configuration) => services.AddXAI(configuration);

    [Theory]
    [InlineData(400_000_000, 0.04)]
    [InlineData(200_000_000, 0.02)]
    [InlineData(0, 0)]
    public async Task Ticks_are_told_in_dollars(long ticks, decimal usd)
    {
        _xai.Ticks = ticks;

        Assert.Equal(usd, Assert.IsType<JobUpdate.Done>(await Vendor.SubmitAsync(AnyRequest(), Token)).Report?.CostUsd);
    }

    [Fact]
    public async Task An_answer_without_a_bill_reports_nothing()
    {
        _xai.Ticks = null;

        Assert.Null(Assert.IsType<JobUpdate.Done>(await Vendor.SubmitAsync(AnyRequest(), Token)).Report);
    }

    [Fact]
    public async Task The_pictures_wait_in_the_spool()
    {
        var request = AnyRequest() with { Count = 4 };

        var done = Assert.IsType<JobUpdate.Done>(await Vendor.SubmitAsync(request, Token));

        Assert.Equal(4, done.Images.Count);
        Assert.Equal(done.Images, (await Bench.Spool.FindAsync(request.JobId, Token))?.Images);
        Assert.Equal(0.08m, done.Report?.CostUsd);
    }

    [Fact]
    public async Task Only_what_passed_moderation_is_kept()
    {
        _xai.Item = (item, index) => index == 1 ? new { b64_json = (string?)null, respect_moderation = false } : item;

        Assert.Equal(3, Assert.IsType<JobUpdate.Done>(await Vendor.SubmitAsync(AnyRequest() with { Count = 4 }, Token)).Images.Count);
    }

    [Fact]
    public async Task A_withheld_picture_is_not_kept_even_when_it_comes_along()
    {
        _xai.Item = (_, _) => new { b64_json = "AAAA", respect_moderation = false };

        await AssertFailsAsync(FailureKind.ModeratedAfter);
    }

    [Theory]
    [InlineData("")]
    [InlineData("iVBORw0")]
    [InlineData("not base64 at all!")]
    public async Task A_picture_that_is_no_base64_cannot_be_read(string picture)
    {
        _xai.Item = (_, _) => new { b64_json = picture, respect_moderation = true };

        await AssertFailsAsync(FailureKind.Unreadable);
    }

    [Fact]
    public Task A_success_without_pictures_is_the_vendors_fault() => AssertOrderAsync(FailureKind.ProviderFault, 200, new { data = Array.Empty<object>() });

    [Theory]
    [InlineData(400, """{"code": "Client specified an invalid argument", "error": "Incorrect API key provided: xa****77."}""", FailureKind.BadKey)]
    [InlineData(400, """{"error": {"message": "Generated image rejected by content moderation."}}""", FailureKind.ModeratedBefore)]
    [InlineData(400, """{"error": "aspect_ratio is not supported by this model"}""", FailureKind.SettingsRefused)]
    [InlineData(400, """{"error": 7}""", FailureKind.SettingsRefused)]
    [InlineData(403, """{"code": "permission-denied", "error": "Your team doesn't have any credits yet."}""", FailureKind.ProviderFunds)]
    [InlineData(403, """{"code": "permission-denied", "error": "The API key is disabled."}""", FailureKind.BadKey)]
    [InlineData(403, """{"code": "permission-denied", "error": "This model is closed to your team."}""", FailureKind.ProviderConfig)]
    [InlineData(403, """{"error": "Content violates usage guidelines."}""", FailureKind.ModeratedBefore)]
    [InlineData(404, """{"error": "The model does not exist."}""", FailureKind.ModelGone)]
    [InlineData(422, """{"error": "Failed to deserialize the JSON body"}""", FailureKind.SettingsRefused)]
    [InlineData(429, """{"code": "resource-exhausted", "error": "Your team has reached its monthly spending limit."}""", FailureKind.ProviderFunds)]
    [InlineData(429, """{"error": "Too many requests"}""", FailureKind.RateLimited)]
    [InlineData(500, """{"error": "Internal error"}""", FailureKind.ProviderFault)]
    public Task Each_refusal_of_an_order_is_told_apart(int status, string body, FailureKind kind) =>
        AssertOrderAsync(kind, status, JsonSerializer.Deserialize<JsonElement>(body));

    [Fact]
    public async Task There_is_nothing_to_ask_for_and_nothing_to_download()
    {
        Assert.Equal(FailureKind.Lost, Assert.IsType<JobUpdate.Failed>(await Vendor.PollAsync("1", Token)).Kind);
        await Assert.ThrowsAsync<InvalidDataException>(() => Vendor.FetchAsync(new("https://api.x.ai/1.png"), Token));
        Assert.Empty(Fake.Calls);
    }

    [Fact]
    public async Task The_test_of_the_connection_counts_the_models() => Assert.Contains("offered there: 2", (await Vendor.TestAsync(Token)).Words, StringComparison.Ordinal);

    private async Task AssertFailsAsync(FailureKind kind) =>
        Assert.Equal(kind, Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token)).Kind);
}
